import fc from 'fast-check';
import { instantAt, toIsoWithOffset } from '../time/zone';
import { ruleOf } from './kinds';
import {
  aheadOffsets,
  planBookingReminders,
  planDigest,
  planNotice,
  planReminderOf,
  publicationTime,
  REMINDER_OFFSETS,
} from './plan';
import { isQuiet } from './quiet-hours';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, zone);
const booking = (startAt: number, bookedAt: number) => ({
  startAt,
  bookedAt,
});
const told = (startAt: number, bookedAt: number) =>
  planBookingReminders(booking(startAt, bookedAt), 'booked', zone).map(({ kind, dueAt }) => [
    kind,
    toIsoWithOffset(dueAt, zone).slice(5, 16),
  ]);

describe('reminders of a booking', () => {
  it('come at booking and once before the session, on the evening before', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-24', 9))).toEqual([
      ['booked', '11-24T09:00'],
      ['evening-before', '11-26T19:00'],
    ]);
  });

  it('remind two hours before whoever was told just before the evening, or books too late for it', () => {
    for (const bookedAt of [at('2026-11-26', 18, 30), at('2026-11-26', 20)]) {
      expect(told(at('2026-11-27', 19), bookedAt).map(([kind]) => kind)).toEqual([
        'booked',
        'lead',
      ]);
    }
  });

  it('leave a little apart for each phone of a ward, at the same time whoever plans them', () => {
    const toldOn = (phone: string) =>
      planBookingReminders(
        booking(at('2026-11-27', 19), at('2026-11-24', 9)),
        'booked',
        zone,
        REMINDER_OFFSETS,
        phone,
      ).find(({ kind }) => kind === 'evening-before')?.dueAt ?? 0;
    const times = Array.from({ length: 50 }, (_, index) => toldOn(`+8498000000${index}`));
    expect(new Set(times).size).toBe(50);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at('2026-11-26', 19));
    expect(Math.max(...times)).toBeLessThan(at('2026-11-26', 19, 30));
    expect(toldOn('+84980000001')).toBe(toldOn('+84980000001'));
  });

  it('leave out what is past: no "evening before" for a session booked later that evening', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-26', 20))).toEqual([
      ['booked', '11-26T20:00'],
      ['lead', '11-27T17:00'],
    ]);
    expect(told(at('2026-11-27', 19), at('2026-11-27', 18))).toEqual([['booked', '11-27T18:00']]);
  });

  it('wake nobody: a morning session is announced at seven', () => {
    const offsets = { ...REMINDER_OFFSETS, eveningBeforeMinute: null };
    const eight = booking(at('2026-11-28', 8), at('2026-11-24', 9));
    expect(planBookingReminders(eight, 'booked', zone, offsets)[1]).toMatchObject({
      kind: 'lead',
      dueAt: at('2026-11-28', 7),
    });
    expect(told(at('2026-11-28', 8), at('2026-11-27', 23))).toEqual([['booked', '11-28T07:00']]);
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
      // Booked in the evening there is room for the reminder at seven as well.
      const isEvening = dueAt < at('2026-11-28', 0);
      expect(reminders.map(({ kind }) => kind)).toEqual(
        isEvening ? ['booked', 'lead'] : ['booked'],
      );
      expect(reminders[0]).toMatchObject({ dueAt, expiresAt: eight });
    },
  );

  it('are none for a session that has begun', () => {
    expect(told(at('2026-11-27', 19), at('2026-11-27', 19))).toEqual([]);
  });

  it('can be switched off one by one', () => {
    const offsets = { ...REMINDER_OFFSETS, leadMinutes: null };
    const start = booking(at('2026-11-27', 19), at('2026-11-24', 9));
    const kinds = planBookingReminders(start, 'moved', zone, offsets).map(({ kind }) => kind);
    expect(kinds).toEqual(['moved', 'evening-before']);
  });

  it('remind of a place ahead by the settings that move it when a ward saves others, in kinds that limits keep back', () => {
    const { quiet: _, ...minutes } = REMINDER_OFFSETS;
    const others = Object.keys(minutes).filter((name) => !aheadOffsets.some((own) => own === name));
    const planned = (startAt: number, changed: object) => {
      const offsets = { ...REMINDER_OFFSETS, ...changed };
      return planReminderOf(booking(startAt, at('2026-11-24', 9)), [], zone, offsets);
    };
    for (const startAt of [at('2026-11-24', 19), at('2026-11-27', 19)]) {
      const usual = planned(startAt, {});
      expect(usual.map(({ kind }) => ruleOf(kind).isAhead)).toEqual([true]);
      for (const name of others) expect(planned(startAt, { [name]: null })).toEqual(usual);
    }
  });

  it('never lie in the past, at night, or after the session', () => {
    const from = at('2026-11-23', 0);
    const minute = fc.integer({ min: 0, max: 5 * 1440 });
    fc.assert(
      fc.property(minute, minute, (bookedMinute, startMinute) => {
        const bookedAt = from + bookedMinute * 60_000;
        const startAt = from + startMinute * 60_000;
        const reminders = planBookingReminders(booking(startAt, bookedAt), 'booked', zone);
        const kinds = reminders.map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const { dueAt, expiresAt } of reminders) {
          expect(dueAt).toBeGreaterThanOrEqual(bookedAt);
          expect(dueAt).toBeLessThan(expiresAt);
          expect(isQuiet(dueAt, zone)).toBe(false);
          expect(expiresAt).toBeLessThanOrEqual(startAt);
        }
      }),
    );
  });
});

describe('the message about a published plan', () => {
  const phones = Array.from({ length: 400 }, (_, index) => `+84981${100_000 + index}`);
  const leaveAt = (now: number, firstStartAt: number) =>
    phones.map((phone) => publicationTime(phone, { now, firstStartAt }, zone));
  const far = at('2026-12-05', 18);

  it('leaves over two hours, at most some a minute', () => {
    const times = leaveAt(at('2026-11-24', 9), far).map((time) => time ?? 0);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at('2026-11-24', 9));
    expect(Math.max(...times)).toBeLessThan(at('2026-11-24', 11));
    const minutes = new Map<number, number>();
    for (const time of times) {
      const minute = Math.floor(time / 60_000);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    expect(Math.max(...minutes.values())).toBeLessThan(15);
  });

  it('leaves in the morning for whoever it would wake', () => {
    for (const time of leaveAt(at('2026-11-24', 21), far).map((one) => one ?? 0)) {
      const isEvening = time < at('2026-11-24', 21, 30);
      const isMorning = time >= at('2026-11-25', 7) && time < at('2026-11-25', 9);
      expect(isEvening || isMorning).toBe(true);
    }
    expect(leaveAt(at('2026-11-24', 23), far).some((time) => time === at('2026-11-25', 7))).toBe(
      false,
    );
  });

  it('leaves at once where a session is near, and not at all when it would be over', () => {
    const now = at('2026-11-24', 17);
    expect(new Set(leaveAt(now, at('2026-11-24', 17, 30)))).toEqual(new Set([now]));
    const night = leaveAt(at('2026-11-24', 22), at('2026-11-25', 6));
    expect(new Set(night)).toEqual(new Set([null]));
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
