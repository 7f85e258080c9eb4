import { placedLabels } from './labels';

const sizes = { width: 200, height: 100, letterOf: () => ({ width: 6, height: 12 }), radius: 5 };

describe('names on a map', () => {
  const at = (name: string, x: number, y: number) => ({ name, x, y });
  const told = (spots: ReturnType<typeof at>[], more: Partial<typeof sizes> = {}) =>
    placedLabels(spots, { ...sizes, ...more }).map(({ of, x, y }) => [of.name, x, y]);

  it('stand below their spot, and above it where another spot is below', () => {
    expect(told([at('Một', 100, 50)])).toEqual([['Một', 100, 61]]);
    expect(told([at('Một', 100, 50), at('Hai', 100, 62)])).toEqual([
      ['Một', 100, 39],
      ['Hai', 100, 73],
    ]);
  });

  it('keep within the drawing, and beside a spot at its edge', () => {
    expect(told([at('Ở dưới cùng', 100, 95)])).toEqual([['Ở dưới cùng', 100, 84]]);
    expect(told([at('Bên trái', 6, 50)])).toEqual([['Bên trái', 37, 50]]);
  });

  it('leave out for whom there is no place, never who comes first', () => {
    const crowd = Array.from({ length: 30 }, (_, nth) => at(`Xã số ${nth}`, 90 + nth, 50));
    const named = told(crowd).map(([name]) => name);
    expect(named[0]).toBe('Xã số 0');
    expect(named.length).toBeLessThan(6);
  });

  it('stand in the middle of an area, one upon none', () => {
    const areas = [at('Một', 50, 50), at('Hai', 55, 55), at('Ba', 150, 50)];
    expect(told(areas, { radius: 0 })).toEqual([
      ['Một', 50, 50],
      ['Ba', 150, 50],
    ]);
  });
});
