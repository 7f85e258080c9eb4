import type { Outline, Polygon } from '../../../core/places/outlines';
import { HamletNames } from '../../../core/sheets/hamlet-names';
import { accentKey } from '../../../core/vietnamese/text';
import type { Hamlet } from '../entities/hamlet.entity';
import type { WardShapes } from '../entities/ward-boundary.entity';
import type { Ward } from '../entities/ward.entity';

type Unit = Pick<Ward, 'code' | 'name' | 'latitude' | 'longitude'>;

/** A ward's own pin lies within its boundary, or this near to it; degrees, some ten kilometres. */
const NEAR = 0.1;

/**
 * What of a file is this ward's: the area with its code, else the only one with its name; areas with the names of its
 * hamlets; else the only area there is. Null where nothing of it is, or where it lies elsewhere.
 */
export function wardShapes(
  outlines: readonly Outline[],
  ward: Unit,
  hamlets: readonly Pick<Hamlet, 'id' | 'name'>[],
): WardShapes | null {
  const own = ownOutline(outlines, ward);
  const names = new HamletNames(hamlets.map(({ name }) => name));
  const hamletShapes = outlines
    .filter((outline) => outline !== own)
    .flatMap(({ names: written, polygons }) => {
      const index = written.map((name) => names.find(name)).find((one) => one !== null);
      const hamlet = index === undefined || index === null ? undefined : hamlets[index];
      return hamlet && isNear(polygons, ward) ? [{ hamletId: hamlet.id, polygons }] : [];
    });
  const only = outlines.length === 1 && hamletShapes.length === 0 ? outlines[0] : undefined;
  const polygons = (own ?? only)?.polygons ?? [];
  const isHere = polygons.length > 0 && isNear(polygons, ward);
  if (polygons.length > 0 && !isHere) return null;
  return isHere || hamletShapes.length > 0 ? { ward: polygons, hamlets: hamletShapes } : null;
}

export function pointsIn({ ward, hamlets }: WardShapes): number {
  const polygons = [...ward, ...hamlets.flatMap((hamlet) => hamlet.polygons)];
  return polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
}

function ownOutline(outlines: readonly Outline[], { code, name }: Unit): Outline | undefined {
  const byCode = outlines.find(({ codes }) => codes.some((one) => one.padStart(5, '0') === code));
  if (byCode) return byCode;
  const key = unitKey(name);
  const named = outlines.filter(({ names }) => names.some((one) => unitKey(one) === key));
  return named.length === 1 ? named[0] : undefined;
}

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
