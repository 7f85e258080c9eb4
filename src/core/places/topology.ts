type Position = [number, number];

/**
 * How the rings of a polygon are read in a TopoJSON file: `arcs` are lists of the file's lines, ~n the n-th one
 * backwards. A line may be named any number of times, so that `count` hears of the points before they are copied.
 * Null where the file is no topology; what is read gives null where a polygon names lines that are not there.
 */
export function topologyRings(
  { arcs, transform }: { arcs?: unknown; transform?: unknown },
  count: (points: number) => void,
): ((polygon: unknown) => Position[][] | null) | null {
  const lines = linesOf(arcs, transform);
  if (!lines) return null;
  return (polygon) => {
    if (!Array.isArray(polygon)) return null;
    const rings = (polygon as unknown[]).map((ring) => ringOf(ring, lines, count));
    return rings.every((ring) => ring !== null) ? rings : null;
  };
}

function ringOf(
  value: unknown,
  lines: readonly Position[][],
  count: (points: number) => void,
): Position[] | null {
  if (!Array.isArray(value)) return null;
  const ring: Position[] = [];
  for (const index of value as unknown[]) {
    if (typeof index !== 'number') return null;
    const line = lines[index < 0 ? ~index : index];
    if (!line) return null;
    count(line.length);
    const along = index < 0 ? line.toReversed() : line;
    // A line begins where the one before it ended.
    for (const position of ring.length > 0 ? along.slice(1) : along) ring.push(position);
  }
  return ring;
}

interface Transform {
  scale: Position;
  translate: Position;
}

/** The lines in degrees: with a transform their points are whole steps from one to the next. */
function linesOf(arcs: unknown, given: unknown): Position[][] | null {
  if (!Array.isArray(arcs)) return null;
  const transform = given === undefined ? null : transformOf(given);
  if (given !== undefined && !transform) return null;
  const lines: Position[][] = [];
  for (const arc of arcs as unknown[]) {
    if (!Array.isArray(arc) || !arc.every(isPosition)) return null;
    lines.push(transform ? placed(arc, transform) : arc);
  }
  return lines;
}

function placed(steps: readonly Position[], { scale, translate }: Transform): Position[] {
  let [x, y] = [0, 0];
  return steps.map(([right, up]) => {
    x += right;
    y += up;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function transformOf(value: unknown): Transform | null {
  if (typeof value !== 'object' || value === null) return null;
  const { scale, translate } = value as { scale?: unknown; translate?: unknown };
  return isPosition(scale) && isPosition(translate) ? { scale, translate } : null;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
