import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { DomainError } from '../../../platform/common/domain-error';
import { EarlierKey } from '../entities/earlier-key.entity';
import { assertStands } from '../entities/identity-key';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { PersonChange } from '../entities/person-change.entity';
import type { Person } from '../entities/person.columns';
import { lockNeighbours, personExists } from '../recognition/neighbours';
import { fieldsTouchedSince } from './changed-state';
import { keyNow } from './settled-change';

/**
 * Somebody says again what they said before one change, as it stood then, whatever it was; lists know them by what they
 * knew them by. In the caller's write, which holds the person. Gives them as they are then.
 * @throws DomainError person-merged, changed-since naming the fields, person-exists, stale-version
 */
export async function bringFieldsBack(
  manager: EntityManager,
  { side, before, after }: Pick<PersonChange, 'side' | 'before' | 'after'>,
  person: Person,
  now: number,
): Promise<Person> {
  assertStands(person);
  const fields = fieldsTouchedSince(person, after);
  if (fields.length > 0) throw new DomainError('changed-since', {}, { fields });
  const state: Partial<Person> = { ...before };
  if (state.identityKey !== undefined) {
    state.identityKey = await freeKey(manager, side, person, { state, after });
    const { wardId, id: personId } = person;
    const { identityKey } = state;
    await manager.delete(EarlierKey, { wardId, side, identityKey, personId });
  }
  const changes = { ...state, updatedAt: now };
  return compareAndSet<Person, Person, typeof changes>(manager, entityOf(side), person, changes, {
    refusal: () => staleVersion('person'),
  });
}

/** The key of before, where nothing that it is made of was changed since; else the one that it is by now. */
async function freeKey(
  manager: EntityManager,
  side: Side,
  person: Person,
  { state, after }: { state: Partial<Person>; after: Partial<Person> },
): Promise<string> {
  const { wardId } = person;
  await lockNeighbours(manager, [person.hamletId, state.hamletId ?? person.hamletId].sort());
  const isAsThen = person.identityKey === after.identityKey;
  const identityKey =
    isAsThen && state.identityKey !== undefined
      ? state.identityKey
      : await keyNow(manager, { ...person, ...state });
  const other = await manager.findOneBy<Person>(entityOf(side), { wardId, identityKey });
  if (other && other.id !== person.id) throw personExists(side, other.id);
  return identityKey;
}

export function entityOf(side: Side): new () => Person {
  return side === 'mentor' ? Mentor : Mentee;
}
