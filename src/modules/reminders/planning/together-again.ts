import type { EntityManager } from 'typeorm';
import { isJoined, ruleOf } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';
import { ringsAt, type RingsAt } from '../messages/rings-at';
import { groupOf } from '../rows/joint-rows';
import { peopleOnPhones } from './phone-messages';

// The states stand as the index of a person's messages has them: SQLite takes it only word for word.
const waitingRow = {
  ...columns(Reminder, 'id', 'kind', 'jointId', 'recipientId', 'recipientKind', 'sessionId'),
  ...columns(Reminder, 'dueAt', 'expiresAt', 'sessionStartAt', 'facts'),
};

type Waiting = RowOf<typeof waitingRow>;

/**
 * What one after another was put on the same phone, and would have been one message had they shared it all along, is one:
 * each of a family whose number was put right, or whoever has the old one again.
 */
export async function togetherAgain(
  manager: EntityManager,
  people: readonly string[],
  phones: readonly string[],
): Promise<void> {
  if (phones.length === 0) return;
  const waiting = await waitingOn(manager, phones);
  const rings = await ringsAt(manager, [...new Set(waiting.map((one) => one.recipientId))]);
  const onPhones = waiting.filter((one) => isShared(one) && rings.get(one.recipientId)?.phone);
  const changed = new Set(people);
  for (const group of grouped(onPhones, (one) => keyOf(one, rings)).values()) {
    if (group.length < 2 || !group.some((one) => changed.has(one.recipientId))) continue;
    const borrows = ({ recipientId }: Waiting) => (rings.get(recipientId)?.isOwn ? 0 : 1);
    const [carrier, ...others] = group.toSorted(
      (a, b) => borrows(a) - borrows(b) || a.sessionStartAt - b.sessionStartAt,
    );
    await join(manager, carrier, others);
  }
}

function waitingOn(manager: EntityManager, phones: readonly string[]): Promise<Waiting[]> {
  const hold = isPostgres(manager) ? 'FOR UPDATE OF r' : '';
  const these = JSON.stringify(phones);
  return select(
    manager,
    waitingRow,
    `WITH p AS (${peopleOnPhones(manager)})
     SELECT r.id AS id, r.kind AS kind, r.joint_id AS "jointId", r.recipient_id AS "recipientId",
       r.recipient_kind AS "recipientKind", r.session_id AS "sessionId", r.due_at AS "dueAt",
       r.expires_at AS "expiresAt", r.session_start_at AS "sessionStartAt", r.facts AS facts
     FROM reminder r
     WHERE r.recipient_id IN (SELECT p.id FROM p) AND r.state IN ('planned', 'held', 'joined')
       AND r.state = 'planned'
     ORDER BY r.id ${hold}`,
    [these, these, these],
  );
}

/** Several to one phone are one message. */
function isShared({ kind }: Waiting): boolean {
  const { goesAlong, while: still, about } = ruleOf(kind);
  return isJoined(kind) || goesAlong || still === 'invited' || about === 'ward';
}

/** Of an announcement, or of the invitations to one class. */
function keyOf(row: Waiting, rings: ReadonlyMap<string, RingsAt>): string {
  const { about, while: still } = ruleOf(row.kind);
  const said = about === 'ward' ? row.sessionStartAt : still === 'invited' ? row.sessionId : '';
  return `${groupOf(row, rings.get(row.recipientId))} ${said}`;
}

async function join(
  manager: EntityManager,
  carrier: Waiting,
  others: readonly Waiting[],
): Promise<void> {
  const jointId = carrier.jointId ?? newId();
  const expiresAt = Math.max(carrier.expiresAt, ...others.map((one) => one.expiresAt));
  await execute(
    manager,
    `UPDATE reminder SET joint_id = $1, expires_at = $2 WHERE id = $3 AND state = 'planned'`,
    [jointId, expiresAt, carrier.id],
  );
  await execute(
    manager,
    `UPDATE reminder SET joint_id = $1, state = 'joined'
     WHERE (id IN ${idList(manager, '$2')} AND state = 'planned')
       OR (state = 'joined' AND joint_id IS NOT NULL AND joint_id IN ${idList(manager, '$3')})`,
    [
      jointId,
      JSON.stringify(others.map(({ id }) => id)),
      JSON.stringify(others.flatMap((one) => one.jointId ?? [])),
    ],
  );
}
