import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outline, readOutlines } from './outlines';

const square = (x: number, y: number, side = 1): number[][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const feature = (properties: object, coordinates: number[][][], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const most = 1000;

describe('boundaries from GeoJSON', () => {
  it('come with the names and codes that files give them', () => {
    const file = collection(
      feature({ ma_xa: 14464, ten_xa: 'Gia Viễn', area: 12 }, [square(105, 20)]),
      feature({ NAME: 'Thôn 2' }, [square(105, 20), square(105.2, 20.2, 0.1)]),
    );
    expect(readOutlines(file, most)).toEqual([
      { codes: ['14464'], names: ['Gia Viễn'], isHamlet: false, polygons: [[square(105, 20)]] },
      {
        codes: [],
        names: ['Thôn 2'],
        isHamlet: false,
        polygons: [[square(105, 20), square(105.2, 20.2, 0.1).map((one) => one.map(round))]],
      },
    ]);
  });

  it('tell a hamlet from the unit that it lies in', () => {
    const properties = { ma_xa: '14464', ten_xa: 'Gia Viễn', TenThon: 'Thôn 2' };
    const [one] = found(collection(feature(properties, [square(105, 20)])));
    expect(one).toMatchObject({ isHamlet: true, names: ['Thôn 2', 'Gia Viễn'] });
  });

  it('may be a bare geometry, or stand among points and lines', () => {
    const island = { type: 'MultiPolygon', coordinates: [[square(105, 20)], [square(107, 20)]] };
    const point = { type: 'Point', coordinates: [105, 20] };
    const [one] = found({ type: 'GeometryCollection', geometries: [point, island] });
    expect(one.polygons).toHaveLength(2);
  });
});

describe('boundaries from TopoJSON', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.1, 0.1], translate: [105, 20] },
    arcs: [
      [
        [0, 0],
        [10, 0],
      ],
      [
        [10, 0],
        [0, 10],
        [-10, 0],
        [0, -10],
      ],
    ],
    objects: {
      xa: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { code: '14464' } },
          { type: 'Polygon', arcs: [[~1, ~0]], id: '14465' },
        ],
      },
    },
  };

  it('share their lines, forwards and backwards', () => {
    const [one, other] = found(topology);
    expect([one.codes, other.codes]).toEqual([['14464'], ['14465']]);
    expect(one.polygons).toEqual([[square(105, 20)]]);
    expect(other.polygons[0][0]).toEqual(square(105, 20).toReversed());
  });

  it('are counted before they are unfolded, however often a line is named', () => {
    const ring = Array.from({ length: 1e6 }, () => 1);
    const bomb = { ...topology, objects: { x: { type: 'Polygon', arcs: [ring] } } };
    expect(readOutlines(bomb, most)).toBe('too-many-points');
  });

  it('are refused where a polygon names a line that is not there', () => {
    const broken = { ...topology, objects: { x: { type: 'Polygon', arcs: [[7]] } } };
    expect(readOutlines(broken, most)).toBe('unreadable');
  });
});

describe('a file that holds no boundaries', () => {
  it.each([
    ['no JSON at all', undefined, 'unreadable'],
    ['a list', [1, 2], 'unreadable'],
    ['a feature without a geometry’s type', feature({}, [square(1, 1)], ''), 'without-areas'],
    ['rings that are none', { type: 'Polygon', coordinates: [[[1, 'x']]] }, 'unreadable'],
    ['a topology without lines', { type: 'Topology', objects: {} }, 'unreadable'],
    ['points alone', { type: 'Point', coordinates: [105, 20] }, 'without-areas'],
    [
      'a point written four times',
      feature({}, [[1, 2, 3, 4].map(() => [105, 20])]),
      'without-areas',
    ],
    ['an empty collection', collection(), 'without-areas'],
    ['metres of VN-2000', feature({}, [square(564_000, 2_245_000, 900)]), 'not-degrees'],
    ['latitude first', feature({}, [square(20, 105)]), 'not-degrees'],
    [
      'another reference system by its name',
      {
        ...collection(feature({}, [square(5, 5)])),
        crs: { type: 'name', properties: { name: 'EPSG:3405' } },
      },
      'not-degrees',
    ],
    [
      'more points than a map needs',
      feature({}, [Array.from({ length: most + 1 }, () => [1, 1])]),
      'too-many-points',
    ],
  ])('is told so: %s', (_, value, fault) => {
    expect(readOutlines(value, most)).toBe(fault);
  });

  it('is told so when it is nested without an end', () => {
    let value: object = { type: 'Polygon', coordinates: [square(1, 1)] };
    for (let depth = 0; depth < 50; depth += 1) {
      value = { type: 'GeometryCollection', geometries: [value] };
    }
    expect(readOutlines(value, most)).toBe('unreadable');
  });
});

const trial = join(__dirname, '../../../../shared/data/ninhbinh129.topo.json');
const itTrial = existsSync(trial) ? it : it.skip;

itTrial('reads the 129 units of a province (skipped where the trial data are not there)', () => {
  const outlines = found(JSON.parse(readFileSync(trial, 'utf8')), 100_000);
  expect(outlines).toHaveLength(129);
  expect(outlines.every(({ codes, names }) => codes.length === 1 && names.length === 1)).toBe(true);
  const ring = outlines.find(({ codes }) => codes[0] === '14464')?.polygons[0][0] ?? [];
  const [longitudes, latitudes] = [0, 1].map((axis) => ring.map((position) => position[axis]));
  expect(Math.min(...longitudes)).toBeGreaterThan(105.7);
  expect(Math.max(...longitudes)).toBeLessThan(106);
  expect(Math.min(...latitudes)).toBeGreaterThan(20.2);
  expect(Math.max(...latitudes)).toBeLessThan(20.5);
});

function found(value: unknown, points = most): Outline[] {
  const outlines = readOutlines(value, points);
  if (typeof outlines === 'string') throw new Error(outlines);
  return outlines;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
