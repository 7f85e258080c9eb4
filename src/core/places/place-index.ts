import { EARTH_RADIUS_METRES, Place } from './distance';

/** Rows found by a search, nearest first; `metres` are unrounded great-circle distances. */
export interface Nearest {
  rows: Int32Array;
  metres: Float64Array;
  count: number;
}

/**
 * A grid over places that answers "the nearest k that are acceptable" exactly.
 * Distances are compared as straight lines through the Earth, which order places as great circles do.
 */
export class PlaceIndex {
  private readonly position: Float64Array;
  private readonly cellMetres: number;
  private readonly south: number;
  private readonly west: number;
  private readonly degreesPerRow: number;
  private readonly degreesPerColumn: number;
  private readonly rowCount: number;
  private readonly columnCount: number;
  /** Places of cell c are `order[first[c]] … order[first[c + 1] - 1]`. */
  private readonly first: Int32Array;
  private readonly order: Int32Array;
  private found: Nearest = nothing(0);
  private squares = new Float64Array(0);

  /** `perCell` is the wanted mean number of places in a cell. */
  constructor(places: readonly Place[], perCell = 3) {
    this.position = cartesian(places);
    let [south, north, west, east] = [90, -90, 180, -180];
    for (const place of places) {
      south = Math.min(south, place.latitude);
      north = Math.max(north, place.latitude);
      west = Math.min(west, place.longitude);
      east = Math.max(east, place.longitude);
    }
    if (places.length === 0) [south, north, west, east] = [0, 0, 0, 0];
    this.south = south;
    this.west = west;
    const metresPerDegree = (Math.PI / 180) * EARTH_RADIUS_METRES;
    // A column is at least `cellMetres` wide even where the meridians are closest.
    const narrowest = Math.cos(
      (Math.PI / 180) * Math.min(89, Math.max(Math.abs(south), Math.abs(north))),
    );
    const height = (north - south) * metresPerDegree;
    const width = (east - west) * metresPerDegree * narrowest;
    const side = Math.sqrt(
      (Math.max(height, 1) * Math.max(width, 1) * perCell) / Math.max(1, places.length),
    );
    this.cellMetres = Math.max(side, Math.max(height, width) / 2000, 1);
    this.degreesPerRow = this.cellMetres / metresPerDegree;
    this.degreesPerColumn = this.cellMetres / (metresPerDegree * narrowest);
    this.rowCount = Math.floor((north - south) / this.degreesPerRow) + 1;
    this.columnCount = Math.floor((east - west) / this.degreesPerColumn) + 1;
    const cells = Int32Array.from(places, (place) => this.cellOf(place));
    [this.first, this.order] = bucket(cells, this.rowCount * this.columnCount);
  }

