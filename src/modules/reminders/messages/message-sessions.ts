import type { EntityManager } from 'typeorm';
import { isAboutBooking, ruleOf } from '../../../core/reminders/kinds';
import { idList } from '../../../platform/database/row-set';
import type { DueMessage, MessageSession } from './due-message';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../people';
import { Session } from '../../sessions';
import { Hamlet, Venue } from '../../wards';
import { DAY_MS, MINUTE_MS } from '../../../core/time/durations';
import { sessionsOfPlaces } from './session-places';
import { whomToAsk } from './whom-to-ask';

/** So long an ambassador is asked to write down who came. */
export const UNRECORDED_MS = 7 * DAY_MS;
const SESSION_MS = 30 * MINUTE_MS;

type TimedMessage = Pick<
  DueMessage,
  | 'id'
  | 'kind'
  | 'recipientKind'
  | 'recipientId'
  | 'sessionId'
  | 'sessionStartAt'
  | 'dueAt'
  | 'expiresAt'
>;

/**
 * The sessions that each mentor's message speaks of, by the message's id: those of the day of a digest,
 * of the time of a plan, or the one session. At most two statements, however many messages.
 */
export async function sessionsOfMessages(
  manager: EntityManager,
  dueMessages: readonly TimedMessage[],
): Promise<Map<string, MessageSession[]>> {
  const toMentors = dueMessages.filter(({ recipientKind }) => recipientKind === 'mentor');
  const digests = toMentors.filter(({ kind }) => ruleOf(kind).while === 'any-session');
  const notices = toMentors.filter(({ kind }) => isAboutBooking(kind));
  return new Map([
    ...(await toldByDigests(manager, digests)),
    ...(await toldByNotices(manager, notices)),
  ]);
}

async function toldByDigests(
  manager: EntityManager,
  digests: readonly TimedMessage[],
): Promise<[string, MessageSession[]][]> {
  if (digests.length === 0) return [];
  const spans = digests.map((one) => ({ ...one, ...spanOf(one) }));
  const sessions = await sessionsTold(
    manager,
    `s.mentor_id IN ${idList(manager, '$1')} AND s.start_at >= $2 AND s.start_at < $3`,
    [
      JSON.stringify(digests.map(({ recipientId }) => recipientId)),
      Math.min(...spans.map(({ fromAt }) => fromAt)),
      Math.max(...spans.map(({ untilAt }) => untilAt)),
    ],
  );
  return spans.map(({ id, recipientId, fromAt, untilAt }) => [
    id,
    sessions.filter(
      ({ mentorId, startAt }) => mentorId === recipientId && startAt >= fromAt && startAt < untilAt,
    ),
  ]);
}

/**
 * Of a digest its day; of a plan from when it was published until its last session has started; of the past
 * what was over when the message fell due.
 */
function spanOf({ kind, sessionStartAt, dueAt, expiresAt }: TimedMessage): {
  fromAt: number;
  untilAt: number;
} {
  const { about } = ruleOf(kind);
  if (about === 'past') return { fromAt: dueAt - UNRECORDED_MS, untilAt: dueAt - SESSION_MS + 1 };
  const untilAt = about === 'plan' ? expiresAt + 1 : sessionStartAt + DAY_MS;
  return { fromAt: sessionStartAt, untilAt };
}

async function toldByNotices(
  manager: EntityManager,
  notices: readonly TimedMessage[],
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
  address: column(Mentee, 'address'),
  hamletName: orNull(column(Hamlet, 'name')),
  menteeName: orNull(column(Mentee, 'fullName')),
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
  classSize: orNull(number),
};

/** Sessions that stand, with the names of their mentees, and classes with how many come, by a condition on `s`. */
async function sessionsTold(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<MessageSession[]> {
  const asked = whomToAsk(manager, { isOfReminder: false });
  const places = await select(
    manager,
    toldRow,
    `SELECT s.id AS "sessionId", s.mentor_id AS "mentorId", s.start_at AS "startAt",
         s.topic AS "topic", v.name AS "venueName", e.address AS address, h.name AS "hamletName",
         e.full_name AS "menteeName", ${asked.name} AS "mentorName", ${asked.phone} AS "mentorPhone",
         (SELECT MAX(z.seats_taken) FROM session z WHERE z.class_id = s.class_id) AS "classSize"
       FROM session s
       LEFT JOIN venue v ON v.id = s.venue_id
       JOIN mentor m ON m.id = s.mentor_id
       JOIN ward w ON w.id = s.ward_id
       LEFT JOIN booking b ON b.session_id = s.id AND b.state = 'booked' AND s.class_id IS NULL
       LEFT JOIN mentee e ON e.id = b.mentee_id AND e.is_active
       LEFT JOIN hamlet h ON h.id = e.hamlet_id
       WHERE ${condition} AND s.state IN ('planned', 'confirmed')
         AND (s.class_id IS NOT NULL OR e.id IS NOT NULL)
       ORDER BY s.start_at, s.id, e.sort_name`,
    parameters,
  );
  return sessionsOfPlaces(
    places.map(({ address, hamletName, ...place }) => ({
      ...place,
      home: place.venueName === null ? { address, hamletName } : null,
    })),
  );
}
