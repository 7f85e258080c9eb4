import fc from 'fast-check';
import { instantAt, toIsoWithOffset } from '../time/zone';
import { planBookingReminders, planDigest, planNotice, REMINDER_OFFSETS } from './plan';
import { isQuiet } from './quiet-hours';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, zone);
const booking = (startAt: number, bookedAt: number) => ({
  startAt,
  endAt: startAt + 1_800_000,
  bookedAt,
});
const told = (startAt: number, bookedAt: number) =>
  planBookingReminders(booking(startAt, bookedAt), 'booked', zone).map(({ kind, dueAt }) => [
    kind,
    toIsoWithOffset(dueAt, zone).slice(5, 16),
  ]);

describe('reminders of a booking', () => {
  it('come at booking, the evening before, two hours before and after the session', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-24', 9))).toEqual([
      ['booked', '11-24T09:00'],
      ['evening-before', '11-26T19:00'],
      ['lead', '11-27T17:00'],
      ['feedback', '11-27T20:00'],
    ]);
  });

  it('leave out what is past: no "evening before" for a session booked later that evening', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-26', 20))).toEqual([
      ['booked', '11-26T20:00'],
      ['lead', '11-27T17:00'],
      ['feedback', '11-27T20:00'],
    ]);
    expect(told(at('2026-11-27', 19), at('2026-11-27', 18))).toEqual([
      ['booked', '11-27T18:00'],
      ['feedback', '11-27T20:00'],
    ]);
  });

  it('wake nobody: a morning session is announced at seven, a late question asked next day', () => {
    expect(told(at('2026-11-28', 8), at('2026-11-24', 9))).toContainEqual(['lead', '11-28T07:00']);
    expect(told(at('2026-11-27', 20, 45), at('2026-11-24', 9)).at(-1)).toEqual([
      'feedback',
      '11-27T21:29',
    ]);
    expect(told(at('2026-11-28', 8), at('2026-11-27', 23))).toEqual([
      ['booked', '11-28T07:00'],
      ['feedback', '11-28T09:00'],
    ]);
  });

  it.each([
    ['21:29:59.999', at('2026-11-27', 21, 30) - 1, at('2026-11-27', 21, 30) - 1],
    ['21:30:00.000', at('2026-11-27', 21, 30), at('2026-11-28', 7)],
    ['22:00', at('2026-11-27', 22), at('2026-11-28', 7)],
    ['06:59:59.999', at('2026-11-28', 7) - 1, at('2026-11-28', 7)],
    ['07:00:00.000', at('2026-11-28', 7), at('2026-11-28', 7)],
  ])(
    'of a session at eight, booked at %s, are neither at night nor too late',
    (_, bookedAt, dueAt) => {
      const eight = at('2026-11-28', 8);
      const reminders = planBookingReminders(booking(eight, bookedAt), 'booked', zone);
      const before = reminders.filter(({ kind }) => kind !== 'feedback');
      // Booked in the evening there is room for the reminder at seven as well.
      const isEvening = dueAt < at('2026-11-28', 0);
      expect(before.map(({ kind }) => kind)).toEqual(isEvening ? ['booked', 'lead'] : ['booked']);
      expect(before[0]).toMatchObject({ dueAt, expiresAt: eight });
    },
  );

  it('are none for a session that has begun', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-27', 19))).toEqual([]);
  });

  it('can be switched off one by one', () => {
    const offsets = { ...REMINDER_OFFSETS, leadMinutes: null, feedbackMinutes: null };
    const start = booking(at('2026-11-27', 19), at('2026-11-24', 9));
    const kinds = planBookingReminders(start, 'moved', zone, offsets).map(({ kind }) => kind);
    expect(kinds).toEqual(['moved', 'evening-before']);
  });

  it('are no less for a ward that reminds a day ahead: what is left out leaves nothing else out', () => {
    const offsets = { ...REMINDER_OFFSETS, leadMinutes: 1440 };
    const toldIn = (startAt: number, bookedAt: number) =>
      planBookingReminders(booking(startAt, bookedAt), 'booked', zone, offsets).map(
        ({ kind, dueAt }) => [kind, toIsoWithOffset(dueAt, zone).slice(5, 16)],
      );
    expect(toldIn(at('2026-11-27', 9), at('2026-11-24', 9)).slice(0, 3)).toEqual([
      ['booked', '11-24T09:00'],
      ['lead', '11-26T09:00'],
      ['evening-before', '11-26T19:00'],
    ]);
    expect(toldIn(at('2026-11-27', 19, 30), at('2026-11-26', 18, 10)).slice(0, 2)).toEqual([
      ['booked', '11-26T18:10'],
      ['lead', '11-26T19:30'],
    ]);
  });

  it('never lie in the past, at night, or after the session except for the question', () => {
    const from = at('2026-11-23', 0);
    const minute = fc.integer({ min: 0, max: 5 * 1440 });
    fc.assert(
      fc.property(minute, minute, (bookedMinute, startMinute) => {
        const bookedAt = from + bookedMinute * 60_000;
        const startAt = from + startMinute * 60_000;
        const reminders = planBookingReminders(booking(startAt, bookedAt), 'booked', zone);
        const kinds = reminders.map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const { kind, dueAt, expiresAt } of reminders) {
          expect(dueAt).toBeGreaterThanOrEqual(bookedAt);
          expect(dueAt).toBeLessThan(expiresAt);
          expect(isQuiet(dueAt, zone)).toBe(false);
          const isInTime =
            kind === 'feedback' ? dueAt >= startAt + 1_800_000 : expiresAt <= startAt;
          expect(isInTime).toBe(true);
        }
      }),
    );
  });
});

describe('other messages', () => {
  it('tell of a cancelled session at once, or not at all when it would be over', () => {
    const cancelled = (startAt: number, bookedAt: number) =>
      planNotice('cancelled', { startAt, bookedAt }, zone).map(({ dueAt }) => dueAt);
    expect(cancelled(at('2026-11-27', 19), at('2026-11-27', 12))).toEqual([at('2026-11-27', 12)]);
    expect(cancelled(at('2026-11-28', 6), at('2026-11-27', 23))).toEqual([]);
  });

  it('give the ambassador tomorrow’s sessions at eight in the evening', () => {
    expect(planDigest('2026-11-28', at('2026-11-28', 8), zone)).toEqual({
      kind: 'digest',
      dueAt: at('2026-11-27', 20),
      expiresAt: at('2026-11-28', 8),
    });
    const off = { ...REMINDER_OFFSETS, digestMinute: null };
    expect(planDigest('2026-11-28', at('2026-11-28', 8), zone, off)).toBeNull();
  });
});
