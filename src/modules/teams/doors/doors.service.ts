import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { accentKey, normaliseText } from '../../../core/vietnamese/text';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Mentee } from '../../people';
import { Hamlet } from '../../wards';
import { Door } from '../entities/door.entity';
import { DoorVisit } from '../entities/door-visit.entity';
import {
  assertMayWalk,
  doorKey,
  doorWithVisits,
  type DoorWithVisits,
  findDoor,
  hamletIn,
} from './door-rows';

/** What is said of a door: whose house it is, or where it stands; the number in any spelling. */
export interface SaidOfDoor {
  label?: string | null;
  address?: string | null;
  phone?: string | null;
}

/** What became of a list of doors. */
export interface FilledDoors {
  added: number;
  /** Those that stood there already. */
  known: number;
}

/** The list of doors of a hamlet: made by hand, from a sheet or from the people in the lists; whoever walks adds what is missing. */
@Injectable()
export class DoorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError door-exists, invalid-form, not-found, forbidden */
  async add(
    actor: Actor,
    wardId: string,
    hamletId: string,
    said: SaidOfDoor,
  ): Promise<DoorWithVisits> {
    const fields = checked(said);
    return this.unitOfWork.write(async (manager) => {
      await assertMayWalk(manager, actor, { wardId, hamletId });
      const { id } = await addDoor(manager, { wardId, hamletId, ...fields }, this.clock.now());
      await this.record(manager, actor, wardId, 'door.add', id);
      return doorWithVisits(manager, id);
    });
  }

  /** Many at once, of several hamlets; those that stand there already stay as they are. @throws DomainError not-found, invalid-form, forbidden */
  async addAll(
    actor: Actor,
    wardId: string,
    said: readonly (SaidOfDoor & { hamletId: string })[],
  ): Promise<FilledDoors> {
    assertMay(actor, 'doors.keep', { wardIds: [wardId] }, 'ward');
    const rows = said.map(({ hamletId, ...door }) => ({ hamletId, ...checked(door) }));
    return this.filling(actor, wardId, (_, hamletId) =>
      Promise.resolve(rows.filter((row) => row.hamletId === hamletId)),
    );
  }

  /** A door for each household of a hamlet's people, and for each of those who are in none. @throws DomainError not-found, forbidden */
  async fill(actor: Actor, wardId: string, hamletId: string): Promise<FilledDoors> {
    assertMay(actor, 'doors.keep', { wardIds: [wardId] }, 'ward');
    return this.filling(actor, wardId, (manager, id) => homesOf(manager, wardId, id), [
      (await hamletIn(this.unitOfWork.read, wardId, hamletId)).id,
    ]);
  }

  /** What is left out stays. @throws DomainError stale-version, invalid-form, not-found */
  async change(
    actor: Actor,
    id: string,
    { version, ...said }: SaidOfDoor & { version: number },
  ): Promise<DoorWithVisits> {
    return this.unitOfWork.write(async (manager) => {
      const door = await findDoor(manager, id);
      assertMay(actor, 'doors.keep', { wardIds: [door.wardId] }, 'door');
      const { label, address, phone } = door;
      const fields = checked({ label, address, phone, ...said });
      const updatedAt = this.clock.now();
      await compareAndSet(manager, Door, { ...door, version }, { ...fields, updatedAt });
      await this.record(manager, actor, door.wardId, 'door.change', id);
      return doorWithVisits(manager, id);
    });
  }

  /** A door that is none, with its visits; whoever was taken down there stays in the lists. @throws DomainError not-found */
  async remove(actor: Actor, id: string): Promise<{ id: string }> {
    return this.unitOfWork.write(async (manager) => {
      const { wardId } = await findDoor(manager, id);
      assertMay(actor, 'doors.keep', { wardIds: [wardId] }, 'door');
      await lockRows(manager, Door, [id]);
      await manager.delete(DoorVisit, { doorId: id });
      const { affected } = await manager.delete(Door, { id });
      if (affected === 0) throw notFound('door');
      await this.record(manager, actor, wardId, 'door.remove', id);
      return { id };
    });
  }

  private async filling(
    actor: Actor,
    wardId: string,
    doorsOf: (manager: EntityManager, hamletId: string) => Promise<NewDoor[]>,
    only?: readonly string[],
  ): Promise<FilledDoors> {
    return this.unitOfWork.write(async (manager) => {
      const hamlets = await manager.findBy(Hamlet, { wardId });
      const ids = only ?? hamlets.map(({ id }) => id).sort();
      await lockRows(manager, Hamlet, ids);
      const now = this.clock.now();
      const filled: FilledDoors = { added: 0, known: 0 };
      for (const hamletId of ids) {
        const wanted = await doorsOf(manager, hamletId);
        if (wanted.length === 0) continue;
        const standing = await manager.findBy(Door, { wardId, hamletId });
        const homes = new Set(standing.map(({ householdId }) => householdId ?? ''));
        // People of one name may live in several houses: each door that stands there is one of them.
        const left = grouped(standing, doorKey);
        for (const door of wanted) {
          const same = left.get(doorKey(door))?.pop();
          const isKnown = same !== undefined || homes.has(door.householdId ?? '-');
          filled[isKnown ? 'known' : 'added'] += 1;
          if (!isKnown) await insert(manager, Door, newDoor({ ...door, wardId, hamletId }, now));
        }
      }
      if (filled.added > 0) {
        await audit(manager, actor, now, [
          { action: 'door.fill', subjectId: wardId, wardId, facts: { count: filled.added } },
        ]);
      }
      return filled;
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    action: string,
    subjectId: string,
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId, wardId }]);
  }
}

