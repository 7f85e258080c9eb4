import type { EntityManager } from 'typeorm';
import { isJoined, ruleOf } from '../../../core/reminders/kinds';
import { DAY_MS } from '../../../core/time/durations';
import { grouped } from '../../../platform/common/grouped';
import { columns, number, orNull, text } from '../../../platform/database/result-columns';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';
import { hasOtherMobile } from '../messages/mentee-addresses';

/** So long a message may wait for a day on which the phone rings less. */
export const mostDaysOff = 14;

/** A message that has gone to a phone, or will. */
export interface PhoneMessage extends Pick<
  Reminder,
  'id' | 'kind' | 'expiresAt' | 'state' | 'jointId'
> {
  /** When it rang, or will: what waited counts in the week in which it came. */
  dueAt: number;
  phone: string;
  /** Ids of the mentees whom it tells of something. */
  people: string[];
}

/** A message as far as others may go with it. */
export type StandingMessage = Pick<Reminder, 'id' | 'state' | 'jointId' | 'expiresAt'>;

/** A question that has not left: it takes no room from anything. */
export function mayStillWait({ kind, state }: PhoneMessage): boolean {
  return state === 'planned' && ruleOf(kind).givesWay;
}

/** Others may go with it: it has not left, and tells of places. */
export function mayCarry({ kind, state }: Pick<PhoneMessage, 'kind' | 'state'>): boolean {
  return state === 'planned' && isJoined(kind) && !ruleOf(kind).isUrgent;
}

const messageRow = {
  ...columns(Reminder, 'id', 'kind', 'expiresAt', 'state', 'jointId'),
  dueAt: number,
  ...columns(Reminder, 'recipientId'),
  phone: orNull(text),
};

const messageColumns = `r.id AS "id", r.kind AS "kind", 
  COALESCE(r.sent_at, r.retry_at, r.due_at) AS "dueAt", r.expires_at AS "expiresAt", r.state AS "state", r.joint_id AS "jointId",
  r.recipient_id AS "recipientId", p.phone AS phone`;
const isCounted = `r.state IN ('planned', 'joined', 'sending', 'sent', 'delivered', 'ambiguous')`;

/**
 * SQL: the mentees, by id, for whom phones ring, also those who have none of their own. The list of phones is given three
 * times, $1 to $3.
 */
export const peopleOnPhones = (manager: EntityManager): string => `
  SELECT e.id AS id, e.phone AS phone FROM mentee e
  WHERE e.phone IS NOT NULL AND e.phone IN ${idList(manager, '$1')}
  UNION
  SELECT e.id AS id, e.other_phone AS phone FROM mentee e
  WHERE e.other_phone IS NOT NULL AND e.phone IS NULL AND e.other_phone IN ${idList(manager, '$2')}
  UNION
  SELECT e.id AS id, (
    SELECT MIN(h.phone) FROM mentee h
    WHERE h.household_id = e.household_id AND h.phone IS NOT NULL
      AND h.messages_stopped_at IS NULL AND h.is_active) AS phone
  FROM mentee o JOIN mentee e ON e.household_id = o.household_id AND e.phone IS NULL
    AND NOT ${hasOtherMobile}
  WHERE o.phone IS NOT NULL AND o.phone IN ${idList(manager, '$3')}`;

/**
 * The messages that ring on these phones in the time, also for people who have none of their own; one for
 * all that is joined.
 */
export async function phoneMessages(
  manager: EntityManager,
  phones: readonly string[],
  { fromAt, untilAt }: { fromAt: number; untilAt: number },
): Promise<PhoneMessage[]> {
  const these = JSON.stringify(phones);
  // What waited, and what a later message tells of, was due before.
  const dueFrom = fromAt - (mostDaysOff + 1) * DAY_MS;
  // From the people to what staff said to them: SQLite keeps the order of a cross join.
  const rows = await select(
    manager,
    messageRow,
    `WITH p AS (${peopleOnPhones(manager)})
     SELECT ${messageColumns} FROM p JOIN booking b ON b.mentee_id = p.id
     JOIN reminder r ON r.booking_id = b.id AND r.booking_id IS NOT NULL AND r.recipient_id = b.mentee_id
     WHERE r.due_at >= $4 AND r.due_at < $5 AND ${isCounted}
     UNION ALL
     SELECT ${messageColumns} FROM p CROSS JOIN reminder r
     WHERE r.recipient_id = p.id AND r.kind = 'announcement' AND r.booking_id IS NULL
       AND r.due_at >= $6 AND r.due_at < $7 AND ${isCounted}`,
    [these, these, these, dueFrom, untilAt, dueFrom, untilAt],
  );
  const onThese = new Set(phones);
  return [...grouped(rows, ({ id, jointId }) => jointId ?? id).values()].flatMap((group) => {
    const carrier = group.find(({ state }) => state !== 'joined');
    if (!carrier?.phone || !onThese.has(carrier.phone)) return [];
    const { id, kind, dueAt, expiresAt, state, jointId, phone } = carrier;
    if (dueAt < fromAt || dueAt >= untilAt) return [];
    const people = [...new Set(group.map((row) => row.recipientId))];
    return { id, kind, dueAt, expiresAt, state, jointId, phone, people };
  });
}

const heldRow = columns(Reminder, 'id', 'jointId', 'expiresAt');

/**
 * Those of these messages that have not left, as they stand now, kept from leaving until the transaction
 * ends: the claim passes over them. SQLite has one writer, so what it has read in its transaction stays.
 */
export async function holdPlanned(
  manager: EntityManager,
  messages: readonly StandingMessage[],
): Promise<Omit<StandingMessage, 'state'>[]> {
  if (!isPostgres(manager)) return messages.filter(({ state }) => state === 'planned');
  return select(
    manager,
    heldRow,
    `SELECT r.id AS "id", r.joint_id AS "jointId", r.expires_at AS "expiresAt" FROM reminder r
     WHERE r.state = 'planned' AND r.id IN ${idList(manager, '$1')} ORDER BY r.id FOR UPDATE`,
    [JSON.stringify(messages.map(({ id }) => id))],
  );
}
