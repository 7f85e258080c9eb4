import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { concurrently } from '../../../platform/database/concurrently';
import { Reminder } from '../entities/reminder.entity';
import { isTold } from './told-rows';
import { chunksOf, idList, isPostgres } from '../../../platform/database/row-set';
import { column, number, orNull, text } from '../../../platform/database/result-columns';
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
> &
  // Planned, and a message of its own, where these are left out.
  Partial<Pick<Reminder, 'state' | 'jointId' | 'failure'>>;

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
  await releaseUncarried(manager, rows);
}

/** What is unique of a booking's reminders, and of an ambassador's digests. */
const ofBooking = '(booking_id, booking_version, recipient_id, kind) WHERE booking_id IS NOT NULL';
const ofDay = '(recipient_id, kind, session_start_at) WHERE booking_id IS NULL';

async function insertUnder(
  key: string,
  manager: EntityManager,
  rows: NewReminder[],
): Promise<void> {
  const planned = { state: 'planned', jointId: null, chainIndex: 0, attempts: 0 } as const;
  await insert(
    manager,
    Reminder,
    rows.map((row) => ({ id: newId(), ...planned, ...row })),
    `ON CONFLICT ${key} DO UPDATE SET
       state = excluded.state, joint_id = excluded.joint_id, session_start_at = excluded.session_start_at, due_at = excluded.due_at,
       expires_at = excluded.expires_at, facts = excluded.facts, failure = excluded.failure,
       session_id = excluded.session_id, created_at = excluded.created_at, chain_index = 0, retry_at = NULL
     WHERE reminder.state = 'cancelled'`,
  );
}

/**
 * A new row that was to carry a message may have stood there before, and kept what it had: what would have
 * gone with it then goes by itself.
 */
async function releaseUncarried(manager: EntityManager, rows: NewReminder[]): Promise<void> {
  const jointIds = new Set(
    rows.flatMap(({ state, jointId }) => (state !== 'joined' && jointId) || []),
  );
  await releaseJoined(manager, [...jointIds]);
}

/** What went with these messages goes by itself, where nothing carries it any more. */
export async function releaseJoined(
  manager: EntityManager,
  jointIds: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(jointIds, idsPerStatement)) {
    await execute(
      manager,
      `UPDATE reminder SET state = 'planned', joint_id = NULL
       WHERE joint_id IN ${idList(manager, '$1')} AND state = 'joined' AND NOT EXISTS (
         SELECT 1 FROM reminder c
         WHERE c.joint_id = reminder.joint_id AND c.state NOT IN ('joined', 'cancelled'))`,
      [JSON.stringify(chunk)],
    );
  }
}

/**
 * Cancels what has not gone out yet of these bookings. A row that carries a message about other bookings
 * stays to carry it: the claim leaves out what does not stand.
 */
export async function cancelPlanned(
  manager: EntityManager,
  bookingIds: string[],
  why: string,
): Promise<void> {
  for (const chunk of chunksOf(bookingIds, idsPerStatement)) {
    const these = JSON.stringify(chunk);
    await holdCarriers(manager, these);
    await execute(
      manager,
      `UPDATE reminder SET state = 'cancelled', failure = $1
       WHERE booking_id IN ${idList(manager, '$2')} AND (
         (state = 'joined' AND EXISTS (
           SELECT 1 FROM reminder c WHERE c.joint_id = reminder.joint_id AND c.state = 'planned'))
         OR state = 'held' OR (state = 'planned' AND NOT EXISTS (
           SELECT 1 FROM reminder f WHERE f.joint_id = reminder.joint_id AND f.state = 'joined'
             AND f.booking_id NOT IN ${idList(manager, '$3')})))`,
      [why, these, these],
    );
    await cancelEmptyCarriers(manager, these, why);
  }
}

