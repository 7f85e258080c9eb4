import { GroupLearner } from './mentor-groups';
import { planMentor } from './mentor-rounds';
import { MentorWeek, OpenSession, Placement } from './mentor-week';
import { PlanMentor, PlanVenue } from './plan-problem';
import { takeSeats } from './seats';
import type { FixedSession } from './timetable';
import { AT_HOME, countFree, WeekBoard } from './week-board';
import type { WeekLimits } from './week-limits';

/** One mentor's part in a week. */
export interface WeekTask {
  mentor: PlanMentor;
  /** Index into the plan's mentors. */
  index: number;
  learners: readonly GroupLearner[];
  open: readonly OpenSession[];
  leftOut: readonly number[];
  /** The mentor's sessions of this week that were agreed before. */
  fixed: readonly FixedSession[];
  limits: WeekLimits;
  /** Sessions this mentor had in the weeks before. */
  sessionsBefore: number;
}

/** What a week came to for one mentor. */
export interface WeekResult {
  task: WeekTask;
  placements: Placement[];
  /** Left out only because a venue had no seat. */
  lacksSeats: boolean;
}

/** How many mentors may be planned anew in a week, so that the time stays bounded. */
const MOST_PLANNED_ANEW = 3000;

/**
 * Plans a week of a ward. Each mentor's week is planned for itself (exactly, up to ten learners);
 * the seats of the venues are what mentors share. Those with the least choice of time come first,
 * among equals those who worked most in the weeks before. Where a mentee is left out for want of
 * seats, the mentor is planned anew together with those who hold them.
 */
export class WeekPlanner {
  private readonly placements = new Map<WeekTask, Placement[]>();
  private plannedAnew = 0;

  constructor(
    private readonly board: WeekBoard,
    private readonly venues: readonly PlanVenue[],
  ) {}

  /** `onProgress` hears the share of the mentors that have a week, 0 to 1; exchanging seats is not counted. */
  plan(tasks: readonly WeekTask[], onProgress: (done: number) => void): WeekResult[] {
    const order = this.leastChoiceFirst(tasks);
    for (const [index, task] of order.entries()) {
      this.place(task);
      onProgress((index + 1) / order.length);
    }
    const lacking = this.shareSeats(order);
    return order.map((task) => ({
      task,
      placements: this.placements.get(task) ?? [],
      lacksSeats: lacking.has(task),
    }));
  }

  private leastChoiceFirst(tasks: readonly WeekTask[]): WeekTask[] {
    return tasks
      .map((task) => ({
        task,
        slack: countFree(this.board.mentorFree[task.index]) - task.learners.length,
      }))
      .sort(
        (a, b) =>
          a.slack - b.slack ||
          b.task.sessionsBefore - a.task.sessionsBefore ||
          a.task.index - b.task.index,
      )
      .map(({ task }) => task);
  }

  private place(task: WeekTask): void {
    this.settle(task, planMentor(this.weekOf(task), this.board, this.board.seatsLeft, this.venues));
  }

  private settle(task: WeekTask, placements: Placement[]): void {
    this.placements.set(task, placements);
    for (const placement of placements) takeSeats(this.board.seatsLeft, placement, 1);
  }

  private lift(task: WeekTask): Placement[] {
    const placements = this.placements.get(task) ?? [];
    for (const placement of placements) takeSeats(this.board.seatsLeft, placement, -1);
    this.placements.set(task, []);
    return placements;
  }

  private weekOf({ index, ...task }: WeekTask): MentorWeek {
    return { ...task, free: this.board.mentorFree[index] };
  }

  /** True when some are left out whom the seats of other mentors would have served. */
  private lacksSeats(task: WeekTask): boolean {
    const served = this.served(task);
    if (served === task.learners.length) return false;
    return countMentees(this.planWithAllSeats(task)) > served;
  }

  private planWithAllSeats(task: WeekTask): Placement[] {
    const seats = this.board.seatsAtFirst.map((row) => Int32Array.from(row));
    return planMentor(this.weekOf(task), this.board, seats, this.venues);
  }

  /**
   * Exchanges seats until nobody lacks them or nothing more is found; returns who still does. Once
   * for each mentor an exchange may also hand the lack on to another, who may know a way out.
   */
  private shareSeats(order: readonly WeekTask[]): Set<WeekTask> {
    const lacking = new Set(order.filter((task) => this.lacksSeats(task)));
    const hasHandedOn = new Set<WeekTask>();
    const queue = [...lacking];
    for (let task = queue.shift(); task; task = queue.shift()) {
      const changed =
        this.exchangeSeats(task, order, 1) ??
        (hasHandedOn.has(task) ? null : this.exchangeSeats(task, order, 0));
      hasHandedOn.add(task);
      for (const one of changed ?? []) {
        lacking.delete(one);
        if (!this.lacksSeats(one)) continue;
        lacking.add(one);
        queue.push(one);
      }
    }
    return lacking;
  }

  /**
   * Plans this mentor together with those who hold the seats: after all of them made way where they
   * could, before one of them, or before two. Returns those whose week changed, or null.
   */
  private exchangeSeats(
    task: WeekTask,
    others: readonly WeekTask[],
    gain: 0 | 1,
  ): readonly WeekTask[] | null {
    const wishes = this.planWithAllSeats(task).filter(({ venue }) => venue !== AT_HOME);
    const isWished = ({ venue, slot }: Placement) =>
      wishes.some((wish) => wish.venue === venue && wish.slot === slot);
    const holders = others.filter(
      (other) => other !== task && this.placements.get(other)?.some(isWished),
    );
    const orders = [
      [...holders, task],
      ...holders.map((one) => [task, one]),
      ...orderedPairs(holders).map((pair) => [task, ...pair]),
    ];
    for (const order of orders) {
      if (this.plannedAnew >= MOST_PLANNED_ANEW) break;
      this.plannedAnew += order.length;
      if (this.planAnew(order, task, order[0] === task ? [] : wishes, gain)) return order;
    }
    return null;
  }

  /**
   * Plans mentors anew in this order; takes it back unless `gain` more mentees are served. Without
   * a gain, more of `task`'s must be.
   */
  private planAnew(
    order: readonly WeekTask[],
    task: WeekTask,
    wanted: readonly Placement[],
    gain: 0 | 1,
  ): boolean {
    const { seatsWanted } = this.board;
    const countServed = () => order.reduce((count, one) => count + this.served(one), 0);
    const [servedBefore, mineBefore] = [countServed(), this.served(task)];
    const before = order.map((one) => this.lift(one));
    for (const { venue, slot } of wanted) seatsWanted[venue][slot] = 1;
    for (const one of order) this.place(one);
    for (const { venue, slot } of wanted) seatsWanted[venue][slot] = 0;
    const isMore = countServed() >= servedBefore + gain;
    if (isMore && (gain > 0 || this.served(task) > mineBefore)) return true;
    for (const one of order) this.lift(one);
    for (const [at, one] of order.entries()) this.settle(one, before[at]);
    return false;
  }

  private served(task: WeekTask): number {
    return countMentees(this.placements.get(task) ?? []);
  }
}

function orderedPairs<T>(list: readonly T[]): T[][] {
  return list.flatMap((one) => list.filter((other) => other !== one).map((other) => [one, other]));
}

function countMentees(placements: readonly Placement[]): number {
  return placements.reduce((count, { mentees }) => count + mentees.length, 0);
}
