import type { Slot } from '../slots/generate';
import { type FixedSession, timetable } from './timetable';
import { defaultWeekLimits as limits, travelMs } from './week-limits';

const HALF_HOUR = 30 * 60_000;
/** Evenings of six half hours each. */
const evenings: Slot[] = ['2026-11-23', '2026-11-24', '2026-11-25'].flatMap((date, day) =>
  [0, 1, 2, 3, 4, 5].map((half) => {
    const startAt = day * 24 * 3_600_000 + half * HALF_HOUR;
    return { date, startMinute: 1080 + 30 * half, startAt, endAt: startAt + HALF_HOUR };
  }),
);
const hall = { latitude: 20.38, longitude: 105.85 };
const nineKilometresAway = { latitude: 20.461, longitude: 105.85 };
const loose = (place: typeof hall, slots: readonly number[], cost = 0) => ({
  place,
  slots: slots.map((slot) => ({ slot, cost })),
});
const fixed = (slot: number, place = hall): FixedSession => ({ ...evenings[slot], place });

describe('the half hours of a mentor', () => {
  it('leave the time to pack up and to ride from one place to the next', () => {
    expect(travelMs(9000, limits)).toBe(50 * 60_000);
    expect(travelMs(40, limits)).toBe(0);
    const far = loose(nineKilometresAway, [1, 2, 3]);
    expect(timetable([far], [fixed(0)], evenings, limits)).toEqual([3]);
    expect(timetable([loose(nineKilometresAway, [1])], [fixed(0)], evenings, limits)).toBeNull();
    expect(timetable([loose(hall, [1])], [fixed(0)], evenings, limits)).toEqual([1]);
  });

  it('are no more than four in a day and eight in a week', () => {
    const anyTime = evenings.map((_, slot) => slot);
    const many = (count: number) => Array.from({ length: count }, () => loose(hall, anyTime));
    const slots = timetable(many(8), [], evenings, limits) ?? [];
    const perDay = evenings.map(({ date }) => date).filter((_, slot) => slots.includes(slot));
    for (const date of new Set(perDay)) {
      expect(perDay.filter((one) => one === date).length).toBeLessThanOrEqual(4);
    }
    expect(timetable(many(9), [], evenings, limits)).toBeNull();
    expect(timetable(many(8), [fixed(0)], evenings, limits)).toBeNull();
  });

  it('have no hole of an hour where none is needed', () => {
    expect(timetable([loose(hall, [3, 1])], [fixed(0)], evenings, limits)).toEqual([1]);
    // Two hours of an evening are no way home and back either.
    expect(timetable([loose(hall, [5, 1])], [fixed(0)], evenings, limits)).toEqual([1]);
  });

  it('have none either where there are more ways to lay a week than can be looked at', () => {
    const nextWeek = evenings.map((slot) => {
      const later = 7 * 24 * 3_600_000;
      return {
        ...slot,
        date: `${slot.date} later`,
        startAt: slot.startAt + later,
        endAt: slot.endAt + later,
      };
    });
    const slots = [...evenings, ...nextWeek];
    const anyTime = slots.map((_, slot) => slot);
    // The first evening of one and the second of the other begin with a ride that takes an hour.
    const sessions = [
      loose(hall, [0, 12]),
      loose(nineKilometresAway, [3, 13]),
      ...[1, 2, 3, 4].map((nth) => loose(nth % 2 ? hall : nineKilometresAway, anyTime)),
    ];
    const starts = (timetable(sessions, [], slots, limits) ?? []).map((slot) => slots[slot]);
    const inOrder = starts.toSorted((a, b) => a.startAt - b.startAt);
    const pauses = inOrder.flatMap((session, nth) => {
      const before = inOrder[nth - 1];
      return before?.date === session.date ? [(session.startAt - before.endAt) / HALF_HOUR] : [];
    });
    expect(starts).toHaveLength(6);
    expect(pauses.filter((halves) => halves >= 2)).toEqual([]);
  });

  it('are the cheapest ones', () => {
    const session = {
      place: hall,
      slots: [
        { slot: 0, cost: 5 },
        { slot: 7, cost: 2 },
      ],
    };
    expect(timetable([session], [], evenings, limits)).toEqual([7]);
  });
});
