import type { LonLat, Polygon } from './outlines';

/** Positions are rounded to a millionth of a degree: lines nearer than two of them only touch. */
const TOUCHING = 2e-6;

interface Line {
  from: LonLat;
  to: LonLat;
  west: number;
  east: number;
}

/** Whether lines of an area cross: within a ring, or between it and its holes. Those that touch do not. */
export function crossesItself(polygon: Polygon): boolean {
  const lines = polygon.flatMap(linesOf).sort((one, other) => one.west - other.west);
  // From west to east, against those alone that reach so far.
  let reaching: Line[] = [];
  for (const line of lines) {
    reaching = reaching.filter(({ east }) => east >= line.west);
    if (reaching.some((other) => cross(line, other))) return true;
    reaching.push(line);
  }
  return false;
}

function linesOf(ring: readonly LonLat[]): Line[] {
  return ring.slice(1).map((to, nth) => {
    const from = ring[nth];
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
}

function cross(one: Line, other: Line): boolean {
  const { from: a, to: b } = one;
  const { from: c, to: d } = other;
  const isApart =
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]);
  return !isApart && parts(one, c, d) && parts(other, a, b);
}

/** Whether the two lie well on either side of the line. */
function parts({ from, to }: Line, one: LonLat, other: LonLat): boolean {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y);
  const beside = ([px, py]: LonLat): number => (x * (py - from[1]) - y * (px - from[0])) / length;
  const [first, second] = [beside(one), beside(other)];
  return Math.min(Math.abs(first), Math.abs(second)) > TOUCHING && first > 0 !== second > 0;
}
