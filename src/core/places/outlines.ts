import { plainKey } from '../vietnamese/text';
import { topologyRings } from './topology';

/** Degrees, WGS 84. */
export type LonLat = [longitude: number, latitude: number];

/** An outer ring, then its holes; each ring ends where it begins. */
export type Polygon = LonLat[][];

/** One area of a file, with whatever names and codes the file gives it. */
export interface Outline {
  names: string[];
  codes: string[];
  /** The file says of which hamlet it is, under such a heading: beside the unit's own name and code. */
  isHamlet: boolean;
  polygons: Polygon[];
}

/** What is wrong with a file as a whole. */
export type OutlineFault = 'unreadable' | 'too-many-points' | 'not-degrees' | 'without-areas';

class Faulty extends Error {
  constructor(readonly fault: OutlineFault) {
    super(fault);
  }
}

type Json = Record<string, unknown>;

/** Collections within collections; no program writes more. */
const DEEPEST = 8;
/** Six digits are a hand's breadth. */
const DIGITS = 1e6;

/** The areas of a GeoJSON or TopoJSON file that was parsed already, or what is wrong with it. */
export function readOutlines(value: unknown, mostPoints: number): Outline[] | OutlineFault {
  const file = objectOf(value);
  try {
    if (!file) return 'unreadable';
    if (!isInDegrees(file.crs)) return 'not-degrees';
    const count = counter(mostPoints);
    const outlines =
      file.type === 'Topology' ? ofTopology(file, count) : featuresOf(file, geoRings(count), 0);
    const areas = outlines.filter(({ polygons }) => polygons.length > 0);
    return areas.length === 0 ? 'without-areas' : areas;
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
}

/** Reads the rings of a polygon as its format writes them. */
type RingReader = (polygon: unknown) => LonLat[][];

function featuresOf(value: unknown, rings: RingReader, depth: number): Outline[] {
  const one = objectOf(value);
  if (!one || depth > DEEPEST) throw new Faulty('unreadable');
  if (one.type === 'FeatureCollection') {
    return listOf(one.features).flatMap((feature) => featuresOf(feature, rings, depth + 1));
  }
  if (one.type === 'Feature') {
    const polygons = one.geometry === null ? [] : polygonsOf(one.geometry, 'coordinates', rings, 0);
    return [{ ...namesOf(one), polygons }];
  }
  return [{ ...namesOf(one), polygons: polygonsOf(one, 'coordinates', rings, depth) }];
}

/** In a topology the members of a collection are features: each has properties of its own. */
function ofTopology(file: Json, count: (points: number) => void): Outline[] {
  const rings = topologyRings(file, count);
  if (!rings || !objectOf(file.objects)) throw new Faulty('unreadable');
  const read: RingReader = (polygon) => {
    const found = rings(polygon);
    if (!found) throw new Faulty('unreadable');
    return found.map((ring) => ring.map(positionOf));
  };
  const walk = (value: unknown, depth: number): Outline[] => {
    const one = objectOf(value);
    if (!one || depth > DEEPEST) throw new Faulty('unreadable');
    if (one.type === 'GeometryCollection') {
      return listOf(one.geometries).flatMap((member) => walk(member, depth + 1));
    }
    return [{ ...namesOf(one), polygons: polygonsOf(one, 'arcs', read, depth) }];
  };
  return Object.values(file.objects as Json).flatMap((object) => walk(object, 0));
}

function polygonsOf(value: unknown, key: string, rings: RingReader, depth: number): Polygon[] {
  const geometry = objectOf(value);
  if (!geometry || typeof geometry.type !== 'string' || depth > DEEPEST) {
    throw new Faulty('unreadable');
  }
  if (geometry.type === 'GeometryCollection') {
    return listOf(geometry.geometries).flatMap((one) => polygonsOf(one, key, rings, depth + 1));
  }
  // Points and lines are no areas.
  if (geometry.type === 'Polygon') return [rings(geometry[key])].filter(isArea);
  if (geometry.type !== 'MultiPolygon') return [];
  return listOf(geometry[key]).map(rings).filter(isArea);
}

/** A triangle that ends where it begins has four positions; a point or a line that is written four times is none. */
function isArea([outer = []]: Polygon): boolean {
  const [[x0, y0] = [0, 0]] = outer;
  const isWide = outer.some(([x]) => x !== x0) && outer.some(([, y]) => y !== y0);
  return outer.length >= 4 && isWide;
}

function geoRings(count: (points: number) => void): RingReader {
  return (polygon) =>
    listOf(polygon).map((ring) => {
      const positions = listOf(ring);
      count(positions.length);
      return positions.map(positionOf);
    });
}

function positionOf(value: unknown): LonLat {
  const [longitude, latitude] = listOf(value);
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    throw new Faulty('unreadable');
  }
  // Metres of a national grid, or latitude first, which in Vietnam puts 105 where at most 90 can be.
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) throw new Faulty('not-degrees');
  return [rounded(longitude), rounded(latitude)];
}

const rounded = (degrees: number): number => Math.round(degrees * DIGITS) / DIGITS;

function counter(most: number): (points: number) => void {
  let points = 0;
  return (more) => {
    points += more;
    if (points > most) throw new Faulty('too-many-points');
  };
}

/** Older GeoJSON names its reference system; anything but degrees of WGS 84 is none of ours. */
function isInDegrees(crs: unknown): boolean {
  const name = objectOf(objectOf(crs)?.properties)?.name;
  return name === undefined || (typeof name === 'string' && /CRS84|4326|WGS ?84/i.test(name));
}

const nameKey = /^(?:full ?name|name(?: ?\d)?|ten\b.*|ten[a-z]*)$/;
const hamletKey =
  /^(?:ten ?)?(?:thon|xom|ap|ban|buon|lang|khom|khoi|khu ?pho|to ?dan ?pho|tdp)$|hamlet|village/;
const codeKey = /^(?:code|ma\b.*|ma[a-z]{2,4})$/;

function namesOf({ id, properties }: Json): Omit<Outline, 'polygons'> {
  const entries = Object.entries(objectOf(properties) ?? {}).map(
    ([key, value]) => [plainKey(key.replace(/([a-z])([A-Z])/g, '$1 $2')), value] as const,
  );
  const of = (pattern: RegExp): string[] =>
    entries.filter(([key]) => pattern.test(key)).flatMap(([, value]) => wordOf(value));
  const hamlets = of(hamletKey);
  const names = [...new Set([...hamlets, ...of(nameKey)])];
  return { names, codes: [...of(codeKey), ...wordOf(id)], isHamlet: hamlets.length > 0 };
}

const LONGEST_NAME = 200;

function wordOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value.length <= LONGEST_NAME ? [value] : [];
}

function objectOf(value: unknown): Json | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Json) : null;
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Faulty('unreadable');
  return value as unknown[];
}
