import { type EntityManager, In, IsNull } from 'typeorm';
import { audit } from '../audit/audit';
import { systemActor } from '../policies/actor';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { columns } from '../../../platform/database/result-columns';
import { PersonalLink } from './personal-link.entity';

/** Every column. */
export const linkRow = columns(
  PersonalLink,
  'id',
  'personKind',
  'personId',
  'calendarVersion',
  'createdAt',
  'revokedAt',
);

/**
 * Gives links to those who have none, in the caller's transaction; `createdAt` is epoch milliseconds.
 * Somebody else may give one meanwhile: theirs then stands.
 */
export async function givePersonalLinks(
  manager: EntityManager,
  personKind: PersonalLink['personKind'],
  personIds: readonly string[],
  createdAt: number,
): Promise<void> {
  const rows = personIds.map((personId) => ({
    id: newId(),
    personKind,
    personId,
    calendarVersion: 1,
    createdAt,
    revokedAt: null,
  }));
  await insert(manager, PersonalLink, rows, 'ON CONFLICT DO NOTHING');
}

/** Ends links whose time is over, and with them the phones and calendars that rest on them. `now`: epoch milliseconds. */
export async function endPersonalLinks(
  manager: EntityManager,
  ended: readonly { id: string; personId: string; wardId: string | null }[],
  now: number,
): Promise<void> {
  const ids = ended.map(({ id }) => id);
  await manager.update(PersonalLink, { id: In(ids), revokedAt: IsNull() }, { revokedAt: now });
  await audit(
    manager,
    systemActor,
    now,
    ended.map(({ personId: subjectId, wardId }) => ({
      action: 'personal-link.end',
      subjectId,
      wardId,
    })),
  );
}

/** Of people who are in no list any more; at most some hundred at a time. */
export async function removePersonalLinks(
  manager: EntityManager,
  personKind: PersonalLink['personKind'],
  personIds: readonly string[],
): Promise<void> {
  await manager.delete(PersonalLink, { personKind, personId: In([...personIds]) });
}
