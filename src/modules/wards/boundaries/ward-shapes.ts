import type { Outline, Polygon } from '../../../core/places/outlines';
import { HamletNames } from '../../../core/sheets/hamlet-names';
import { accentKey } from '../../../core/vietnamese/text';
import type { Hamlet } from '../entities/hamlet.entity';
import type { WardShapes } from '../entities/ward-boundary.entity';
import type { Ward } from '../entities/ward.entity';

/** What a file's areas are compared with. */
export type Unit = Pick<Ward, 'code' | 'name' | 'latitude' | 'longitude'>;
export type NamedHamlet = Pick<Hamlet, 'id' | 'name'>;

/** A ward's own pin lies within its boundary, or this near to it; degrees, some ten kilometres. */
const NEAR = 0.1;

/**
 * What of a file is this ward's: the area with its code, else the only one with its name; areas with the names of its
 * hamlets; else the only area there is, unless the file says that it is something else's. A hamlet has the ward's code
 * and name beside its own in many files, and is never taken for the ward. Null where nothing of it is, or where it lies
 * elsewhere.
 */
export function wardShapes(
  outlines: readonly Outline[],
  ward: Unit,
  hamlets: readonly NamedHamlet[],
): WardShapes | null {
  const names = new HamletNames(hamlets.map(({ name }) => name));
  const hamletOf = (outline: Outline): number | undefined =>
    partsOfWard(outline, ward)
      .map((name) => names.find(name))
      .find((one) => one !== null) ?? undefined;
  const isHamlet = (outline: Outline): boolean =>
    outline.isHamlet ||
    partsOfWard(outline, ward).some((name) => hamletKind.test(accentKey(name))) ||
    hamletOf(outline) !== undefined;
  const others = outlines.filter((outline) => !isHamlet(outline));
  const hamletShapes = outlines.filter(isHamlet).flatMap((outline) => {
    const hamlet = hamlets[hamletOf(outline) ?? -1] as NamedHamlet | undefined;
    const { polygons } = outline;
    return hamlet && isNear(polygons, ward) ? [{ hamletId: hamlet.id, polygons }] : [];
  });
  const only = outlines.length === 1 && others.length === 1 && !isOfAnother(others[0], ward);
  const polygons = ownPolygons(others, ward) ?? (only ? others[0].polygons : []);
  if (polygons.length > 0 && !isNear(polygons, ward)) return null;
  return polygons.length > 0 || hamletShapes.length > 0
    ? { ward: polygons, hamlets: hamletShapes }
    : null;
}

export function pointsIn({ ward, hamlets }: WardShapes): number {
  const polygons = [...ward, ...hamlets.flatMap((hamlet) => hamlet.polygons)];
  return polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
}

/** By its code; islands of one ward may be areas of their own, which have all their names alike. */
function ownPolygons(outlines: readonly Outline[], ward: Unit): Polygon[] | null {
  const byCode = outlines.filter(({ codes }) => codes.some((one) => isCodeOf(one, ward)));
  const [first] = byCode;
  if (first) {
    const isOne = byCode.every(({ names }) => names.join('\n') === first.names.join('\n'));
    return isOne ? byCode.flatMap(({ polygons }) => polygons) : null;
  }
  const key = unitKey(ward.name);
  const named = outlines.filter(({ names }) => names.some((one) => unitKey(one) === key));
  return named.length === 1 ? named[0].polygons : null;
}

const CODE_DIGITS = 5;

const isCodeOf = (written: string, { code }: Unit): boolean =>
  written.padStart(CODE_DIGITS, '0') === code;

/** The only area of a file, and yet another unit's: by its code, or by its name with its kind. */
function isOfAnother({ names, codes }: Outline, ward: Unit): boolean {
  const otherCode = codes.some((one) => /^\d{5}$/.test(one) && !isCodeOf(one, ward));
  const key = unitKey(ward.name);
  return otherCode || names.some((one) => unitKind.test(accentKey(one)) && unitKey(one) !== key);
}

/** The names of an area that are not the ward's own. */
const partsOfWard = ({ names }: Outline, ward: Unit): string[] =>
  names.filter((one) => unitKey(one) !== unitKey(ward.name));

/** “Bản đồ” is a map, and no hamlet. */
const hamletKind =
  /^(?:thôn|thon|xóm|xom|ấp|ap|bản(?! đồ)|buôn|làng|khóm|khu phố|tổ dân phố|tdp|tổ)\s/;
const unitKind = /^(?:xã|phường|thị trấn|đặc khu|huyện|quận|tỉnh|thành phố)\s+/;

/** Files write "Gia Viễn" as well as "Xã Gia Viễn". */
const unitKey = (name: string): string =>
  accentKey(name).replace(/^(?:xã|phường|thị trấn|đặc khu)\s+/, '');

function isNear(polygons: readonly Polygon[], { latitude, longitude }: Unit): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flat(2)) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const isWithin = (value: number, from: number, to: number): boolean =>
    value >= from - NEAR && value <= to + NEAR;
  return isWithin(longitude, west, east) && isWithin(latitude, south, north);
}
