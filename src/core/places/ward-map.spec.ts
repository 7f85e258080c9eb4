import type { Polygon } from './outlines';
import { labelled, pathOf, spreadApart, wardMapOf } from './ward-map';

const drawing = { width: 400, height: 400, margin: 20 };
const corners = [
  { latitude: 20.3, longitude: 105.8 },
  { latitude: 20.34, longitude: 105.83 },
];

describe('a map of a ward', () => {
  it('has north at the top, east to the right, and all places within its margins', () => {
    const map = wardMapOf(corners, drawing);
    const [southWest, northEast] = corners.map((place) => map.at(place));
    expect(southWest.y).toBe(380);
    expect(northEast.y).toBe(20);
    expect(northEast.x).toBeGreaterThan(southWest.x);
    expect(map.shows(northEast)).toBe(true);
    expect(map.shows(map.at({ latitude: 20.4, longitude: 105.8 }))).toBe(false);
  });

  it('is as wide as it is high on the ground, and its bar says how much that is', () => {
    const map = wardMapOf(corners, drawing);
    const [south, north] = [map.at(corners[0]), map.at({ ...corners[0], latitude: 20.31 })];
    const metres = (map.bar.metres / map.bar.length) * (south.y - north.y);
    expect(metres).toBeGreaterThan(1090);
    expect(metres).toBeLessThan(1130);
  });

  it('does not tear apart people in one house, and is drawn of nobody at all', () => {
    const home = corners[0];
    const map = wardMapOf([home, home], drawing);
    expect(map.at(home)).toEqual({ x: 200, y: 200 });
    expect(wardMapOf([], drawing).bar.metres).toBeGreaterThan(0);
  });

  it('draws a boundary without the points that nobody can see', () => {
    const map = wardMapOf(corners, drawing);
    const fine = Array.from({ length: 1000 }, (_, index) => 105.8 + index * 1e-7);
    const ring = fine.map((longitude): [number, number] => [longitude, 20.3]);
    const polygon: Polygon = [[...ring, [105.83, 20.34], [105.8, 20.3]]];
    const path = pathOf([polygon], map);
    expect(path.match(/L/g)?.length).toBeLessThan(6);
    expect(path).toMatch(/^M.*Z$/);
  });
});

it('lets people of one spot stand around it, nobody on top of another', () => {
  const spread = spreadApart(
    Array.from({ length: 20 }, () => ({ x: 50, y: 50 })),
    10,
    drawing,
  );
  expect(spread[0]).toEqual({ x: 50, y: 50 });
  const apart = spread.flatMap((one, index) =>
    spread.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );
  expect(Math.min(...apart)).toBeGreaterThan(6);
});

it('keeps a crowd of one spot on the map, wherever that lies', () => {
  const crowd = Array.from({ length: 2000 }, () => ({ x: 395, y: 60 }));
  const spread = spreadApart(crowd, 10, drawing);
  expect(spread.every(({ x, y }) => x >= 0 && x <= 400 && y >= 0 && y <= 400)).toBe(true);
  const farthest = Math.max(...spread.map(({ x, y }) => Math.hypot(x - 395, y - 60)));
  expect(farthest).toBeLessThan(75);
});

it('writes only the names that can be read', () => {
  const at = (name: string, x: number, y: number) => ({ name, x, y });
  const names = labelled([at('Thôn 1', 50, 50), at('Thôn 2', 60, 55), at('Thôn 3', 50, 80)], 7, 14);
  expect(names.map(({ name }) => name)).toEqual(['Thôn 1', 'Thôn 3']);
});
