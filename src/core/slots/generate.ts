import { covers, intersectIntervals, Interval, subtractIntervals } from '../time/intervals';
import { Availability, freeIntervals, OpenDays } from './windows';
import { MINUTE_MS } from '../time/durations';

/** How long a session is. */
export const SESSION_MINUTES = 30;
export const SESSION_MS = SESSION_MINUTES * MINUTE_MS;

/** A time for one session, on the half-hour grid of the wall clock. */
export interface Slot extends Interval {
  date: string;
  /** Minutes after midnight that the wall clock shows at the start. */
  startMinute: number;
}

/** A person's free time and what already takes some of it. */
export interface SlotPerson extends Availability {
  busy?: readonly Interval[];
}

/**
 * Every half hour of the ward's open days in which a session may lie, in order. A wall time that
 * the clock skips gives no slot; one that comes twice gives one slot, at its first coming, since
 * "02:30" on a slip of paper cannot tell the two apart. A slot always lasts 30 real minutes.
 */
export function gridSlots(days: OpenDays): Slot[] {
  return slotsWithin(days, days.hours);
}

/** The slots in which every one of the people is free and not busy. */
export function commonSlots(days: OpenDays, people: readonly SlotPerson[]): Slot[] {
  let free: readonly Interval[] = days.hours;
  for (const person of people) free = intersectIntervals(free, trulyFree(days, person));
  return slotsWithin(days, free);
}

/** A person's free intervals without the busy ones, merged. */
export function trulyFree(days: OpenDays, person: SlotPerson): Interval[] {
  return subtractIntervals(freeIntervals(days, person), person.busy ?? []);
}

function slotsWithin({ days }: OpenDays, free: readonly Interval[]): Slot[] {
  const slots: Slot[] = [];
  for (const { date, instantAt } of days) {
    for (let startMinute = 0; startMinute < 1440; startMinute += SESSION_MINUTES) {
      const startAt = instantAt(startMinute);
      // In a gap the next grid time is the same instant, which then has the slot to itself.
      if (startAt === instantAt(startMinute + SESSION_MINUTES)) continue;
      const slot = { date, startMinute, startAt, endAt: startAt + SESSION_MS };
      if (covers(free, slot)) slots.push(slot);
    }
  }
  return slots;
}
