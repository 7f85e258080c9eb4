import { Injectable } from '@nestjs/common';
import { crossesItself } from '../../../core/places/crossing';
import { readOutlines } from '../../../core/places/outlines';
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

  /**
   * Takes a GeoJSON or TopoJSON file in the place of the one before.
   * @throws DomainError file-too-large, boundary-unreadable, boundary-too-many-points, boundary-not-degrees,
   * boundary-without-areas, boundary-not-of-ward, boundary-crosses-itself
   */
  async save(actor: Actor, ward: Ward, file: BoundaryFile): Promise<WardBoundary> {
    const hamlets = await this.places.hamlets(ward.id);
    const shapes = this.read(file, ward, hamlets);
    const points = pointsIn(shapes);
    if (points > MOST_POINTS) {
      throw new DomainError('boundary-too-many-points', { file: file.name, most: MOST_POINTS });
    }
    const area = crossingArea(shapes, ward, hamlets);
    if (area !== null) throw new DomainError('boundary-crosses-itself', { file: file.name, area });
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

  private read(
    { name: file, bytes }: BoundaryFile,
    ward: Ward,
    hamlets: Parameters<typeof wardShapes>[2],
  ) {
    if (bytes.length > MOST_MEGABYTES * MEGABYTE) {
      throw new DomainError('file-too-large', { file, why: 'size', megabytes: MOST_MEGABYTES });
    }
    const outlines = readOutlines(parsed(bytes), MOST_POINTS_IN_FILE);
    if (outlines === 'too-many-points') {
      throw new DomainError('boundary-too-many-points', { file, most: MOST_POINTS_IN_FILE });
    }
    if (typeof outlines === 'string') throw new DomainError(`boundary-${outlines}`, { file });
    const shapes = wardShapes(outlines, ward, hamlets);
    if (!shapes) throw new DomainError('boundary-not-of-ward', { file, ward: ward.name });
    return shapes;
  }
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
