import { countBits } from './group-cover';
import type { MentorGroups } from './mentor-groups';
import { MAX_MENTEES_A_SESSION } from './plan-problem';
import { type FixedSession, fits } from './timetable';
import type { WeekBoard } from './week-board';
import type { WeekLimits } from './week-limits';

/** A group (bits of learners) taught in one slot at one place; the place may be AT_HOME. */
export interface TaughtGroup {
  group: number;
  slot: number;
  place: number;
}

/** What the search looks at: who could come when, and where there is room. */
export interface LimitedWeek {
  board: WeekBoard;
  groups: MentorGroups;
  /** Bits of the learners who are free with the mentor, by slot. */
  freeAt: readonly number[];
  /** Seats left by venue and slot. */
  seats: readonly Int32Array[];
  /** The mentor's sessions that stand. */
  fixed: readonly FixedSession[];
  limits: WeekLimits;
}

/** Steps of the search for each number served after which one fewer is tried. */
const MOST_STEPS = 5_000;

/**
 * As many of the learners as possible, at most `most`, within the mentor's limits and rides. Only for
 * weeks so tight that the cheapest plan cannot be ridden: it looks for a number that can be served, from
 * the highest down, slot by slot with a memory of what leads nowhere. Exact while the steps suffice.
 */
export function serveWithinLimits(week: LimitedWeek, most: number): TaughtGroup[] {
  for (let target = most; target > 0; target -= 1) {
    const found = new ServedSearch(week, target).find();
    if (found) return found;
  }
  return [];
}

class ServedSearch {
  private readonly picks: TaughtGroup[] = [];
  private readonly placed: FixedSession[];
  /** Who can still come in this slot or a later one. */
  private readonly comes: number[];
  private readonly deadEnds = new Set<string>();
  private steps = 0;

  constructor(
    private readonly week: LimitedWeek,
    private readonly target: number,
  ) {
    this.placed = [...week.fixed];
    this.comes = [...week.freeAt, 0];
    for (let slot = week.freeAt.length - 1; slot >= 0; slot -= 1) {
      this.comes[slot] |= this.comes[slot + 1];
    }
  }

  find(): TaughtGroup[] | null {
    return this.search(0, 0) ? this.picks : null;
  }

  private search(slot: number, served: number): boolean {
    const count = countBits(served);
    if (count >= this.target) return true;
    const held = this.week.fixed.filter(({ isStay }) => !isStay).length + this.picks.length;
    const sessionsLeft = this.week.limits.sessionsAWeek - held;
    const reach = Math.min(
      countBits(this.comes[slot] & ~served),
      Math.max(0, sessionsLeft) * MAX_MENTEES_A_SESSION,
    );
    if (count + reach < this.target) return false;
    const state = `${slot} ${served} ${this.picks.length} ${this.recent(slot)}`;
    if (this.deadEnds.has(state)) return false;
    this.steps += 1;
    if (this.steps > MOST_STEPS) return false;
    if (this.teach(slot, served) || this.search(slot + 1, served)) return true;
    this.deadEnds.add(state);
    return false;
  }

  private teach(slot: number, served: number): boolean {
    const { board, groups, freeAt, seats, limits } = this.week;
    const { startAt, endAt, date } = board.slots[slot];
    for (const group of groups.within(freeAt[slot] & ~served)) {
      for (const { place, at } of groups.placesOf(group)) {
        if ((seats[place]?.[slot] ?? MAX_MENTEES_A_SESSION) < countBits(group)) continue;
        const session = { startAt, endAt, date, place: at };
        if (!fits(session, this.placed, limits)) continue;
        this.placed.push(session);
        this.picks.push({ group, slot, place });
        if (this.search(slot + 1, served | group)) return true;
        this.picks.pop();
        this.placed.pop();
      }
    }
    return false;
  }

  /** What of the day decides what may follow: how many sessions there are, and the last one's end and place. */
  private recent(slot: number): string {
    const date = this.week.board.slots[slot]?.date;
    const today = this.picks.filter((pick) => this.week.board.slots[pick.slot].date === date);
    const last = today.at(-1);
    return last ? `${today.length} ${last.slot} ${last.place} ${last.group}` : '0';
  }
}
