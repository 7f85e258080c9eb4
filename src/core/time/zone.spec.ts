import fc from 'fast-check';
import {
  dayClock,
  dayInterval,
  instantAt,
  localDateOf,
  localMinuteOf,
  toIsoWithOffset,
} from './zone';

const HOUR_MS = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const clock = (hour: number, minute = 0) => hour * 60 + minute;

describe('zone', () => {
  it('reads the evening of Vietnam as UTC+7', () => {
    const at = instantAt('2026-11-23', clock(18), 'Asia/Ho_Chi_Minh');
    expect(iso(at)).toBe('2026-11-23T11:00:00.000Z');
    expect(toIsoWithOffset(at, 'Asia/Ho_Chi_Minh')).toBe('2026-11-23T18:00:00+07:00');
    expect(localDateOf(at, 'Asia/Ho_Chi_Minh')).toBe('2026-11-23');
    expect(localMinuteOf(at, 'Asia/Ho_Chi_Minh')).toBe(clock(18));
  });

  it('takes a time the clock skips as the first instant after the gap', () => {
    const after = iso(instantAt('2026-03-29', clock(3), 'Europe/Berlin'));
    expect(iso(instantAt('2026-03-29', clock(2), 'Europe/Berlin'))).toBe(after);
    expect(iso(instantAt('2026-03-29', clock(2, 30), 'Europe/Berlin'))).toBe(after);
    expect(after).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes a time that comes twice as its first coming', () => {
    expect(iso(instantAt('2026-10-25', clock(2, 30), 'Europe/Berlin'))).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(iso(instantAt('2026-11-01', clock(1, 30), 'America/New_York'))).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  it('keeps the evening at the same wall time on both sides of a clock change', () => {
    expect(iso(instantAt('2026-03-07', clock(18), 'America/New_York'))).toBe(
      '2026-03-07T23:00:00.000Z',
    );
    expect(iso(instantAt('2026-03-08', clock(18), 'America/New_York'))).toBe(
      '2026-03-08T22:00:00.000Z',
    );
  });

  it('knows that a day may have 23 or 25 hours', () => {
    const hours = (date: string) => {
      const day = dayInterval(date, 'Europe/Berlin');
      return (day.endAt - day.startAt) / HOUR_MS;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-07-01')]).toEqual([23, 25, 24]);
  });

  it('never lets a later wall time be an earlier instant', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'];
    const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-04'].concat([
      '2026-10-25',
      '2026-10-29',
      '2026-10-30',
      '2026-11-01',
      '2026-06-15',
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...days),
        fc.integer({ min: 0, max: 1439 }),
        (zone, date, minute) => {
          const at = instantAt(date, minute, zone);
          expect(instantAt(date, minute + 1, zone)).toBeGreaterThanOrEqual(at);
          const shown = localMinuteOf(at, zone);
          expect(dayClock(date, zone)(minute)).toBe(at);
          expect(shown >= minute && localDateOf(at, zone) === date).toBe(true);
        },
      ),
    );
  });

  it('refuses a zone nobody knows', () => {
    expect(() => instantAt('2026-11-23', 0, 'Asia/Hanoi_Old_Town')).toThrow(RangeError);
  });
});
