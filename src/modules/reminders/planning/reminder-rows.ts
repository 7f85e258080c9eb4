import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { concurrently } from '../../../platform/database/concurrently';
import { Reminder } from '../entities/reminder.entity';
import { chunksOf, idList } from '../../../platform/database/row-set';
import { column, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { execute } from '../../../platform/database/execute';

export type NewReminder = Pick<
  Reminder,
  | 'wardId'
  | 'bookingId'
  | 'sessionId'
  | 'bookingVersion'
  | 'recipientKind'
  | 'recipientId'
  | 'kind'
  | 'sessionStartAt'
  | 'dueAt'
  | 'expiresAt'
  | 'facts'
  | 'createdAt'
>;

const idsPerStatement = 2000;

/**
 * Adds reminders in the caller's transaction. A row whose key stands already is left as it is, unless
 * it was cancelled: then it stands again with the new times.
 */
export async function insertReminders(manager: EntityManager, rows: NewReminder[]): Promise<void> {
  const ofBookings = rows.filter((row) => row.bookingId !== null);
  const digests = rows.filter((row) => row.bookingId === null);
  await concurrently(
    manager,
    () => insertUnder(ofBooking, manager, ofBookings),
    () => insertUnder(ofDay, manager, digests),
  );
}

/** What is unique of a booking's reminders, and of an ambassador's digests. */
const ofBooking = '(booking_id, booking_version, recipient_id, kind) WHERE booking_id IS NOT NULL';
const ofDay = '(recipient_id, kind, session_start_at) WHERE booking_id IS NULL';

async function insertUnder(
  key: string,
  manager: EntityManager,
  rows: NewReminder[],
): Promise<void> {
  const planned = { state: 'planned', chainIndex: 0, attempts: 0 } as const;
  await insert(
    manager,
    Reminder,
    rows.map((row) => ({ id: newId(), ...planned, ...row })),
    `ON CONFLICT ${key} DO UPDATE SET
       state = 'planned', session_start_at = excluded.session_start_at, due_at = excluded.due_at,
       expires_at = excluded.expires_at, facts = excluded.facts, failure = NULL,
       session_id = excluded.session_id, chain_index = 0, retry_at = NULL
     WHERE reminder.state = 'cancelled'`,
  );
}

/** Cancels what has not gone out yet of these bookings. */
export async function cancelPlanned(
  manager: EntityManager,
  bookingIds: string[],
  why: string,
): Promise<void> {
  for (const chunk of chunksOf(bookingIds, idsPerStatement)) {
    await execute(
      manager,
      `UPDATE reminder SET state = 'cancelled', failure = $1
       WHERE state = 'planned' AND booking_id IN ${idList(manager, '$2')}`,
      [why, JSON.stringify(chunk)],
    );
  }
}

const toldRow = { bookingId: text, kind: column(Reminder, 'recipientKind') };

/**
 * Which of these bookings were told to whom, by a message that went out or may have gone out, or by
 * a call. A mentor counts as told by the digest of that day as well.
 */
export async function notifiedBookings(
  manager: EntityManager,
  bookingIds: string[],
): Promise<Map<string, Set<'mentor' | 'mentee'>>> {
  const told = new Map<string, Set<'mentor' | 'mentee'>>();
  const wentOut = `(r.state IN ('sending', 'sent', 'delivered', 'ambiguous') OR r.called_at IS NOT NULL)`;
  for (const chunk of chunksOf(bookingIds, idsPerStatement)) {
    const rows = await select(
      manager,
      toldRow,
      `SELECT DISTINCT r.booking_id AS "bookingId", r.recipient_kind AS kind
       FROM reminder r WHERE r.booking_id IN ${idList(manager, '$1')} AND ${wentOut}
       UNION
       SELECT r.booking_id AS "bookingId", 'mentor' AS kind
       FROM reminder r
       JOIN session s ON s.id = r.session_id
       JOIN reminder d ON d.booking_id IS NULL AND d.kind = 'digest' AND d.recipient_id = s.mentor_id
         AND d.session_start_at <= r.session_start_at AND d.session_start_at > r.session_start_at - 86400000
         AND d.state IN ('sending', 'sent', 'delivered', 'ambiguous')
       WHERE r.booking_id IN ${idList(manager, '$2')}`,
      [JSON.stringify(chunk), JSON.stringify(chunk)],
    );
    for (const { bookingId, kind } of rows) {
      told.set(bookingId, (told.get(bookingId) ?? new Set()).add(kind));
    }
  }
  return told;
}
