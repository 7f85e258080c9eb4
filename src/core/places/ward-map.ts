import type { Place } from './distance';
import type { LonLat, Polygon } from './outlines';
import { barFor, type Drawing, metresEast, metresNorth, type Point, type ScaleBar } from './plane';

/** How places of a ward stand in a drawing, north at the top. */
export interface WardMap {
  at(place: Place): Point;
  /** Whether a point can be seen. */
  shows(point: Point): boolean;
  bar: ScaleBar;
}

/** A drawing shows at least so much, so that neighbours are not torn apart. */
const LEAST_METRES = 300;

/** A map on which all these places can be seen; of no place at all, around nowhere. */
export function wardMapOf(places: readonly Place[], drawing: Drawing): WardMap {
  const { width, height, margin } = drawing;
  const [south, north] = rangeOf(places.map(({ latitude }) => latitude));
  const [west, east] = rangeOf(places.map(({ longitude }) => longitude));
  const centre = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const eastOf = metresEast(centre);
  const across = 2 * eastOf({ longitude: east });
  const up = 2 * metresNorth(centre, { latitude: north });
  const scale = Math.min(
    (width - 2 * margin) / Math.max(across, LEAST_METRES),
    (height - 2 * margin) / Math.max(up, LEAST_METRES),
  );
  return {
    at: (place) => ({
      x: tenth(width / 2 + eastOf(place) * scale),
      y: tenth(height / 2 - metresNorth(centre, place) * scale),
    }),
    shows: ({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height,
    bar: barFor(scale, width / 4),
  };
}

/** Polygons as one path of a drawing; what is smaller than a step cannot be seen and is left out. */
export function pathOf(polygons: readonly Polygon[], map: WardMap, step = 0.8): string {
  return polygons
    .flat()
    .map((ring) => ringPath(ring, map, step))
    .join('');
}

/**
 * Those who share a spot, as people without a pin of their own share their hamlet's, stand around it: as far from one
 * another as that, or nearer where they are hundreds, and all of them within the drawing.
 */
export function spreadApart<T extends Point>(
  points: readonly T[],
  apart: number,
  { width, height }: Pick<Drawing, 'width' | 'height'>,
): T[] {
  const keyOf = ({ x, y }: Point): string => `${Math.round(x / apart)} ${Math.round(y / apart)}`;
  const sizes = new Map<string, number>();
  for (const point of points) sizes.set(keyOf(point), (sizes.get(keyOf(point)) ?? 0) + 1);
  const taken = new Map<string, number>();
  return points.map((point) => {
    const key = keyOf(point);
    const nth = taken.get(key) ?? 0;
    taken.set(key, nth + 1);
    if (nth === 0) return point;
    // As the seeds of a sunflower: evenly, however many they are.
    const step = Math.min(apart * 0.8, WIDEST / Math.sqrt(sizes.get(key) ?? 1));
    const [radius, angle] = [step * Math.sqrt(nth), nth * GOLDEN_ANGLE];
    const x = within(point.x + radius * Math.cos(angle), width);
    const y = within(point.y + radius * Math.sin(angle), height);
    return { ...point, x, y };
  });
}

/** A crowd is no wider than this around its spot, in the drawing's own units. */
const WIDEST = 70;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Those whose names can be read beside those before them. */
export function labelled<T extends Point & { name: string }>(
  points: readonly T[],
  letter: number,
  height: number,
): T[] {
  const shown: T[] = [];
  const halfOf = ({ name }: T): number => (name.length * letter) / 2;
  for (const point of points) {
    const isFree = shown.every(
      (other) =>
        Math.abs(other.x - point.x) > halfOf(other) + halfOf(point) ||
        Math.abs(other.y - point.y) > height,
    );
    if (isFree) shown.push(point);
  }
  return shown;
}

function ringPath(ring: readonly LonLat[], map: WardMap, step: number): string {
  let last: Point | null = null;
  let path = '';
  for (const [longitude, latitude] of ring) {
    const point = map.at({ longitude, latitude });
    if (last && Math.abs(point.x - last.x) < step && Math.abs(point.y - last.y) < step) continue;
    path += `${last ? 'L' : 'M'}${point.x} ${point.y}`;
    last = point;
  }
  return `${path}Z`;
}

/** The corners of the frame of a ward's boundary; none where there is no boundary. */
export function cornersOf(
  shapes: { ward: readonly Polygon[]; hamlets: readonly { polygons: readonly Polygon[] }[] } | null,
): Place[] {
  const polygons = shapes
    ? [...shapes.ward, ...shapes.hamlets.flatMap((hamlet) => hamlet.polygons)]
    : [];
  const points = polygons.flat(2);
  if (points.length === 0) return [];
  const [south, north] = rangeOf(points.map(([, latitude]) => latitude));
  const [west, east] = rangeOf(points.map(([longitude]) => longitude));
  return [
    { latitude: south, longitude: west },
    { latitude: north, longitude: east },
  ];
}

function rangeOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 0];
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0], values[0]],
  );
}

const within = (value: number, most: number): number => tenth(Math.min(Math.max(value, 0), most));

const tenth = (value: number): number => Math.round(value * 10) / 10;
