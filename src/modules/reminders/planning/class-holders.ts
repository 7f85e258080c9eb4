import type { EntityManager } from 'typeorm';
import type { ClassKind } from '../../../core/reminders/kinds';
import { planNotice } from '../../../core/reminders/plan';
import { columns } from '../../../platform/database/result-columns';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import type { ClassHolding } from '../../sessions';
import { Venue } from '../../wards';
import { Reminder } from '../entities/reminder.entity';
import { insertReminders, type NewReminder } from '../rows/reminder-rows';

const ofAClass = `kind IN ('class-given', 'class-moved', 'class-off', 'lesson-given')
  AND booking_id IS NULL`;

/**
 * Tells ambassadors of the classes they hold, and of lessons that others hold from now on. What was to be said of a class before is said no more: whoever
 * has not heard of it yet hears of it as it now is, or nothing when it is off again.
 */
export async function planHolderMessages(
  manager: EntityManager,
  holdings: readonly ClassHolding[],
  { now, zone }: { now: number; zone: string },
): Promise<void> {
  if (holdings.length === 0) return;
  const unsent = await unsentOf(manager, holdings);
  const places = await venuesOf(manager, holdings);
  const rows = holdings.flatMap(
    ({ change, session, phone, reason = null, asAt }): NewReminder[] => {
      const left = unsent.get(partOf(session.mentorId, session.id));
      const isAsKnown = asAt !== undefined && change === 'moved' && left === 'class-moved';
      const isLesson = session.classId === null;
      const kind = isAsKnown ? null : isLesson ? lessonKind(change) : kindNow(change, left);
      const [time] = kind
        ? planNotice(kind, { startAt: session.startAt, bookedAt: now }, zone)
        : [];
      if (!kind || !time) return [];
      const { startAt, topic } = session;
      const venue = places.get(session.venueId ?? '') ?? null;
      return [
        {
          wardId: session.wardId,
          bookingId: null,
          sessionId: session.id,
          bookingVersion: 0,
          recipientKind: 'mentor',
          recipientId: session.mentorId,
          kind,
          sessionStartAt: now,
          dueAt: time.dueAt,
          expiresAt: time.expiresAt,
          facts: { startAt, topic, venue, phone, reason },
          createdAt: now,
        },
      ];
    },
  );
  await insertReminders(manager, rows);
}

/** Null where nothing need be said. */
function kindNow(change: ClassHolding['change'], unsent: string | undefined): ClassKind | null {
  const wasNeverTold = unsent === 'class-given';
  if (change === 'off') return wasNeverTold ? null : 'class-off';
  if (change === 'given') return unsent === 'class-off' ? null : 'class-given';
  return wasNeverTold ? 'class-given' : 'class-moved';
}

/** What becomes of the places of a lesson is told with them: only who holds it no more hears of it here. */
function lessonKind(change: ClassHolding['change']): ClassKind | null {
  return change === 'off' ? 'lesson-given' : null;
}

const unsentRow = columns(Reminder, 'sessionId', 'recipientId', 'kind');

/** Another ambassador may take over the same session. */
const partOf = (mentorId: string, sessionId: string | null) => `${mentorId} ${sessionId ?? ''}`;

/** What has not left yet about these sessions, and now does not: its kind by ambassador and session. */
async function unsentOf(
  manager: EntityManager,
  holdings: readonly ClassHolding[],
): Promise<Map<string, string>> {
  const mentorIds = JSON.stringify(holdings.map(({ session }) => session.mentorId));
  const sessionIds = JSON.stringify(holdings.map(({ session }) => session.id));
  const which = `recipient_id IN ${idList(manager, '$1')} AND session_id IN ${idList(manager, '$2')}
    AND ${ofAClass} AND state = 'planned'`;
  const rows = await select(
    manager,
    unsentRow,
    `SELECT session_id AS "sessionId", recipient_id AS "recipientId", kind AS "kind" FROM reminder WHERE ${which}`,
    [mentorIds, sessionIds],
  );
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'changed-again' WHERE ${which}`,
    [mentorIds, sessionIds],
  );
  return new Map(
    rows.map(({ sessionId, recipientId, kind }) => [partOf(recipientId, sessionId), kind]),
  );
}

async function venuesOf(
  manager: EntityManager,
  holdings: readonly ClassHolding[],
): Promise<Map<string, string>> {
  const ids = holdings.flatMap(({ session }) => session.venueId ?? []);
  const isOneOf = `id IN ${idList(manager, '$1')}`;
  const venues = await selectEntities(manager, Venue, isOneOf, [JSON.stringify(ids)]);
  return new Map(venues.map(({ id, name }) => [id, name]));
}
