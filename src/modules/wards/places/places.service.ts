import { Injectable } from '@nestjs/common';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Hamlet } from '../entities/hamlet.entity';
import { Venue } from '../entities/venue.entity';
import { lockRows } from '../../../platform/database/locks';
import { Ward } from '../entities/ward.entity';
import { insert } from '../../../platform/database/insert';

export type HamletFields = Pick<Hamlet, 'name' | 'latitude' | 'longitude'>;
/** What a sheet does not say: staff decide it, and it stays when the sheet is imported again. */
type Decided = 'kind' | 'openings' | 'openFrom' | 'openUntil';
export type VenueFields = Omit<Venue, 'id' | 'wardId' | 'hamletId' | Decided> &
  Partial<Pick<Venue, Decided>> & { hamletName: string | null };

/** What of a venue may change; its name is what it is known by. */
export type VenueChanges = Partial<Omit<Venue, 'id' | 'wardId' | 'name'>>;

/** Counts of an upsert. */
export interface PlacesChanged {
  added: number;
  changed: number;
  unchanged: number;
}

/** Hamlets and venues of a ward. Both are recognised by their name. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  hamlets(wardId: string, manager: EntityManager = this.unitOfWork.read): Promise<Hamlet[]> {
    return manager.find(Hamlet, { where: { wardId }, order: { name: 'ASC' } }).then(inOrder);
  }

  /** What the hamlets of a ward are called, by id. */
  async hamletNames(wardId: string): Promise<Map<string, string>> {
    const hamlets = await this.hamlets(wardId);
    return new Map(hamlets.map(({ id, name }) => [id, name]));
  }

  venues(wardId: string, manager: EntityManager = this.unitOfWork.read): Promise<Venue[]> {
    return manager.find(Venue, { where: { wardId }, order: { name: 'ASC' } }).then(inOrder);
  }

  /** Adds new hamlets and moves those whose pin changed; none is taken away. */
  saveHamlets(actor: Actor, wardId: string, fields: HamletFields[]): Promise<PlacesChanged> {
    return this.unitOfWork.write((manager) =>
      this.saveHamletsWithin(manager, actor, wardId, fields),
    );
  }

  /** The same in the caller's transaction. */
  async saveHamletsWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    fields: readonly HamletFields[],
  ): Promise<PlacesChanged> {
    await lockRows(manager, Ward, [wardId]);
    const known = new Map((await this.hamlets(wardId, manager)).map((row) => [row.name, row]));
    const rows = fields.map((field) => ({ ...field, wardId }));
    return this.save(manager, actor, wardId, 'hamlets', Hamlet, known, rows);
  }

  /** Adds new venues and changes those that differ; none is taken away. */
  saveVenues(actor: Actor, wardId: string, fields: VenueFields[]): Promise<PlacesChanged> {
    return this.unitOfWork.write((manager) =>
      this.saveVenuesWithin(manager, actor, wardId, fields),
    );
  }

  /** The same in the caller's transaction. */
  async saveVenuesWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    fields: readonly VenueFields[],
  ): Promise<PlacesChanged> {
    await lockRows(manager, Ward, [wardId]);
    const { known, rows } = await this.venueRows(manager, wardId, fields);
    return this.save(manager, actor, wardId, 'venues', Venue, known, rows);
  }

  /** Those of the venues that stand already and are to be otherwise, as they are and as they are to be. */
  async venuesToChange(
    manager: EntityManager,
    wardId: string,
    fields: readonly VenueFields[],
  ): Promise<{ before: Venue; after: Venue }[]> {
    const { known, rows } = await this.venueRows(manager, wardId, fields);
    return rows.flatMap((row) => {
      const before = known.get(row.name);
      if (!before || isSame(before, row)) return [];
      return [{ before, after: Object.assign(new Venue(), before, row) }];
    });
  }

  private async venueRows(
    manager: EntityManager,
    wardId: string,
    fields: readonly VenueFields[],
  ): Promise<{ known: Map<string, Venue>; rows: Omit<Venue, 'id'>[] }> {
    const hamlets = await this.hamlets(wardId, manager);
    const hamletIds = new Map(hamlets.map((row) => [row.name, row.id]));
    const known = new Map((await this.venues(wardId, manager)).map((row) => [row.name, row]));
    const rows = fields.map(({ hamletName, ...field }) => ({
      ...decidedOf(known.get(field.name)),
      ...field,
      wardId,
      hamletId: hamletIds.get(hamletName ?? '') ?? null,
    }));
    return { known, rows };
  }

  /** Changes one venue in the caller's transaction, which holds the ward. */
  async changeVenueWithin(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Pick<Venue, 'id' | 'wardId'>,
    changes: VenueChanges,
  ): Promise<void> {
    await manager.update(Venue, { id }, changes);
    await audit(manager, actor, this.clock.now(), [
      { action: 'ward.venues', subjectId: wardId, wardId, facts: { changed: 1, venueId: id } },
    ]);
  }

  private async save<T extends Hamlet | Venue>(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    what: string,
    entity: new () => T,
    known: Map<string, T>,
    rows: Omit<T, 'id'>[],
  ): Promise<PlacesChanged> {
    const counts = { added: 0, changed: 0, unchanged: 0 };
    const added: T[] = [];
    for (const row of rows) {
      const before = known.get(row.name);
      if (before && isSame(before, row)) {
        counts.unchanged++;
        continue;
      }
      counts[before ? 'changed' : 'added']++;
      if (before) await manager.update<Hamlet | Venue>(entity, { id: before.id }, row);
      else added.push({ ...row, id: newId() } as T);
    }
    await insert(manager, entity, added);
    if (counts.added + counts.changed > 0) {
      await audit(manager, actor, this.clock.now(), [
        { action: `ward.${what}`, subjectId: wardId, wardId, facts: { ...counts } },
      ]);
    }
    return counts;
  }
}

function decidedOf(venue: Venue | undefined): Pick<Venue, Decided> {
  return {
    kind: venue?.kind ?? 'hall',
    openings: venue?.openings ?? null,
    openFrom: venue?.openFrom ?? null,
    openUntil: venue?.openUntil ?? null,
  };
}

function isSame(before: object, after: object): boolean {
  const old = before as Record<string, unknown>;
  return Object.entries(after).every(
    ([key, value]) => JSON.stringify(old[key]) === JSON.stringify(value),
  );
}

function inOrder<Place extends { name: string }>(places: Place[]): Place[] {
  return places.sort((one, other) => inNaturalOrder(one.name, other.name));
}
