import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { storedValue } from '../../../platform/database/row-shape';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';

const jointRow = {
  ...columns(Reminder, 'id', 'jointId', 'recipientId', 'kind', 'state', 'failure', 'retryAt'),
  ...columns(Reminder, 'sessionStartAt', 'expiresAt', 'calledAt', 'calledById', 'callNote'),
};

/** A reminder of a message that tells of several. */
export type JointRow = RowOf<typeof jointRow>;

/** All rows of the messages that tell these people of something, held until the transaction ends. */
export function jointWith(manager: EntityManager, people: readonly string[]): Promise<JointRow[]> {
  const hold = isPostgres(manager) ? 'FOR UPDATE' : '';
  const these = JSON.stringify(people);
  return select(
    manager,
    jointRow,
    `SELECT r.id AS id, r.joint_id AS "jointId", r.recipient_id AS "recipientId", r.kind AS kind,
       r.state AS state, r.failure AS failure, r.retry_at AS "retryAt",
       r.session_start_at AS "sessionStartAt", r.expires_at AS "expiresAt",
       r.called_at AS "calledAt", r.called_by_id AS "calledById", r.call_note AS "callNote"
     FROM reminder r
     WHERE r.joint_id IS NOT NULL AND r.joint_id IN (
       SELECT b.joint_id FROM reminder b WHERE b.joint_id IS NOT NULL AND b.booking_id IN (
         SELECT k.id FROM booking k WHERE k.mentee_id IN ${idList(manager, '$1')})
       UNION SELECT a.joint_id FROM reminder a WHERE a.recipient_id IN ${idList(manager, '$2')}
         AND a.kind = 'announcement' AND a.booking_id IS NULL AND a.joint_id IS NOT NULL)
     ORDER BY r.id ${hold}`,
    [these, these],
  );
}

/**
 * These leave the message that told of them, all to the same phone: one message of their own, where it is still to
 * leave; where the phone is called, each by itself, and whoever a call has told is told.
 */
export async function apart(
  manager: EntityManager,
  rows: readonly JointRow[],
  carrier: JointRow,
  hasOwnPhone: (personId: string) => boolean,
): Promise<void> {
  const questions = rows.filter(isQuestion);
  const notices = rows.filter((row) => !isQuestion(row));
  if (carrier.state !== 'planned') {
    await calledAlone(manager, notices, carrier);
    for (const one of questions) await carried(manager, [one]);
    return;
  }
  const borrows = ({ recipientId }: JointRow) => (hasOwnPhone(recipientId) ? 0 : 1);
  const isOther = ({ kind }: JointRow) => (kind === carrier.kind ? 0 : 1);
  const ordered = notices.toSorted(
    (a, b) =>
      isOther(a) - isOther(b) || borrows(a) - borrows(b) || a.sessionStartAt - b.sessionStartAt,
  );
  if (ordered.length > 0) return carried(manager, [...ordered, ...questions]);
  // A question carries nothing but others of its kind.
  for (const asked of grouped(questions, ({ kind }) => kind).values()) {
    await carried(
      manager,
      asked.toSorted((a, b) => borrows(a) - borrows(b)),
    );
  }
}

const isQuestion = ({ kind }: JointRow): boolean => ruleOf(kind).goesAlong;

async function calledAlone(
  manager: EntityManager,
  rows: readonly JointRow[],
  { state, failure, calledAt, calledById, callNote }: JointRow,
): Promise<void> {
  if (rows.length === 0) return;
  const note = storedValue(manager, Reminder, 'callNote', callNote);
  await execute(
    manager,
    `UPDATE reminder SET state = $1, failure = $2, called_at = $3, called_by_id = $4, call_note = $5,
       joint_id = NULL
     WHERE state = 'joined' AND id IN ${idList(manager, '$6')}`,
    [state, failure, calledAt, calledById, note, JSON.stringify(rows.map(({ id }) => id))],
  );
}

/** One message, carried by the first. */
async function carried(manager: EntityManager, rows: readonly JointRow[]): Promise<void> {
  const jointId = rows.length > 1 ? newId() : null;
  const expiresAt = Math.max(...rows.map((row) => row.expiresAt));
  await execute(
    manager,
    `UPDATE reminder SET joint_id = $1, state = CASE WHEN id = $2 THEN 'planned' ELSE state END,
       expires_at = CASE WHEN id = $3 THEN $4 ELSE expires_at END
     WHERE state = 'joined' AND id IN ${idList(manager, '$5')}`,
    [jointId, rows[0].id, rows[0].id, expiresAt, JSON.stringify(rows.map(({ id }) => id))],
  );
}
