import { covers, Interval, overlaps } from '../time/intervals';
import { weekdayOf } from '../time/local-dates';
import { gridSlots, SlotPerson, Slot, trulyFree } from '../slots/generate';
import { PlanInput, PlanVenue } from './plan-problem';
import { OpenDays } from '../slots/windows';

/** Stands for "at home" where a venue's index could stand. */
export const AT_HOME = -1;

/**
 * One week on a board: the half hours, who is free in which, and the seats left. People and venues
 * are indices into the plan's sorted lists; a row per person or venue, a column per slot.
 */
export interface WeekBoard {
  slots: Slot[];
  /** Of each slot, 1 is Monday. */
  weekdays: number[];
  slotAt: ReadonlyMap<number, number>;
  mentorFree: Uint8Array[];
  menteeFree: Uint8Array[];
  /** Changes while the week is planned. */
  seatsLeft: Int32Array[];
  /** As it was before anything of this plan was placed. */
  seatsAtFirst: Int32Array[];
  /** 1 where another mentor lacks the seats: to be left alone by whoever can do without. */
  seatsWanted: Uint8Array[];
}

/** Lays out a week before anything is planned, with what was already agreed. */
export function layOutWeek(input: PlanInput, days: OpenDays): WeekBoard {
  const slots = gridSlots(days).filter(({ startAt }) => startAt >= (input.notBefore ?? -Infinity));
  const slotAt = new Map(slots.map(({ startAt }, index) => [startAt, index]));
  const existing = input.existing ?? [];
  const busyOfMentor = new Map<string, Interval[]>();
  const busyOfMentee = new Map<string, Interval[]>();
  for (const session of existing) {
    addTo(busyOfMentor, session.mentorId, session);
    for (const id of session.menteeIds) addTo(busyOfMentee, id, session);
  }
  const freeOf = (person: SlotPerson, busy: readonly Interval[] = []): Uint8Array => {
    const flags = new Uint8Array(slots.length);
    const { windows, exceptions, busy: elsewhere = [] } = person;
    const free = trulyFree(days, { windows, exceptions, busy: [...elsewhere, ...busy] });
    let from = 0;
    for (const [index, slot] of slots.entries()) {
      while (from < free.length && free[from].endAt <= slot.startAt) from += 1;
      if (from < free.length && covers([free[from]], slot)) flags[index] = 1;
    }
    return flags;
  };
  const seatsAtFirst = input.venues.map((venue) => {
    const people = (venue.taken ?? []).concat(
      existing
        .filter(({ venueId }) => venueId === venue.id)
        .map(({ startAt, endAt, menteeIds }) => ({ startAt, endAt, people: menteeIds.length })),
    );
    const isOpen = venue.openings && freeOf({ windows: venue.openings });
    return seatsPerSlot(venue, people, slots, isOpen);
  });
  return {
    slots,
    weekdays: slots.map(({ date }) => weekdayOf(date)),
    slotAt,
    mentorFree: input.mentors.map((mentor) => freeOf(mentor, busyOfMentor.get(mentor.id))),
    menteeFree: input.mentees.map((mentee) => freeOf(mentee, busyOfMentee.get(mentee.id))),
    seatsLeft: seatsAtFirst.map((seats) => Int32Array.from(seats)),
    seatsAtFirst,
    seatsWanted: seatsAtFirst.map((seats) => new Uint8Array(seats.length)),
  };
}

/** Counts a person's free slots. */
export function countFree(flags: Uint8Array): number {
  let count = 0;
  for (const flag of flags) count += flag;
  return count;
}

function seatsPerSlot(
  venue: PlanVenue,
  people: readonly (Interval & { people: number })[],
  slots: readonly Slot[],
  isOpen: Uint8Array | undefined,
): Int32Array {
  const shut = new Set(venue.shutOn);
  return Int32Array.from(slots, (slot, index) => {
    if (isOpen && !isOpen[index]) return 0;
    if (shut.has(slot.date)) return 0;
    // All who overlap are added up, though some may leave before others come: rather too few.
    let seats = venue.seats;
    for (const group of people) if (overlaps(slot, group)) seats -= group.people;
    return Math.max(0, seats);
  });
}

function addTo(lists: Map<string, Interval[]>, id: string, interval: Interval): void {
  const list = lists.get(id);
  if (list) list.push(interval);
  else lists.set(id, [interval]);
}
