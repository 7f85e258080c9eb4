import type { EntityManager } from 'typeorm';
import { planDigest } from '../../../core/reminders/plan';
import { DAY_MS } from '../../../core/time/durations';
import { localDateOf, localDayOf, midnightOf } from '../../../core/time/zone';
import { execute } from '../../../platform/database/execute';
import { column, columns, number, text } from '../../../platform/database/result-columns';
import { idList, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { type RemindersChanged, Session } from '../../sessions';
import { Reminder } from '../entities/reminder.entity';
import type { ChangedWard } from './other-times';
import { insertReminders, type NewReminder } from '../rows/reminder-rows';
import { loadWardOffsets, offsetsOf } from './ward-offsets';

const sessionRow = { mentorId: column(Session, 'mentorId'), startAt: number };
const digestRow = {
  ...columns(Reminder, 'id', 'dueAt', 'state'),
  recipientId: text,
  midnight: number,
};

/**
 * The ambassadors' digests of the days ahead, by the ward's time of now; one whose time is over goes at once. Where
 * the ward had none, they are there after all.
 */
export async function digestsAnew(
  manager: EntityManager,
  { wardId, now, zone, before }: ChangedWard,
): Promise<RemindersChanged> {
  if (!('digestMinute' in before) && !('spreadMinutes' in before)) return { moved: 0, gone: 0 };
  const offsets = (await loadWardOffsets(manager, [wardId])).get(wardId) ?? offsetsOf(undefined);
  const firstOf = await firstSessions(manager, { wardId, now, zone });
  await forgetEmptyDays(manager, { wardId, now });
  if (firstOf.size === 0) return { moved: 0, gone: 0 };
  const known = await digestsOf(manager, [...firstOf.values()]);
  const off: string[] = [];
  const moved: { id: string; due_at: number }[] = [];
  const rows: NewReminder[] = [];
  let gone = 0;
  for (const [key, { mentorId, midnight, startAt }] of firstOf) {
    const digest = planDigest(localDateOf(midnight, zone), startAt, zone, offsets, mentorId);
    const standing = known.get(key);
    if (standing && standing.state !== 'planned') {
      if (digest !== null && digest.dueAt !== standing.dueAt) gone += 1;
    } else if (standing) {
      const dueAt = digest && Math.max(digest.dueAt, now);
      if (dueAt === null) off.push(standing.id);
      else if (dueAt !== standing.dueAt && standing.dueAt > now) {
        moved.push({ id: standing.id, due_at: dueAt });
      }
    } else if (before.digestMinute === null && digest !== null && digest.dueAt > now) {
      rows.push({
        wardId,
        bookingId: null,
        sessionId: null,
        bookingVersion: 0,
        recipientKind: 'mentor',
        recipientId: mentorId,
        sessionStartAt: midnight,
        facts: null,
        createdAt: now,
        ...digest,
      });
    }
  }
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'other-times'
     WHERE id IN ${idList(manager, '$1')} AND state = 'planned'`,
    [JSON.stringify(off)],
  );
  await execute(
    manager,
    `UPDATE reminder SET due_at = given.due_at
     FROM ${rowSet(manager, { id: 'text', due_at: 'bigint' }, '$1')}
     WHERE reminder.id = given.id AND reminder.state = 'planned'`,
    [JSON.stringify(moved)],
  );
  await insertReminders(manager, rows);
  return { moved: off.length + moved.length + rows.length, gone };
}

/** Of a day whose sessions are all off nothing is told; whoever books it again plans its digest anew, by the new time. */
async function forgetEmptyDays(
  manager: EntityManager,
  { wardId, now }: Pick<ChangedWard, 'wardId' | 'now'>,
): Promise<void> {
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'other-times'
     WHERE kind = 'digest' AND booking_id IS NULL AND state = 'planned' AND due_at > $1
       AND recipient_id IN (SELECT m.id FROM mentor m WHERE m.ward_id = $2)
       AND NOT EXISTS (SELECT 1 FROM session s WHERE s.mentor_id = reminder.recipient_id
         AND s.start_at >= reminder.session_start_at
         AND s.start_at < reminder.session_start_at + ${DAY_MS}
         AND s.state IN ('planned', 'confirmed'))`,
    [now, wardId],
  );
}

interface DayOfMentor {
  mentorId: string;
  midnight: number;
  /** Of the first session. */
  startAt: number;
}

/** By ambassador and day. */
async function firstSessions(
  manager: EntityManager,
  { wardId, now, zone }: Omit<ChangedWard, 'before'>,
): Promise<Map<string, DayOfMentor>> {
  const sessions = await select(
    manager,
    sessionRow,
    `SELECT s.mentor_id AS "mentorId", s.start_at AS "startAt" FROM session s
     WHERE s.ward_id = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed')
     ORDER BY s.start_at`,
    [wardId, now],
  );
  const first = new Map<string, DayOfMentor>();
  for (const { mentorId, startAt } of sessions) {
    const midnight = midnightOf(localDayOf(startAt, zone), zone);
    const key = keyOf(mentorId, midnight);
    if (!first.has(key)) first.set(key, { mentorId, midnight, startAt });
  }
  return first;
}

const keyOf = (mentorId: string, midnight: number): string => `${mentorId} ${midnight}`;

async function digestsOf(manager: EntityManager, days: readonly DayOfMentor[]) {
  const rows = await select(
    manager,
    digestRow,
    `SELECT r.id AS id, r.recipient_id AS "recipientId", r.session_start_at AS midnight,
       r.due_at AS "dueAt", r.state AS state
     FROM reminder r WHERE r.recipient_id IN ${idList(manager, '$1')} AND r.kind = 'digest'
       AND r.booking_id IS NULL AND r.session_start_at >= $2 AND r.state <> 'cancelled'`,
    [
      JSON.stringify([...new Set(days.map(({ mentorId }) => mentorId))]),
      days.reduce((first, { midnight }) => Math.min(first, midnight), Infinity),
    ],
  );
  return new Map(rows.map((row) => [keyOf(row.recipientId, row.midnight), row]));
}
