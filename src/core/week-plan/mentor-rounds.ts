import type { FixedSession } from './timetable';
import { AT_HOME, WeekBoard } from './week-board';
import { GroupLearner } from './mentor-groups';
import {
  MentorWeek,
  MOST_LEARNERS_AT_ONCE,
  OpenSession,
  Placement,
  planMentorWeek,
} from './mentor-week';
import { MAX_MENTEES_A_SESSION, PlanVenue } from './plan-problem';
import { takeSeats } from './seats';

/**
 * One mentor's week with any number of learners. Few are planned exactly at once. Many are planned
 * in rounds of ten, those with the fewest half hours first, each round exact beside what the ones
 * before placed and free to join it; then everyone who was left out is tried again together with
 * small sessions, and with the nine whose half hours they share. Near the optimum, not proven. Places nothing on the board.
 */
export function planMentor(
  week: MentorWeek,
  board: WeekBoard,
  seats: Int32Array[],
  venues: readonly PlanVenue[],
): Placement[] {
  const meeting = onlyWhoCanMeet(week, board);
  if (meeting.learners.length <= MOST_LEARNERS_AT_ONCE) {
    return planMentorWeek(meeting, board, seats, venues);
  }
  const rounds = new Rounds(meeting, board, seats, venues);
  const scarceFirst = meeting.learners
    .map((learner) => ({ learner, shared: sharedSlots(meeting, board, learner) }))
    .sort((a, b) => a.shared - b.shared || (a.learner.mentee.id < b.learner.mentee.id ? -1 : 1))
    .map(({ learner }) => learner);
  for (let from = 0; from < scarceFirst.length; from += MOST_LEARNERS_AT_ONCE) {
    rounds.plan(scarceFirst.slice(from, from + MOST_LEARNERS_AT_ONCE));
  }
  for (const learner of scarceFirst) rounds.makeRoomFor(learner);
  rounds.leaveSeats();
  return rounds.placements;
}

/** Whoever shares no half hour with the mentor cannot be served, and would only cost time. */
function onlyWhoCanMeet(week: MentorWeek, board: WeekBoard): MentorWeek {
  const places = week.learners.flatMap((learner, place) =>
    canMeet(week, board.menteeFree[learner.index]) ? [place] : [],
  );
  return {
    ...week,
    learners: places.map((place) => week.learners[place]),
    leftOut: places.map((place) => week.leftOut[place]),
  };
}

function canMeet({ free, open }: MentorWeek, menteeFree: Uint8Array): boolean {
  return (
    free.some((isFree, slot) => isFree & menteeFree[slot]) ||
    open.some(({ slot }) => menteeFree[slot])
  );
}

class Rounds {
  placements: Placement[] = [];
  private readonly leftOut: Map<number, number>;

  constructor(
    private readonly week: MentorWeek,
    private readonly board: WeekBoard,
    private readonly seats: Int32Array[],
    private readonly venues: readonly PlanVenue[],
  ) {
    this.leftOut = new Map(week.learners.map(({ index }, at) => [index, week.leftOut[at]]));
  }

  /** Plans these learners, who must not be placed yet, beside what stands. */
  plan(learners: readonly GroupLearner[]): void {
    const taken = new Set(this.placements.map(({ slot }) => slot));
    const found = planMentorWeek(
      {
        mentor: this.week.mentor,
        free: this.week.free.map((free, slot) => (taken.has(slot) ? 0 : free)),
        learners,
        open: this.openSessions(),
        leftOut: learners.map(({ index }) => this.leftOut.get(index) ?? 0),
        fixed: [
          ...this.week.fixed,
          ...this.placements.flatMap((placement) => this.fixed(placement)),
        ],
        limits: this.week.limits,
      },
      this.board,
      this.seats,
      this.venues,
    );
    for (const placement of found) this.add(placement);
  }

  private fixed({ slot, venue, mentees, joins }: Placement): FixedSession[] {
    if (joins) return [];
    const home = this.week.learners.find(({ index }) => index === mentees[0])?.mentee;
    const { startAt, endAt, date } = this.board.slots[slot];
    const place = venue === AT_HOME ? (home ?? this.week.mentor) : this.venues[venue];
    return [{ startAt, endAt, date, place }];
  }

