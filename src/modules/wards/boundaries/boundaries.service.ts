import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { crossesItself } from '../../../core/places/crossing';
import { type Outline, readOutlines } from '../../../core/places/outlines';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import type { Hamlet } from '../entities/hamlet.entity';
import { WardBoundary, type WardShapes } from '../entities/ward-boundary.entity';
import { Ward } from '../entities/ward.entity';
import { PlacesService } from '../places/places.service';
import { pointsIn, wardShapes } from './ward-shapes';

const MEGABYTE = 1024 * 1024;
/** A province with all of its units, finely drawn. */
const MOST_MEGABYTES = 5;
const MOST_POINTS_IN_FILE = 300_000;
/** Of one ward: a point every few metres along a hundred kilometres. */
const MOST_POINTS = 20_000;
const LONGEST_NAME = 200;

/** A file as it was uploaded. */
export interface BoundaryFile {
  name: string;
  bytes: Buffer;
}

/** The boundaries that the map of a ward is drawn on; it is drawn without them as well. */
@Injectable()
export class Boundaries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
  ) {}

  of(wardId: string): Promise<WardBoundary | null> {
    return this.unitOfWork.read.findOneBy(WardBoundary, { wardId });
  }

  /** Of many wards, by their ids; those without one are left out. */
  async ofMany(wardIds: readonly string[]): Promise<Map<string, WardShapes>> {
    const found = await this.unitOfWork.read.findBy(WardBoundary, { wardId: In([...wardIds]) });
    return new Map(found.map(({ wardId, shapes }) => [wardId, shapes]));
  }

  /**
   * Of a file of many areas each ward's own, known by its code or name; hamlets that are drawn stay. Gives of how many it
   * had one.
   * @throws DomainError file-too-large, boundary-unreadable, boundary-too-many-points, boundary-not-degrees,
   * boundary-without-areas, boundary-crosses-itself
   */
  async saveMany(
    actor: Actor,
    wards: readonly Ward[],
    file: BoundaryFile,
  ): Promise<{ drawn: number }> {
    const outlines = this.outlinesIn(file);
    // The only area of a file may be anybody's: a ward's own page takes it.
    const areas = wards.flatMap((ward) => {
      const found = outlines.length > 1 ? wardShapes(outlines, ward, []) : null;
      return found && found.ward.length > 0 ? [{ ward, polygons: found.ward }] : [];
    });
    if (areas.length === 0) throw new DomainError('boundary-without-areas', { file: file.name });
    for (const { ward, polygons } of areas) {
      refuseBad({ ward: polygons, hamlets: [] }, ward, [], file.name);
    }
    const ids = areas.map(({ ward }) => ward.id).toSorted();
    return this.unitOfWork.write(async (manager) => {
      const importedAt = this.clock.now();
      await lockRows(manager, Ward, ids);
      const before = await manager.findBy(WardBoundary, { wardId: In(ids) });
      const hamletsOf = new Map(before.map(({ wardId, shapes }) => [wardId, shapes.hamlets]));
      await manager.delete(WardBoundary, { wardId: In(ids) });
      const rows = areas.map(({ ward, polygons }) => {
        const shapes = { ward: polygons, hamlets: hamletsOf.get(ward.id) ?? [] };
        const fileName = file.name.slice(-LONGEST_NAME);
        return { wardId: ward.id, fileName, shapes, points: pointsIn(shapes), importedAt };
      });
      await insert(manager, WardBoundary, rows);
      await audit(
        manager,
        actor,
        importedAt,
        rows.map(({ wardId, points, shapes }) => ({
          action: 'ward.boundary',
          subjectId: wardId,
          wardId,
          facts: { points, hamlets: shapes.hamlets.length },
        })),
      );
      return { drawn: areas.length };
    });
  }

  /**
   * Takes a GeoJSON or TopoJSON file in the place of the one before.
   * @throws DomainError file-too-large, boundary-unreadable, boundary-too-many-points, boundary-not-degrees,
   * boundary-without-areas, boundary-not-of-ward, boundary-crosses-itself
   */
  async save(actor: Actor, ward: Ward, file: BoundaryFile): Promise<WardBoundary> {
    const hamlets = await this.places.hamlets(ward.id);
    const shapes = this.read(file, ward, hamlets);
    const points = refuseBad(shapes, ward, hamlets, file.name);
    const fileName = file.name.slice(-LONGEST_NAME);
    return this.unitOfWork.write(async (manager) => {
      const importedAt = this.clock.now();
      await lockRows(manager, Ward, [ward.id]);
      await manager.delete(WardBoundary, { wardId: ward.id });
      const boundary = { wardId: ward.id, fileName, shapes, points, importedAt };
      await insert(manager, WardBoundary, [boundary]);
      const facts = { points, hamlets: shapes.hamlets.length };
      await audit(manager, actor, importedAt, [
        { action: 'ward.boundary', subjectId: ward.id, wardId: ward.id, facts },
      ]);
      return boundary;
    });
  }

  async remove(actor: Actor, wardId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const { affected } = await manager.delete(WardBoundary, { wardId });
      if (!affected) return;
      const removed = { action: 'ward.boundary-removal', subjectId: wardId, wardId };
      await audit(manager, actor, this.clock.now(), [removed]);
    });
  }

  private read(file: BoundaryFile, ward: Ward, hamlets: Parameters<typeof wardShapes>[2]) {
    const shapes = wardShapes(this.outlinesIn(file), ward, hamlets);
    if (!shapes)
      throw new DomainError('boundary-not-of-ward', { file: file.name, ward: ward.name });
    return shapes;
  }

  private outlinesIn({ name: file, bytes }: BoundaryFile): Outline[] {
    if (bytes.length > MOST_MEGABYTES * MEGABYTE) {
      throw new DomainError('file-too-large', { file, why: 'size', megabytes: MOST_MEGABYTES });
    }
    const outlines = readOutlines(parsed(bytes), MOST_POINTS_IN_FILE);
    if (outlines === 'too-many-points') {
      throw new DomainError('boundary-too-many-points', { file, most: MOST_POINTS_IN_FILE });
    }
    if (typeof outlines === 'string') throw new DomainError(`boundary-${outlines}`, { file });
    return outlines;
  }
}

/** Gives how many points it has. */
function refuseBad(
  shapes: WardShapes,
  ward: Ward,
  hamlets: readonly Hamlet[],
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
  { name }: Ward,
  hamlets: readonly Hamlet[],
): string | null {
  if (polygons.some(crossesItself)) return name;
  const crossing = shapes.find((shape) => shape.polygons.some(crossesItself));
  return crossing ? (hamlets.find(({ id }) => id === crossing.hamletId)?.name ?? name) : null;
}

/** Undefined where it is no JSON. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
