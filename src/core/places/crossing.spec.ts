import { crossesItself } from './crossing';
import type { LonLat } from './outlines';

const ring = (...points: LonLat[]): LonLat[] => [...points, points[0]];
const square = ring([105, 20], [105.1, 20], [105.1, 20.1], [105, 20.1]);

describe('an area', () => {
  it('crosses itself where its line does, or that of a hole in it', () => {
    expect(crossesItself([ring([105, 20], [105.1, 20.1], [105.1, 20], [105, 20.1])])).toBe(true);
    const out = ring([105.05, 20.05], [105.2, 20.05], [105.2, 20.07], [105.05, 20.07]);
    expect(crossesItself([square, out])).toBe(true);
  });

  it('does not where it goes back on itself, touches itself, or has a hole', () => {
    expect(crossesItself([square])).toBe(false);
    const hole = ring([105.04, 20.04], [105.06, 20.04], [105.06, 20.06]);
    expect(crossesItself([square, hole])).toBe(false);
    const touching = ring(
      [105, 20],
      [105.1, 20],
      [105.05, 20.05],
      [105.1, 20.1],
      [105, 20.1],
      [105.05, 20.05],
    );
    expect(crossesItself([touching])).toBe(false);
    const there = ring([105, 20], [105.1, 20], [105.2, 20], [105.1, 20], [105.1, 20.1]);
    expect(crossesItself([there])).toBe(false);
  });

  it('does not where rounding alone has moved a point over a line', () => {
    const rounded = ring([105, 20], [105.1, 20], [105.1, 20.1], [105.05, 19.999999], [105, 20.1]);
    expect(crossesItself([rounded])).toBe(false);
  });

  it('is looked at in a moment, however finely it is drawn', () => {
    const points = Array.from({ length: 20_000 }, (_, nth): LonLat => {
      const turn = (nth / 20_000) * 2 * Math.PI;
      const far = 0.1 + 0.01 * Math.sin(turn * 900);
      return [105 + far * Math.cos(turn), 20 + far * Math.sin(turn)];
    });
    expect(crossesItself([ring(...points)])).toBe(false);
    expect(
      crossesItself([ring(...points.slice(0, 10_000), [105, 20.2], ...points.slice(10_000))]),
    ).toBe(true);
  });
});
