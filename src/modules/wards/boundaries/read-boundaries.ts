import { crossesItself } from '../../../core/places/crossing';
import { type Outline, readOutlines } from '../../../core/places/outlines';
import { DomainError } from '../../../platform/common/domain-error';
import type { WardShapes } from '../entities/ward-boundary.entity';
import { type NamedHamlet, pointsIn, type Unit, wardShapes } from './ward-shapes';

const MOST_POINTS_IN_FILE = 300_000;
/** Of one ward: a point every few metres along a hundred kilometres. */
const MOST_POINTS = 20_000;

/** A file as it was uploaded. */
interface File {
  name: string;
  bytes: Uint8Array;
}

/** What a file says of one ward. @throws DomainError as `Boundaries.save` says */
export function readBoundary(
  file: File,
  ward: Unit,
  hamlets: readonly NamedHamlet[],
): { shapes: WardShapes; points: number } {
  const shapes = wardShapes(outlinesIn(file), ward, hamlets);
  if (!shapes) {
    throw new DomainError('boundary-not-of-ward', { file: file.name, ward: ward.name });
  }
  return { shapes, points: refuseBad(shapes, ward, hamlets, file.name) };
}

/** The areas of those wards that a file has. @throws DomainError as `Boundaries.saveMany` says */
export function readBoundaries(
  file: File,
  wards: readonly (Unit & { id: string })[],
): { wardId: string; polygons: WardShapes['ward'] }[] {
  const outlines = outlinesIn(file);
  // The only area of a file may be anybody's: a ward's own page takes it.
  const areas = wards.flatMap((ward) => {
    const found = outlines.length > 1 ? wardShapes(outlines, ward, []) : null;
    return found && found.ward.length > 0 ? [{ ward, polygons: found.ward }] : [];
  });
  if (areas.length === 0) throw new DomainError('boundary-without-areas', { file: file.name });
  return areas.map(({ ward, polygons }) => {
    refuseBad({ ward: polygons, hamlets: [] }, ward, [], file.name);
    return { wardId: ward.id, polygons };
  });
}

function outlinesIn({ name: file, bytes }: File): Outline[] {
  const outlines = readOutlines(parsed(bytes), MOST_POINTS_IN_FILE);
  if (outlines === 'too-many-points') {
    throw new DomainError('boundary-too-many-points', { file, most: MOST_POINTS_IN_FILE });
  }
  if (typeof outlines === 'string') throw new DomainError(`boundary-${outlines}`, { file });
  return outlines;
}

/** Gives how many points it has. */
function refuseBad(
  shapes: WardShapes,
  ward: Unit,
  hamlets: readonly NamedHamlet[],
  file: string,
): number {
  const points = pointsIn(shapes);
  if (points > MOST_POINTS) {
    throw new DomainError('boundary-too-many-points', { file, most: MOST_POINTS });
  }
  const area = crossingArea(shapes, ward, hamlets);
  if (area !== null) throw new DomainError('boundary-crosses-itself', { file, area });
  return points;
}

/** Whose boundary crosses itself; null where none does. */
function crossingArea(
  { ward: polygons, hamlets: shapes }: WardShapes,
  { name }: Unit,
  hamlets: readonly NamedHamlet[],
): string | null {
  if (polygons.some(crossesItself)) return name;
  const crossing = shapes.find((shape) => shape.polygons.some(crossesItself));
  return crossing ? (hamlets.find(({ id }) => id === crossing.hamletId)?.name ?? name) : null;
}

/** Undefined where it is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return undefined;
  }
}