type NewDoor = Pick<Door, 'label' | 'address' | 'phone'> & { householdId?: string | null };

/** In the caller's transaction. @throws DomainError door-exists */
export async function addDoor(
  manager: EntityManager,
  door: NewDoor & Pick<Door, 'wardId' | 'hamletId'>,
  now: number,
): Promise<Door> {
  const { wardId, hamletId } = door;
  await hamletIn(manager, wardId, hamletId);
  // Of two who add the same door, one comes after the other.
  await lockRows(manager, Hamlet, [hamletId]);
  const standing = await manager.findBy(Door, { wardId, hamletId });
  if (standing.some((other) => doorKey(other) === doorKey(door))) {
    throw new DomainError('door-exists', {}, { fields: { label: 'door-exists' } });
  }
  const made = newDoor(door, now);
  await insert(manager, Door, made);
  return made;
}

function newDoor(door: NewDoor & Pick<Door, 'wardId' | 'hamletId'>, now: number): Door {
  return {
    id: newId(),
    householdId: null,
    ...door,
    outcome: null,
    visitedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** @throws DomainError invalid-form */
export function checked({ label, address, phone }: SaidOfDoor): NewDoor {
  const said = {
    label: normaliseText(label ?? '') || null,
    address: normaliseText(address ?? '') || null,
  };
  const read = phone?.trim() ? readPhoneNumber(phone) : null;
  const fields = {
    ...(said.label === null && said.address === null ? { label: 'needed' } : {}),
    ...(phone?.trim() && !read ? { phone: 'bad-contact' } : {}),
  };
  if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
  return { ...said, phone: read?.number ?? null };
}

/**
 * Where the people of a hamlet live: households, and those who are in none by where they live, else by name. Their numbers
 * stay in the lists: whoever walks guides few of them.
 */
async function homesOf(
  manager: EntityManager,
  wardId: string,
  hamletId: string,
): Promise<NewDoor[]> {
  const people = await manager.find(Mentee, {
    where: { wardId, hamletId, isActive: true },
    order: { birthYear: 'ASC', sortName: 'ASC', id: 'ASC' },
  });
  const homes = grouped(people, ({ id, householdId, address }) => {
    return householdId ?? (address ? accentKey(address) : id);
  });
  return [...homes.values()].map(([eldest, ...others]) => ({
    householdId: eldest.householdId,
    label: eldest.fullName.slice(0, 120),
    address: [eldest, ...others].find(({ address }) => address !== null)?.address ?? null,
    phone: null,
  }));
}