  /** Plans a learner who was left out anew, together with those in the way; keeps what is better. */
  makeRoomFor(learner: GroupLearner): void {
    for (const others of [this.smallestSessions(learner), this.mostAlike(learner)]) {
      if (this.isPlaced(learner)) return;
      const before = this.placements;
      this.restore(without(before, new Set(others.map(({ index }) => index))));
      this.plan([learner, ...others]);
      if (countPlaced(this.placements) <= countPlaced(before)) this.restore(before);
    }
  }

  /** Some who are left out as well, and whole sessions of few, whose half hours could serve more. */
  private smallestSessions(learner: GroupLearner): GroupLearner[] {
    const others = this.week.learners
      .filter((other) => other !== learner && !this.isPlaced(other))
      .slice(0, MAX_MENTEES_A_SESSION - 1);
    const bySize = [...this.placements].sort(
      (a, b) => a.mentees.length - b.mentees.length || a.slot - b.slot,
    );
    for (const { mentees } of bySize) {
      if (1 + others.length + mentees.length > MOST_LEARNERS_AT_ONCE) break;
      others.push(...this.week.learners.filter(({ index }) => mentees.includes(index)));
    }
    return others;
  }

  private mostAlike(learner: GroupLearner): GroupLearner[] {
    return this.week.learners
      .filter((other) => this.isPlaced(other))
      .map((other) => ({ other, shared: this.halfHoursShared(learner, other) }))
      .sort((a, b) => b.shared - a.shared || (a.other.mentee.id < b.other.mentee.id ? -1 : 1))
      .slice(0, MOST_LEARNERS_AT_ONCE - 1)
      .map(({ other }) => other);
  }

  /** Gives all seats back, so that the caller may take them for good. */
  leaveSeats(): void {
    for (const placement of this.placements) takeSeats(this.seats, placement, -1);
  }

  private restore(placements: Placement[]): void {
    this.leaveSeats();
    this.placements = placements;
    for (const placement of placements) takeSeats(this.seats, placement, 1);
  }

  private add(placement: Placement): void {
    takeSeats(this.seats, placement, 1);
    const { joins, mentees } = placement;
    const same = joins && this.placements.findIndex(({ slot }) => slot === placement.slot);
    if (same === undefined || same < 0) {
      this.placements = [...this.placements, placement];
      return;
    }
    const joined = this.placements[same];
    const together = { ...joined, mentees: [...joined.mentees, ...mentees] };
    this.placements = this.placements.with(same, together);
  }

  private openSessions(): OpenSession[] {
    const agreed = this.week.open.map((session) => {
      const joined = this.placements.find(({ joins }) => joins?.id === session.id);
      return { ...session, room: session.room - (joined?.mentees.length ?? 0) };
    });
    const placed = this.placements
      .filter(({ joins }) => !joins)
      .map(({ slot, venue, topic, mentees }) => ({
        id: null,
        slot,
        venue,
        topic,
        room: MAX_MENTEES_A_SESSION - mentees.length,
        household: this.householdOf(mentees[0]),
      }));
    return [...agreed, ...placed].filter(({ room }) => room > 0);
  }

  private householdOf(index: number): string | null {
    return (
      this.week.learners.find((learner) => learner.index === index)?.mentee.householdId ?? null
    );
  }

  private isPlaced({ index }: GroupLearner): boolean {
    return this.placements.some(({ mentees }) => mentees.includes(index));
  }

  private halfHoursShared(a: GroupLearner, b: GroupLearner): number {
    const free = this.board.menteeFree;
    return countShared(this.week.free, free[a.index], free[b.index]);
  }
}

/** The placements without some mentees; sessions that lose everybody fall away. */
function without(placements: readonly Placement[], mentees: ReadonlySet<number>): Placement[] {
  return placements
    .map((placement) => ({
      ...placement,
      mentees: placement.mentees.filter((index) => !mentees.has(index)),
    }))
    .filter((placement) => placement.mentees.length > 0);
}

function countPlaced(placements: readonly Placement[]): number {
  return placements.reduce((count, { mentees }) => count + mentees.length, 0);
}

function sharedSlots({ free }: MentorWeek, board: WeekBoard, { index }: GroupLearner): number {
  return countShared(free, free, board.menteeFree[index]);
}

/** In how many half hours all three are free. */
function countShared(mentor: Uint8Array, a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let slot = 0; slot < mentor.length; slot += 1) count += mentor[slot] & a[slot] & b[slot];
  return count;
}
