import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { execute } from '../../../platform/database/execute';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { ringsAt } from '../messages/rings-at';
import { apart, jointWith, type JointRow } from './joint-messages-apart';
import { togetherAgain } from './together-again';

const memberRow = { id: text };

/**
 * Other phones ring for these people from now on, and for who has none but theirs. What is still to come goes there: it
 * leaves the messages of the old phone, the others of which stay together, as do those who have the same new one. What
 * nobody got, and staff are to tell by phone, is told by the number of each; what a call has told holds for them all.
 * What may have reached the old phone is not tried there again.
 */
export async function toOtherNumbers(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<void> {
  const people = await withBorrowers(manager, personIds);
  await execute(
    manager,
    `UPDATE reminder SET retry_at = NULL
     WHERE state = 'ambiguous' AND retry_at IS NOT NULL AND recipient_id IN ${idList(manager, '$1')}`,
    [JSON.stringify(people)],
  );
  const rows = await jointWith(manager, people);
  const recipients = [...new Set([...people, ...rows.map(({ recipientId }) => recipientId)])];
  const rings = await ringsAt(manager, recipients);
  const addressOf = ({ recipientId }: JointRow) => rings.get(recipientId)?.at ?? recipientId;
  for (const group of grouped(rows, ({ jointId }) => jointId ?? '').values()) {
    const carrier = group.find(({ state }) => state !== 'joined');
    if (!carrier || !mayPart(carrier)) continue;
    const others = group.filter((row) => addressOf(row) !== addressOf(carrier));
    for (const part of grouped(others, addressOf).values()) {
      await apart(manager, part, carrier, (id) => rings.get(id)?.isOwn ?? false);
    }
  }
  const phones = new Set(people.flatMap((id) => rings.get(id)?.phone ?? []));
  await togetherAgain(manager, people, [...phones]);
}

/** It has not left, or nobody will try it again: else what becomes of it settles it. */
function mayPart({ state, retryAt }: JointRow): boolean {
  return state === 'planned' || state === 'failed' || (state === 'ambiguous' && retryAt === null);
}

/** They, and those of their households without a phone of their own. */
async function withBorrowers(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await select(
    manager,
    memberRow,
    `SELECT h.id AS id FROM mentee e JOIN mentee h ON h.household_id = e.household_id
     WHERE e.id IN ${idList(manager, '$1')} AND h.phone IS NULL AND h.id <> e.id`,
    [JSON.stringify(personIds)],
  );
  return [...new Set([...personIds, ...rows.map(({ id }) => id)])];
}
