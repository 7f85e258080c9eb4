import type { EntityManager } from 'typeorm';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { orNull, type RowOf, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { questionKinds } from '../messages/joint-places';

// The states stand as the index of a person's messages has them: SQLite takes it only word for word.
const carriedRow = { jointId: text, heir: orNull(text) };

/** What went with a message that has left, or of which a call has told, is told: it stays as it is. */
const isTold = `state = 'joined' AND EXISTS (
    SELECT 1 FROM reminder c WHERE c.joint_id = reminder.joint_id AND (
      c.state IN ('sending', 'sent', 'delivered', 'ambiguous', 'expired')
      OR c.called_at IS NOT NULL))`;

/**
 * Cancels everything that has not gone out to somebody. A message that their row carries for others of the same
 * phone is carried by another's from now on, of somebody with a phone of their own where there is one. A question
 * that goes along carries nothing but questions: where only such are left they look for another way.
 */
export async function cancelOf(manager: EntityManager, personId: string): Promise<void> {
  const carried = await carriedFor(manager, personId);
  // Theirs first: of one message only one row carries it.
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'inactive-recipient'
     WHERE recipient_id = $1 AND state IN ('planned', 'held', 'joined') AND NOT (${isTold})`,
    [personId],
  );
  await giveOn(manager, carried);
}

/** The same, but what is to go to them does so, in messages of its own. */
export async function releaseOf(manager: EntityManager, personId: string): Promise<void> {
  const carried = await carriedFor(manager, personId);
  await execute(
    manager,
    `UPDATE reminder SET state = CASE WHEN state = 'joined' THEN 'planned' ELSE state END, joint_id = NULL
     WHERE recipient_id = $1 AND state IN ('planned', 'held', 'joined') AND NOT (${isTold})`,
    [personId],
  );
  await giveOn(manager, carried);
}

type Carried = RowOf<typeof carriedRow>;

/** The messages that a row of theirs carries for others. */
function carriedFor(manager: EntityManager, personId: string): Promise<Carried[]> {
  const ofPerson = `c.recipient_id = $1 AND c.state IN ('planned', 'held', 'joined')
    AND c.state = 'planned'`;
  return carriedOf(manager, ofPerson, personId);
}

/** The messages that these rows carried for others, before they were cancelled, are carried by another's. */
export async function carryOn(
  manager: EntityManager,
  reminderIds: readonly string[],
): Promise<void> {
  if (reminderIds.length === 0) return;
  const cancelled = `c.id IN ${idList(manager, '$1')} AND c.state = 'cancelled'`;
  await giveOn(manager, await carriedOf(manager, cancelled, JSON.stringify(reminderIds)));
}

/** What carriers `c` of this kind carry for others, and whose row could do so instead; $1 is the parameter. */
function carriedOf(
  manager: EntityManager,
  carriers: string,
  parameter: string,
): Promise<Carried[]> {
  const others = `r.joint_id = c.joint_id AND r.state = 'joined' AND r.recipient_id <> c.recipient_id`;
  return select(
    manager,
    carriedRow,
    `SELECT c.joint_id AS "jointId", (
       SELECT r.id FROM reminder r LEFT JOIN mentee e ON e.id = r.recipient_id
       WHERE ${others} AND (r.kind = c.kind OR r.kind NOT IN (${questionKinds}))
       ORDER BY CASE WHEN r.kind = c.kind THEN 0 ELSE 1 END, CASE WHEN e.phone IS NULL THEN 1 ELSE 0 END, r.id LIMIT 1) AS heir
     FROM reminder c
     WHERE ${carriers} AND c.joint_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM reminder r WHERE ${others})`,
    [parameter],
  );
}

async function giveOn(manager: EntityManager, carried: readonly Carried[]): Promise<void> {
  const heirs = carried.flatMap(({ heir }) => heir ?? []);
  if (heirs.length > 0) {
    await execute(
      manager,
      `UPDATE reminder SET state = 'planned' WHERE id IN ${idList(manager, '$1')}`,
      [JSON.stringify(heirs)],
    );
  }
  const left = carried.filter(({ heir }) => heir === null).map(({ jointId }) => jointId);
  if (left.length > 0) {
    await execute(
      manager,
      `UPDATE reminder SET state = 'planned', joint_id = NULL
       WHERE state = 'joined' AND joint_id IN ${idList(manager, '$1')}`,
      [JSON.stringify(left)],
    );
  }
}
