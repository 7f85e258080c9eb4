import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { columns, text } from '../../../platform/database/result-columns';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';

/** A message that has gone to a phone, or will. */
export interface PhoneMessage extends Pick<
  Reminder,
  'id' | 'kind' | 'dueAt' | 'expiresAt' | 'state' | 'jointId'
> {
  phone: string;
  /** Ids of the mentees whom it tells of something. */
  people: string[];
}

const onPhoneRow = { id: text, phone: text };
const messageRow = columns(
  Reminder,
  ...(['id', 'kind', 'dueAt', 'expiresAt', 'state', 'jointId', 'recipientId'] as const),
);

/** Whose messages ring on these phones, also for lack of one of their own: mentee's id → phone. */
export async function peopleOnPhones(
  manager: EntityManager,
  phones: readonly string[],
): Promise<Map<string, string>> {
  const these = JSON.stringify(phones);
  const rows = await select(
    manager,
    onPhoneRow,
    `SELECT e.id AS id, e.phone AS phone FROM mentee e
     WHERE e.phone IS NOT NULL AND e.phone IN ${idList(manager, '$1')}
     UNION ALL
     SELECT e.id AS id, o.phone AS phone FROM mentee o
     JOIN mentee e ON e.household_id = o.household_id AND e.phone IS NULL
     WHERE o.phone IS NOT NULL AND o.phone IN ${idList(manager, '$2')}`,
    [these, these],
  );
  return new Map(rows.map(({ id, phone }) => [id, phone]));
}

/** The messages to these mentees that are due in the time, one for all that is joined. */
export async function phoneMessages(
  manager: EntityManager,
  phoneOf: ReadonlyMap<string, string>,
  { fromAt, untilAt }: { fromAt: number; untilAt: number },
): Promise<PhoneMessage[]> {
  const rows = await select(
    manager,
    messageRow,
    `SELECT r.id AS "id", r.kind AS "kind", r.due_at AS "dueAt",
       r.expires_at AS "expiresAt", r.state AS "state",
       r.joint_id AS "jointId", r.recipient_id AS "recipientId"
     FROM booking b
     JOIN reminder r ON r.booking_id = b.id AND r.booking_id IS NOT NULL AND r.recipient_id = b.mentee_id
     WHERE b.mentee_id IN ${idList(manager, '$1')} AND r.due_at >= $2 AND r.due_at < $3
       AND r.state IN ('planned', 'joined', 'sending', 'sent', 'delivered', 'ambiguous')`,
    [JSON.stringify([...phoneOf.keys()]), fromAt, untilAt],
  );
  return [...grouped(rows, ({ id, jointId }) => jointId ?? id).values()].flatMap((group) => {
    const carrier = group.find(({ state }) => state !== 'joined');
    const phone = phoneOf.get(carrier?.recipientId ?? '');
    if (!carrier || phone === undefined) return [];
    const { recipientId: _, ...message } = carrier;
    return { ...message, phone, people: [...new Set(group.map((row) => row.recipientId))] };
  });
}

const heldRow = columns(Reminder, 'id', 'jointId', 'expiresAt');

/**
 * Those of these messages that have not left, kept from leaving until the transaction ends: the claim
 * passes over them, and what it has taken already is not among them.
 */
export function holdPlanned(manager: EntityManager, ids: readonly string[]) {
  const hold = isPostgres(manager) ? 'FOR UPDATE' : '';
  return select(
    manager,
    heldRow,
    `SELECT r.id AS "id", r.joint_id AS "jointId", r.expires_at AS "expiresAt" FROM reminder r
     WHERE r.state = 'planned' AND r.id IN ${idList(manager, '$1')} ORDER BY r.id ${hold}`,
    [JSON.stringify(ids)],
  );
}