/** A message that was kept for others, though its own place is off, goes with the last of them. */
export async function cancelEmptyCarriers(
  manager: EntityManager,
  bookingIds: string,
  why: string,
): Promise<void> {
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = $1
     WHERE state = 'planned' AND joint_id IN (
         SELECT r.joint_id FROM reminder r
         WHERE r.booking_id IN ${idList(manager, '$2')} AND r.joint_id IS NOT NULL)
       AND NOT EXISTS (
         SELECT 1 FROM reminder f WHERE f.joint_id = reminder.joint_id AND f.state = 'joined')
       AND EXISTS (
         SELECT 1 FROM booking b WHERE b.id = reminder.booking_id AND b.state = 'cancelled')`,
    [why, bookingIds],
  );
}

const carrierRow = { id: text };

/**
 * Whether a message that tells of a booking has gone out is settled by whoever holds its row first, the
 * claim or the cancellation. SQLite has one writer.
 */
async function holdCarriers(manager: EntityManager, bookingIds: string): Promise<void> {
  if (!isPostgres(manager)) return;
  await select(
    manager,
    carrierRow,
    `SELECT c.id AS id FROM reminder c
     WHERE c.state = 'planned' AND c.joint_id IN (
       SELECT r.joint_id FROM reminder r
       WHERE r.booking_id IN ${idList(manager, '$1')} AND r.joint_id IS NOT NULL)
     ORDER BY c.id FOR UPDATE`,
    [bookingIds],
  );
}

const toldRow = {
  bookingId: text,
  kind: column(Reminder, 'recipientKind'),
  startAt: orNull(number),
  at: orNull(number),
};

/** Who knows of a place, and for when they heard of it last; null: as it stands. */
export type KnownBy = ReadonlyMap<'mentor' | 'mentee', number | null>;

/**
 * Who knows of which of these bookings: by a message that went out or may have gone out, or by a call. A mentor
 * knows by the digest of that day as well, and by the message about a plan; a mentee by what they did themselves,
 * or asked for: whatever became of the message about a place that they took, they count on it.
 */
export async function knownBookings(
  manager: EntityManager,
  bookingIds: string[],
): Promise<Map<string, KnownBy>> {
  const known = new Map<string, Map<'mentor' | 'mentee', number | null>>();
  const heardAt = new Map<string, number>();
  for (const chunk of chunksOf(bookingIds, idsPerStatement)) {
    const rows = await select(
      manager,
      toldRow,
      `SELECT r.booking_id AS "bookingId", r.recipient_kind AS kind,
         r.session_start_at AS "startAt", r.created_at AS at
       FROM reminder r WHERE r.booking_id IN ${idList(manager, '$1')} AND (${isTold('r')}
         OR (r.state = 'joined' AND EXISTS (
           SELECT 1 FROM reminder c WHERE c.joint_id = r.joint_id AND ${isTold('c')})))
       UNION
       SELECT r.booking_id AS "bookingId", 'mentor' AS kind, NULL AS "startAt", NULL AS at
       FROM reminder r
       JOIN session s ON s.id = r.session_id
       JOIN reminder d ON d.booking_id IS NULL AND d.kind = 'digest' AND d.recipient_id = s.mentor_id
         AND d.session_start_at <= r.session_start_at AND d.session_start_at > r.session_start_at - 86400000
         AND ${isTold('d')}
       WHERE r.booking_id IN ${idList(manager, '$2')}
       UNION
       SELECT r.booking_id AS "bookingId", 'mentor' AS kind, NULL AS "startAt", NULL AS at
       FROM reminder r
       JOIN session s ON s.id = r.session_id
       JOIN reminder p ON p.booking_id IS NULL AND p.kind = 'plan' AND p.recipient_id = s.mentor_id
         AND p.session_start_at >= r.created_at AND p.expires_at >= r.session_start_at AND ${isTold('p')}
       WHERE r.booking_id IN ${idList(manager, '$3')}
       UNION
       SELECT b.id AS "bookingId", 'mentee' AS kind, NULL AS "startAt", NULL AS at
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.id IN ${idList(manager, '$4')} AND (b.coming_to IS NOT NULL
         OR b.booked_by_kind IN ('mentee', 'family')
         OR (b.booked_by_kind <> 'plan' AND (s.class_id IS NULL OR b.booked_because IS NOT NULL))
         OR EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_id = b.id AND a.actor_kind = 'mentee'))`,
      [JSON.stringify(chunk), JSON.stringify(chunk), JSON.stringify(chunk), JSON.stringify(chunk)],
    );
    for (const { bookingId, kind, startAt, at } of rows) {
      const who = known.get(bookingId) ?? new Map<'mentor' | 'mentee', number | null>();
      const key = `${bookingId} ${kind}`;
      // What was heard last counts; a digest or what they did themselves says nothing else.
      if (!who.has(kind) || (at !== null && at >= (heardAt.get(key) ?? -Infinity))) {
        who.set(kind, startAt);
        if (at !== null) heardAt.set(key, at);
      }
      known.set(bookingId, who);
    }
  }
  return known;
}
