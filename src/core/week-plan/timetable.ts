import type { Interval } from '../time/intervals';
import type { Slot } from '../slots/generate';
import type { Place } from '../places/distance';
import { wholeMetresBetween, PLAN_COSTS } from './place-costs';
import { travelMs, type WeekLimits } from './week-limits';

/** A session of the mentor that stands where it is. */
export interface FixedSession extends Interval {
  date: string;
  place: Place;
  /** Hours at a place rather than a session: there is a ride from and to it, and no limit counts it. */
  isStay?: boolean;
}

/** A session that may lie in one of several slots. */
export interface LooseSession {
  place: Place;
  /** Indices of slots, in order, with what each weighs. */
  slots: readonly { slot: number; cost: number }[];
}

/** Steps of the search after which the best found so far, or none, is taken. */
const MOST_STEPS = 20_000;

/**
 * Gives each session one of its slots, so that the mentor is in one place at a time, can ride from each
 * place to the next, and has no more sessions a day and a week than the limits allow; the one that weighs
 * least (branch and bound, scarcest first). Null when there is none, or none was found in time.
 */
export function timetable(
  sessions: readonly LooseSession[],
  fixed: readonly FixedSession[],
  slots: readonly Slot[],
  limits: WeekLimits,
): number[] | null {
  const held = fixed.filter(({ isStay }) => !isStay).length;
  if (sessions.length + held > limits.sessionsAWeek && sessions.length > 0) return null;
  const search = new TimetableSearch(sessions, fixed, slots, limits);
  return search.best();
}

class TimetableSearch {
  private readonly order: number[];
  private readonly leastAfter: number[];
  private readonly chosen: number[];
  private readonly placed: FixedSession[];
  private found: number[] | null = null;
  private leastCost = Infinity;
  private steps = 0;

  constructor(
    private readonly sessions: readonly LooseSession[],
    fixed: readonly FixedSession[],
    private readonly slots: readonly Slot[],
    private readonly limits: WeekLimits,
  ) {
    this.chosen = sessions.map(() => -1);
    this.placed = [...fixed];
    this.order = sessions
      .map((_, index) => index)
      .sort((a, b) => sessions[a].slots.length - sessions[b].slots.length || a - b);
    this.leastAfter = [...this.order.map(() => 0), 0];
    for (let at = this.order.length - 1; at >= 0; at -= 1) {
      const costs = sessions[this.order[at]].slots.map(({ cost }) => cost);
      this.leastAfter[at] = this.leastAfter[at + 1] + Math.min(...costs);
    }
  }

  best(): number[] | null {
    if (this.sessions.some(({ slots }) => slots.length === 0)) return null;
    this.choose(0, 0);
    return this.found && this.steps > MOST_STEPS ? this.improved(this.found) : this.found;
  }

  /** Where the search had to stop: as long as one session lies better elsewhere, it is moved there. */
  private improved(found: readonly number[]): number[] {
    let best = [...found];
    for (;;) {
      const better = this.oneMoved(best);
      if (!better) return best;
      best = better;
    }
  }

  private oneMoved(from: readonly number[]): number[] | null {
    for (const [index, { slots }] of this.sessions.entries()) {
      for (const { slot } of slots) {
        const moved = from.with(index, slot);
        const cost = slot === from[index] ? null : this.costOf(moved);
        if (cost === null || cost >= this.leastCost) continue;
        this.leastCost = cost;
        return moved;
      }
    }
    return null;
  }

  /** Null when the mentor cannot hold the sessions so. */
  private costOf(chosen: readonly number[]): number | null {
    const standing = this.placed.length;
    let cost: number | null = 0;
    for (const [index, { place, slots }] of this.sessions.entries()) {
      const option = slots.find(({ slot }) => slot === chosen[index]);
      const session = { ...this.slots[chosen[index]], place };
      if (!option || !fits(session, this.placed, this.limits)) {
        cost = null;
        break;
      }
      cost += option.cost;
      this.placed.push(session);
    }
    if (cost !== null) cost += this.holes();
    this.placed.length = standing;
    return cost;
  }

  private choose(at: number, cost: number): void {
    if (cost + this.leastAfter[at] >= this.leastCost) return;
    if (at === this.order.length) {
      const total = cost + this.holes();
      if (total >= this.leastCost) return;
      this.leastCost = total;
      this.found = [...this.chosen];
      return;
    }
    const index = this.order[at];
    const { place, slots } = this.sessions[index];
    for (const option of slots) {
      this.steps += 1;
      if (this.steps > MOST_STEPS) return;
      const { startAt, endAt, date } = this.slots[option.slot];
      const session = { startAt, endAt, date, place };
      if (!fits(session, this.placed, this.limits)) continue;
      this.placed.push(session);
      this.chosen[index] = option.slot;
      this.choose(at + 1, cost + option.cost);
      this.placed.pop();
    }
  }

  /** What it weighs that the mentor waits for an hour or more between two sessions of a day. */
  private holes(): number {
    const sessions = this.placed.filter(({ isStay }) => !isStay);
    const inOrder = sessions.sort((a, b) => a.startAt - b.startAt);
    let cost = 0;
    for (let next = 1; next < inOrder.length; next += 1) {
      const [before, after] = [inOrder[next - 1], inOrder[next]];
      const pause = after.startAt - before.endAt;
      if (before.date === after.date && pause >= HOLE_MS && pause < BREAK_MS) {
        cost += PLAN_COSTS.hole;
      }
    }
    return cost;
  }
}

const HOLE_MS = 3_600_000;
/** So long a pause is none: from the morning to the afternoon. An evening has none so long. */
const BREAK_MS = 2.5 * HOLE_MS;

/** Whether the mentor can hold this session beside the others. */
export function fits(
  session: FixedSession,
  others: readonly FixedSession[],
  limits: WeekLimits,
): boolean {
  let thatDay = 0;
  for (const other of others) {
    if (other.date !== session.date) continue;
    if (!other.isStay) thatDay += 1;
    const [before, after] = other.startAt < session.startAt ? [other, session] : [session, other];
    const metres = wholeMetresBetween(before.place, after.place);
    if (after.startAt - before.endAt < travelMs(metres, limits)) return false;
  }
  return thatDay < limits.sessionsADay;
}
