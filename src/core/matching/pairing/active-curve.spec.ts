import { ward } from '../../../../test/factories/matching-people';
import { defaultSettings as settings } from '../rules/problem';
import { activeCurve, CurvePoint } from './active-curve';
import { match } from './match';

const people = ward(60, 20, 3);

function curveOf(options: Parameters<typeof activeCurve>[1] = {}): CurvePoint[] {
  const curve = activeCurve({ ...people, settings }, options);
  if ('code' in curve) throw new Error(curve.code);
  return curve;
}

describe('the price of one more ambassador', () => {
  it('is at least five pairings, from few ambassadors to many', () => {
    const curve = curveOf();
    expect(curve.length).toBeGreaterThanOrEqual(5);
    const active = curve.map((point) => point.active);
    expect(active).toEqual([...new Set(active)].sort((a, b) => a - b));
    for (const { served, metres, metresPerPair } of curve) {
      expect(metresPerPair).toBe(Math.round(metres / served));
    }
  });

  it('goes on to pairings that leave somebody out where everybody needs nearly all ambassadors', () => {
    const tight = activeCurve({ ...ward(60, 8, 3), settings });
    if ('code' in tight) throw new Error(tight.code);
    expect(tight.length).toBeGreaterThanOrEqual(5);
    expect(tight[0].served).toBeLessThan(tight[tight.length - 1].served);
  });

  it('is the same whenever it is asked for', () => {
    expect(curveOf()).toEqual(curveOf());
  });

  it('holds the pairing that stands', () => {
    const standing = match({ ...people, settings });
    const active = new Set(standing.pairs.map(({ mentorId }) => mentorId)).size;
    const point = curveOf({ standing: standing.pairs }).find((one) => one.active === active);
    expect(point?.objective).toBeLessThanOrEqual(standing.objective);
    expect(point?.served).toBe(standing.pairs.length);
  });
});
