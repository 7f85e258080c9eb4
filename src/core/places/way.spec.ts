import { roundedMetres, wayBetween } from './way';

const drawing = { width: 320, height: 240, margin: 40 };
const home = { name: 'Nhà', latitude: 20.33, longitude: 105.91 };

it('draws a hall in the north-east above and to the right, within the drawing', () => {
  const hall = { name: 'NVH', latitude: 20.334, longitude: 105.9143 };
  const way = wayBetween(home, hall, [], drawing);
  expect(way.direction).toBe('ne');
  expect(way.to.x).toBeGreaterThan(way.from.x);
  expect(way.to.y).toBeLessThan(way.from.y);
  expect(Math.round(way.metres / 10)).toBe(63);
  for (const { x, y } of [way.from, way.to]) {
    expect(x >= 40 && x <= 280 && y >= 40 && y <= 200).toBe(true);
  }
  expect(way.bar.length).toBeLessThanOrEqual(107);
});

it.each([
  ['n', 0.003, 0],
  ['e', 0, 0.003],
  ['s', -0.003, 0],
  ['w', 0, -0.003],
  ['sw', -0.003, -0.003],
] as const)('says that %s is where it is', (direction, north, east) => {
  const there = { name: '', latitude: home.latitude + north, longitude: home.longitude + east };
  expect(wayBetween(home, there, [], drawing).direction).toBe(direction);
});

it('has room for a hall next door, and for hamlets only where their names can be read', () => {
  const door = { ...home, name: 'NVH', latitude: 20.3301 };
  const beside = { ...home, name: 'Đông', longitude: 105.9108 };
  const far = { ...home, name: 'Tây', longitude: 105.8 };
  const way = wayBetween(home, door, [beside, { ...beside, name: 'on top' }, far], drawing);
  expect(way.around.map(({ name }) => name)).toEqual([]);
  const free = { ...home, name: 'Nam', latitude: 20.3295 };
  expect(wayBetween(home, door, [free], drawing).around).toHaveLength(1);
});

it('says metres as people do', () => {
  expect([3, 88, 974, 1240, 8260].map(roundedMetres)).toEqual([50, 100, 950, 1200, 8300]);
});
