import fc from 'fast-check';
import { instantAt } from '../time/zone';
import { isQuiet, outsideQuietHours } from './quiet-hours';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, zone);
const anyTime = { notBefore: -Infinity, before: Infinity };

describe('quiet hours', () => {
  it('lets nobody’s phone ring between 21:30 and 07:00', () => {
    expect(isQuiet(at('2026-11-23', 21, 29), zone)).toBe(false);
    expect(isQuiet(at('2026-11-23', 21, 30), zone)).toBe(true);
    expect(isQuiet(at('2026-11-24', 6, 59), zone)).toBe(true);
    expect(isQuiet(at('2026-11-24', 7), zone)).toBe(false);
  });

  it('leaves a message of the day where it is', () => {
    const noon = at('2026-11-23', 12);
    expect(outsideQuietHours(noon, anyTime, zone)).toBe(noon);
  });

  it('moves a message to the nearer end', () => {
    expect(outsideQuietHours(at('2026-11-23', 22), anyTime, zone)).toBe(at('2026-11-23', 21, 29));
    expect(outsideQuietHours(at('2026-11-24', 6), anyTime, zone)).toBe(at('2026-11-24', 7));
  });

  it('waits for the morning when the evening is over', () => {
    const now = at('2026-11-23', 22);
    expect(outsideQuietHours(now, { notBefore: now, before: Infinity }, zone)).toBe(
      at('2026-11-24', 7),
    );
  });

  it('goes out the evening before when the morning would be too late', () => {
    const limits = { notBefore: at('2026-11-23', 12), before: at('2026-11-24', 7) };
    expect(outsideQuietHours(at('2026-11-24', 6), limits, zone)).toBe(at('2026-11-23', 21, 29));
    const late = { ...limits, notBefore: at('2026-11-23', 23) };
    expect(outsideQuietHours(at('2026-11-24', 6), late, zone)).toBeNull();
  });

  it('never rings at night, before it was asked or after the session began', () => {
    const start = at('2026-11-23', 0);
    const minutes = fc.integer({ min: 0, max: 4 * 1440 });
    fc.assert(
      fc.property(minutes, minutes, minutes, (due, from, to) => {
        const limits = { notBefore: start + from * 60_000, before: start + to * 60_000 };
        const sent = outsideQuietHours(start + due * 60_000, limits, zone);
        if (sent === null) return;
        expect(isQuiet(sent, zone)).toBe(false);
        expect(sent).toBeGreaterThanOrEqual(limits.notBefore);
        expect(sent).toBeLessThan(limits.before);
      }),
    );
  });
});
