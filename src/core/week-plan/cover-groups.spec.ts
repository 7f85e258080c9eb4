import fc from 'fast-check';
import { countBits, coverMost, LikeTimes } from './group-cover';

const times = (count: number, costs: Record<number, number>): LikeTimes => ({
  count,
  groups: Int32Array.from(Object.keys(costs).map(Number)),
  costs: Float64Array.from(Object.values(costs)),
});

/** Tries every group at every time: the truth for small cases. */
function tryAll(mentees: number, kinds: LikeTimes[], leftOut: number[]): [number, number] {
  const single = kinds.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
  let best: [number, number] = [-1, Infinity];
  const visit = (time: number, set: number, cost: number) => {
    if (time === single.length) {
      let total = cost;
      for (let mentee = 0; mentee < mentees; mentee += 1) {
        if (!(set & (1 << mentee))) total += leftOut[mentee];
      }
      const size = countBits(set);
      if (size > best[0] || (size === best[0] && total < best[1])) best = [size, total];
      return;
    }
    visit(time + 1, set, cost);
    single[time].groups.forEach((group, index) => {
      if (!(set & group)) visit(time + 1, set | group, cost + single[time].costs[index]);
    });
  };
  visit(0, 0, 0);
  return best;
}

describe('covering mentees with groups', () => {
  it('teaches neighbours together when that is cheaper', () => {
    const kinds = [times(3, { 0b01: 4, 0b10: 4, 0b11: 5 })];
    expect(coverMost(2, kinds, [0, 0])).toEqual({
      served: 0b11,
      cost: 5,
      picks: [{ times: 0, group: 0b11 }],
    });
  });

  it('serves one more mentee rather than saving costs', () => {
    const kinds = [times(1, { 0b001: 1, 0b110: 90 })];
    expect(coverMost(3, kinds, [0, 0, 0]).served).toBe(0b110);
  });

  it('serves the one who was left out last week when only one place is left', () => {
    const kinds = [times(1, { 0b01: 1, 0b10: 90 })];
    expect(coverMost(2, kinds, [0, 1000]).served).toBe(0b10);
  });

  it('agrees with trying everything', () => {
    const kind = fc
      .tuple(
        fc.integer({ min: 1, max: 2 }),
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ max: 99, min: 0 })), {
          selector: ([group]) => group,
          maxLength: 6,
        }),
      )
      .map(([count, costs]) => times(count, Object.fromEntries(costs)));
    fc.assert(
      fc.property(
        fc.array(kind, { maxLength: 2 }),
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 }),
        (kinds, leftOut) => {
          const cover = coverMost(4, kinds, leftOut);
          let left = 0;
          leftOut.forEach((cost, mentee) => (left += cover.served & (1 << mentee) ? 0 : cost));
          expect([countBits(cover.served), cover.cost + left]).toEqual(tryAll(4, kinds, leftOut));
          const told = cover.picks.reduce((set, { group }) => set | group, 0);
          expect(told).toBe(cover.served);
        },
      ),
    );
  });
});
