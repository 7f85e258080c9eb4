import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { column, text } from '../../../platform/database/result-columns';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';
import { addressesOf } from '../messages/mentee-addresses';

const memberRow = { id: text };

const jointRow = {
  id: column(Reminder, 'id'),
  jointId: text,
  recipientId: column(Reminder, 'recipientId'),
  state: column(Reminder, 'state'),
  failure: column(Reminder, 'failure'),
};

/**
 * Another phone rings for somebody from now on, and for who has none but theirs. What is still to come goes there: it
 * leaves the messages of the old phone, the others of which stay together. What nobody got, and staff are to tell by
 * phone, is told by the number of each. What may have reached the old phone is not tried there again.
 */
export async function toOtherNumber(manager: EntityManager, personId: string): Promise<void> {
  const people = await withBorrowers(manager, personId);
  await execute(
    manager,
    `UPDATE reminder SET retry_at = NULL
     WHERE state = 'ambiguous' AND retry_at IS NOT NULL AND recipient_id IN ${idList(manager, '$1')}`,
    [JSON.stringify(people)],
  );
  const rows = await jointWith(manager, people);
  if (rows.length === 0) return;
  const recipients = [...new Set(rows.map(({ recipientId }) => recipientId))];
  const addresses = await addressesOf(manager, recipients);
  const phoneOf = ({ recipientId }: JointRow) => addresses.get(recipientId)?.phone ?? recipientId;
  for (const group of grouped(rows, ({ jointId }) => jointId).values()) {
    const carrier = group.find(({ state }) => state !== 'joined');
    if (!carrier || (carrier.state !== 'planned' && carrier.state !== 'failed')) continue;
    const others = group.filter((row) => phoneOf(row) !== phoneOf(carrier));
    for (const part of grouped(others, phoneOf).values()) await apart(manager, part, carrier);
  }
}

type JointRow = Awaited<ReturnType<typeof jointWith>>[number];

/** They, and those of the household without a phone of their own. */
async function withBorrowers(manager: EntityManager, personId: string): Promise<string[]> {
  const rows = await select(
    manager,
    memberRow,
    `SELECT h.id AS id FROM mentee e JOIN mentee h ON h.household_id = e.household_id
     WHERE e.id = $1 AND h.phone IS NULL AND h.id <> e.id`,
    [personId],
  );
  return [personId, ...rows.map(({ id }) => id)];
}

/** All rows of the messages that tell these people of something, held until the transaction ends. */
async function jointWith(manager: EntityManager, people: readonly string[]) {
  const hold = isPostgres(manager) ? 'FOR UPDATE' : '';
  return select(
    manager,
    jointRow,
    `SELECT r.id AS id, r.joint_id AS "jointId", r.recipient_id AS "recipientId", r.state AS state,
       r.failure AS failure
     FROM reminder r
     WHERE r.joint_id IS NOT NULL AND r.joint_id IN (
       SELECT b.joint_id FROM reminder b WHERE b.joint_id IS NOT NULL AND b.booking_id IN (
         SELECT k.id FROM booking k WHERE k.mentee_id IN ${idList(manager, '$1')}))
     ORDER BY r.id ${hold}`,
    [JSON.stringify(people)],
  );
}

/** A message of their own: carried by the first, or, where the phone is called, each by itself. */
async function apart(
  manager: EntityManager,
  rows: readonly JointRow[],
  carrier: JointRow,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (carrier.state === 'failed') {
    await execute(
      manager,
      `UPDATE reminder SET state = 'failed', failure = $1, joint_id = NULL
       WHERE state = 'joined' AND id IN ${idList(manager, '$2')}`,
      [carrier.failure, JSON.stringify(ids)],
    );
    return;
  }
  const jointId = rows.length > 1 ? newId() : null;
  await execute(
    manager,
    `UPDATE reminder SET joint_id = $1, state = CASE WHEN id = $2 THEN 'planned' ELSE state END
     WHERE state = 'joined' AND id IN ${idList(manager, '$3')}`,
    [jointId, ids[0], JSON.stringify(ids)],
  );
}
