/** Rows of one piece: some milliseconds to write, to seal or to read. */
const ROWS = 250;

type Whole = object;
type Piece = Record<string, unknown>;

/** Something with long lists, in pieces that are worked on one after the other: `joined` makes it whole again. */
export function piecesOf(whole: Whole): Piece[] {
  const entries = Object.entries(whole) as [string, unknown][];
  const isLong = (value: unknown): value is unknown[] =>
    Array.isArray(value) && value.length > ROWS;
  const rest: Piece = {};
  for (const [name, value] of entries) rest[name] = isLong(value) ? [] : value;
  const slices = entries.flatMap(([name, value]): Piece[] =>
    isLong(value)
      ? Array.from({ length: Math.ceil(value.length / ROWS) }, (_, nth) => ({
          [name]: value.slice(nth * ROWS, (nth + 1) * ROWS),
        }))
      : [],
  );
  return [rest, ...slices];
}

export function joined(pieces: readonly Whole[]): object {
  const whole: Piece = {};
  for (const piece of pieces) {
    for (const [name, value] of Object.entries(piece) as [string, unknown][]) {
      const before = whole[name];
      if (!Array.isArray(before) || !Array.isArray(value)) whole[name] = value;
      else for (const row of value as unknown[]) before.push(row);
    }
  }
  return whole;
}
