import type { EntityManager } from 'typeorm';
import { isAboutBooking } from '../../../core/reminders/kinds';
import { idList } from '../../../platform/database/row-set';
import type { DueMessage, MessageSession } from './due-message';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Session } from '../../sessions';
import { Venue } from '../../wards';
import { DAY_MS } from '../../../core/time/durations';

type Telling = Pick<
  DueMessage,
  'id' | 'kind' | 'recipientKind' | 'recipientId' | 'sessionId' | 'sessionStartAt'
>;

/**
 * The sessions that each mentor's message speaks of, by the message's id: those of the day of a digest,
 * or the one session. At most two statements, however many messages.
 */
export async function sessionsOfMessages(
  manager: EntityManager,
  dueMessages: readonly Telling[],
): Promise<Map<string, MessageSession[]>> {
  const toMentors = dueMessages.filter(({ recipientKind }) => recipientKind === 'mentor');
  const digests = toMentors.filter(({ kind }) => !isAboutBooking(kind));
  const notices = toMentors.filter(({ kind }) => isAboutBooking(kind));
  return new Map([
    ...(await toldByDigests(manager, digests)),
    ...(await toldByNotices(manager, notices)),
  ]);
}

async function toldByDigests(
  manager: EntityManager,
  digests: readonly Telling[],
): Promise<[string, MessageSession[]][]> {
  if (digests.length === 0) return [];
  const days = digests.map(({ sessionStartAt }) => sessionStartAt);
  const sessions = await sessionsTold(
    manager,
    `s.mentor_id IN ${idList(manager, '$1')} AND s.start_at >= $2 AND s.start_at < $3`,
    [
      JSON.stringify(digests.map(({ recipientId }) => recipientId)),
      Math.min(...days),
      Math.max(...days) + DAY_MS,
    ],
  );
  return digests.map(({ id, recipientId, sessionStartAt: day }) => [
    id,
    sessions.filter(
      ({ mentorId, startAt }) =>
        mentorId === recipientId && startAt >= day && startAt < day + DAY_MS,
    ),
  ]);
}

async function toldByNotices(
  manager: EntityManager,
  notices: readonly Telling[],
): Promise<[string, MessageSession[]][]> {
  if (notices.length === 0) return [];
  const ids = notices.flatMap(({ sessionId }) => sessionId ?? []);
  const sessions = await sessionsTold(manager, `s.id IN ${idList(manager, '$1')}`, [
    JSON.stringify(ids),
  ]);
  return notices.map(({ id, sessionId }) => [
    id,
    sessions.filter((session) => session.sessionId === sessionId),
  ]);
}

const toldRow = {
  sessionId: column(Session, 'id'),
  ...columns(Session, 'mentorId', 'startAt', 'topic'),
  venueName: orNull(column(Venue, 'name')),
  menteeName: column(Mentee, 'fullName'),
};

/** Sessions that stand, with the names of their mentees, by a condition on `s`. */
async function sessionsTold(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<MessageSession[]> {
  const rows = await select(
    manager,
    toldRow,
    `SELECT s.id AS "sessionId", s.mentor_id AS "mentorId", s.start_at AS "startAt",
         s.topic AS "topic", v.name AS "venueName", e.full_name AS "menteeName"
       FROM session s
       LEFT JOIN venue v ON v.id = s.venue_id
       JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
       JOIN mentee e ON e.id = b.mentee_id AND e.is_active
       WHERE ${condition} AND s.state IN ('planned', 'confirmed')
       ORDER BY s.start_at, s.id, e.sort_name`,
    parameters,
  );
  const sessions = new Map<string, MessageSession>();
  for (const { menteeName, ...row } of rows) {
    const session = sessions.get(row.sessionId) ?? { ...row, menteeNames: [] };
    session.menteeNames.push(menteeName);
    sessions.set(row.sessionId, session);
  }
  return [...sessions.values()];
}
