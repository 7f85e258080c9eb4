import fc from 'fast-check';
import {
  covers,
  intersectIntervals,
  Interval,
  mergeIntervals,
  overlaps,
  subtractIntervals,
} from './intervals';

const stretch = (startAt: number, endAt: number): Interval => ({ startAt, endAt });
const minuteIn = (list: readonly Interval[], minute: number) =>
  list.some(({ startAt, endAt }) => startAt <= minute && minute < endAt);
const anyList = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([a, b]) => stretch(Math.min(a, b), Math.max(a, b))),
  { maxLength: 8 },
);

describe('intervals', () => {
  it('lets one session follow another without a gap', () => {
    expect(overlaps(stretch(0, 30), stretch(30, 60))).toBe(false);
    expect(overlaps(stretch(0, 31), stretch(30, 60))).toBe(true);
  });

  it('joins evenings that touch and drops empty ones', () => {
    expect(mergeIntervals([stretch(30, 60), stretch(0, 30), stretch(90, 90)])).toEqual([
      stretch(0, 60),
    ]);
  });

  it('keeps what is left around a taken half hour', () => {
    expect(subtractIntervals([stretch(0, 90)], [stretch(30, 60)])).toEqual([
      stretch(0, 30),
      stretch(60, 90),
    ]);
  });

  it('finds a session inside a free window only when all of it fits', () => {
    expect(covers([stretch(0, 60)], stretch(30, 60))).toBe(true);
    expect(covers([stretch(0, 59)], stretch(30, 60))).toBe(false);
  });

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const shared = intersectIntervals(a, b);
        const left = subtractIntervals(a, b);
        for (let minute = 0; minute <= 60; minute += 1) {
          expect(minuteIn(shared, minute)).toBe(minuteIn(a, minute) && minuteIn(b, minute));
          expect(minuteIn(left, minute)).toBe(minuteIn(a, minute) && !minuteIn(b, minute));
          expect(minuteIn(mergeIntervals(a), minute)).toBe(minuteIn(a, minute));
        }
      }),
    );
  });
});