  /**
   * The `k` nearest rows within `maxMetres` that `accepts` takes; equal distances by row number.
   * The result is overwritten by the next search.
   */
  nearest(place: Place, k: number, maxMetres: number, accepts: (row: number) => boolean): Nearest {
    if (this.found.rows.length < k) {
      this.found = nothing(k);
      this.squares = new Float64Array(k);
    }
    const found = this.found;
    found.count = 0;
    const [x, y, z] = cartesian([place]);
    const farthest = 2 * EARTH_RADIUS_METRES * Math.sin(maxMetres / (2 * EARTH_RADIUS_METRES));
    let limit = farthest * farthest;
    const row = Math.floor((place.latitude - this.south) / this.degreesPerRow);
    const column = Math.floor((place.longitude - this.west) / this.degreesPerColumn);
    const rings = this.ringCount(row, column);
    for (let ring = this.firstRing(row, column); ring <= rings; ring++) {
      // Everything in this ring and beyond is at least (ring - 1) cells away; 0.999 covers the curve.
      const reach = (ring - 1) * this.cellMetres * 0.999;
      if (reach > 0 && reach * reach > limit) break;
      const low = Math.max(0, row - ring);
      const high = Math.min(this.rowCount - 1, row + ring);
      for (let r = low; r <= high; r++) {
        const isEdge = r === row - ring || r === row + ring;
        const step = isEdge || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= this.columnCount) continue;
          const cell = r * this.columnCount + c;
          for (let at = this.first[cell]; at < this.first[cell + 1]; at++) {
            const candidate = this.order[at];
            const dx = this.position[3 * candidate] - x;
            const dy = this.position[3 * candidate + 1] - y;
            const dz = this.position[3 * candidate + 2] - z;
            const square = dx * dx + dy * dy + dz * dz;
            if (square > limit || !accepts(candidate)) continue;
            limit = this.keep(candidate, square, k, limit);
          }
        }
      }
    }
    for (let at = 0; at < found.count; at++) found.metres[at] = arcMetres(this.squares[at]);
    return found;
  }

  /** Calls `visit` with every row within about `maxMetres`: some farther ones as well, none nearer is left out. */
  around(place: Place, maxMetres: number, visit: (row: number) => void): void {
    const row = Math.floor((place.latitude - this.south) / this.degreesPerRow);
    const column = Math.floor((place.longitude - this.west) / this.degreesPerColumn);
    // One cell more for where in its cell the place stands, and for the curve.
    const reach = Math.ceil((maxMetres * 1.001) / this.cellMetres) + 1;
    const lastRow = Math.min(this.rowCount - 1, row + reach);
    const lastColumn = Math.min(this.columnCount - 1, column + reach);
    for (let r = Math.max(0, row - reach); r <= lastRow; r++) {
      for (let c = Math.max(0, column - reach); c <= lastColumn; c++) {
        const cell = r * this.columnCount + c;
        for (let at = this.first[cell]; at < this.first[cell + 1]; at++) visit(this.order[at]);
      }
    }
  }

  /** Inserts in order and returns the distance beyond which nothing more is wanted. */
  private keep(row: number, square: number, k: number, limit: number): number {
    const { found, squares } = this;
    let at = found.count;
    while (
      at > 0 &&
      (squares[at - 1] > square || (squares[at - 1] === square && found.rows[at - 1] > row))
    ) {
      at--;
    }
    if (at >= k) return limit;
    if (found.count < k) found.count++;
    squares.copyWithin(at + 1, at, found.count - 1);
    found.rows.copyWithin(at + 1, at, found.count - 1);
    squares[at] = square;
    found.rows[at] = row;
    return found.count === k ? Math.min(limit, squares[k - 1]) : limit;
  }

  private cellOf(place: Place): number {
    const row = Math.floor((place.latitude - this.south) / this.degreesPerRow);
    const column = Math.floor((place.longitude - this.west) / this.degreesPerColumn);
    return row * this.columnCount + column;
  }

  /** A place outside the grid starts at the ring that first touches it. */
  private firstRing(row: number, column: number): number {
    return Math.max(0, -row, row - this.rowCount + 1, -column, column - this.columnCount + 1);
  }

  private ringCount(row: number, column: number): number {
    return Math.max(
      Math.abs(row),
      Math.abs(this.rowCount - 1 - row),
      Math.abs(column),
      Math.abs(this.columnCount - 1 - column),
    );
  }
}

function nothing(k: number): Nearest {
  return { rows: new Int32Array(k), metres: new Float64Array(k), count: 0 };
}

function cartesian(places: readonly Place[]): Float64Array {
  const position = new Float64Array(3 * places.length);
  places.forEach(({ latitude, longitude }, row) => {
    const phi = (latitude * Math.PI) / 180;
    const lambda = (longitude * Math.PI) / 180;
    position[3 * row] = EARTH_RADIUS_METRES * Math.cos(phi) * Math.cos(lambda);
    position[3 * row + 1] = EARTH_RADIUS_METRES * Math.cos(phi) * Math.sin(lambda);
    position[3 * row + 2] = EARTH_RADIUS_METRES * Math.sin(phi);
  });
  return position;
}

function arcMetres(square: number): number {
  const half = Math.sqrt(square) / (2 * EARTH_RADIUS_METRES);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, half));
}

/** Counting sort: rows grouped by cell, ascending inside a cell. */
function bucket(cells: Int32Array, cellCount: number): [first: Int32Array, order: Int32Array] {
  const first = new Int32Array(cellCount + 1);
  for (const cell of cells) first[cell + 1]++;
  for (let cell = 0; cell < cellCount; cell++) first[cell + 1] += first[cell];
  const next = first.slice();
  const order = new Int32Array(cells.length);
  cells.forEach((cell, row) => (order[next[cell]++] = row));
  return [first, order];
}
