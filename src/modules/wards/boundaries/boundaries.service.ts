import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { ThreadPool } from '../../../platform/computing/thread-pool';
import { threadProgram } from '../../../platform/computing/thread-program';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { WardBoundary, type WardShapes } from '../entities/ward-boundary.entity';
import { Ward } from '../entities/ward.entity';
import { PlacesService } from '../places/places.service';
import type { BoundaryWorks, Refused } from './read-boundaries-worker';
import { pointsIn, type Unit } from './ward-shapes';

const program = threadProgram<BoundaryWorks>(__dirname, 'read-boundaries-worker');

const MEGABYTE = 1024 * 1024;
/** A province with all of its units, finely drawn. */
const MOST_MEGABYTES = 5;
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
    private readonly threads: ThreadPool,
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
    const { areas } = await this.read('many', { file, wards: wards.map(unitOf) });
    const ids = areas.map(({ wardId }) => wardId).toSorted();
    return this.unitOfWork.write(async (manager) => {
      const importedAt = this.clock.now();
      await lockRows(manager, Ward, ids);
      const before = await manager.findBy(WardBoundary, { wardId: In(ids) });
      const hamletsOf = new Map(before.map(({ wardId, shapes }) => [wardId, shapes.hamlets]));
      await manager.delete(WardBoundary, { wardId: In(ids) });
      const rows = areas.map(({ wardId, polygons }) => {
        const shapes = { ward: polygons, hamlets: hamletsOf.get(wardId) ?? [] };
        const fileName = file.name.slice(-LONGEST_NAME);
        return { wardId, fileName, shapes, points: pointsIn(shapes), importedAt };
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
    const asks = {
      file,
      ward: unitOf(ward),
      hamlets: hamlets.map(({ id, name }) => ({ id, name })),
    };
    const { shapes, points } = await this.read('one', asks);
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

  /** In a thread: what is drawn to do harm holds up nobody else. */
  private async read<Kind extends keyof BoundaryWorks>(
    kind: Kind,
    asks: BoundaryWorks[Kind]['asks'],
  ): Promise<Exclude<BoundaryWorks[Kind]['gives'], Refused>> {
    const { name: file, bytes } = asks.file;
    if (bytes.length > MOST_MEGABYTES * MEGABYTE) {
      throw new DomainError('file-too-large', { file, why: 'size', megabytes: MOST_MEGABYTES });
    }
    const outcome = await this.threads.run(program, kind, asks);
    if (!('refused' in outcome)) {
      return outcome as Exclude<BoundaryWorks[Kind]['gives'], Refused>;
    }
    const { code, params } = outcome.refused;
    throw new DomainError(code, params);
  }
}

function unitOf({ id, code, name, latitude, longitude }: Ward): Unit & { id: string } {
  return { id, code, name, latitude, longitude };
}
