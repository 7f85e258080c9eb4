import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { accentKey } from '../../../core/vietnamese/text';
import { DomainError } from '../../../platform/common/domain-error';
import { notMerged } from '../entities/identity-key';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';

/** Somebody in the lists whom a new person may be. */
export interface AlikePerson {
  id: string;
  fullName: string;
  birthYear: number | null;
  isActive: boolean;
}

type New = Pick<Person, 'id' | 'wardId' | 'fullName' | 'birthYear' | 'phone' | 'hamletId'>;

/**
 * Refuses somebody new who may be in the lists already, until an officer says that it is another person: the same
 * name with the same year or phone, stopped people included; of ambassadors, who have a phone of their own, the same phone is enough.
 * @throws DomainError person-alike, with who it may be
 */
export async function assertNotAlike(
  manager: EntityManager,
  side: Side,
  person: New,
): Promise<void> {
  const known = await manager.find<Person>(side === 'mentor' ? Mentor : Mentee, {
    where: [
      { wardId: person.wardId, birthYear: person.birthYear ?? -1, identityKey: notMerged() },
      { wardId: person.wardId, phone: person.phone ?? '', identityKey: notMerged() },
    ],
    order: { sortName: 'ASC', id: 'ASC' },
  });
  const name = accentKey(person.fullName);
  const alike = known.filter(({ fullName, phone }) => {
    const hasPhone = phone !== null && phone === person.phone;
    return accentKey(fullName) === name || (side === 'mentor' && hasPhone);
  });
  if (alike.length === 0) return;
  const people: AlikePerson[] = alike.map(({ id, fullName, birthYear, isActive }) => ({
    id,
    fullName,
    birthYear,
    isActive,
  }));
  throw new DomainError('person-alike', { count: people.length }, { side, people });
}

/** The person's key, or, when others have it already, the next one of the same description. */
export async function firstFreeKey(
  manager: EntityManager,
  side: Side,
  { wardId, identityKey }: Pick<Person, 'wardId' | 'identityKey'>,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? identityKey : `${identityKey}|${number}`;
    const where = { wardId, identityKey: key };
    const isTaken = await manager.existsBy<Person>(side === 'mentor' ? Mentor : Mentee, where);
    if (!isTaken) return key;
  }
}
