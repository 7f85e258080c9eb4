import type { EntityManager } from 'typeorm';
import { Booking, type BookingState, Session, type SessionState } from '../../sessions';
import type { Language, OffBy } from '../../../texts';
import type { DeliveryRoute } from './fallback-chain';
import type { ReminderKind } from '../../../core/reminders/kinds';
import { Reminder, type ReminderState } from '../entities/reminder.entity';
import { isPostgres } from '../../../platform/database/row-set';
import { column, columns, flag, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { householdMobile } from './mentee-addresses';
import { Mentee, Mentor } from '../../people';
import { Venue, Ward } from '../../wards';
import { whomToAsk } from './whom-to-ask';

/** A reminder with all that is needed to judge it and to write it, read in one statement. */
export interface DueMessage {
  id: string;
  wardId: string;
  wardName: string;
  bookingId: string | null;
  sessionId: string | null;
  /** Others that this message tells of have the same; null where it tells of one place. */
  jointId: string | null;
  state: ReminderState;
  kind: ReminderKind;
  recipientKind: 'mentor' | 'mentee';
  recipientId: string;
  recipientName: string | null;
  /** False for people who take part no more. */
  isRecipientActive: boolean;
  phone: string | null;
  email: string | null;
  /** To be called: a landline, a second number, a relative's. */
  otherPhone: string | null;
  /** Of a relative, else of another of the household. */
  householdPhone: string | null;
  /** As the person chose; null when they did not. */
  messageLanguage: Language | null;
  /** Codes of the languages they speak. */
  languages: string[];
  /** The person wants no messages at all. */
  hasStopped: boolean;
  /** No message has reached this person before. */
  isFirst: boolean;
  /** Somebody else has the same number. */
  sharesPhone: boolean;
  sessionStartAt: number;
  dueAt: number;
  expiresAt: number;
  chainIndex: number;
  attempts: number;
  channel: string | null;
  failure: string | null;
  facts: Record<string, unknown> | null;
  bookingState: BookingState | null;
  bookingStartAt: number | null;
  bookingSessionId: string | null;
  sessionState: SessionState | null;
  /** Of a place that is off, for its ambassador: those who wait may still say that they take it. */
  isOffered: boolean;
  /** When mentor and mentee of the session were parted, if the booking is older than that. */
  pairEndedAt: number | null;
  topic: string | null;
  /** Whose place in the session it is, also when a mentor is told. */
  menteeName: string | null;
  mentorName: string | null;
  mentorPhone: string | null;
  venueName: string | null;
}

/** A session that a text tells of: an ambassador's, or one of several that a phone is told of. */
export interface MessageSession {
  sessionId: string;
  mentorId: string;
  startAt: number;
  /** When it was before it moved, in what tells of that. */
  from?: number | null;
  /** The hall in which it was, in what tells of that; null was a home. */
  hallFrom?: string | null;
  /** All that changed is who holds it. */
  isGiven?: boolean;
  topic: string;
  /** Null: at home. */
  venueName: string | null;
  /** For the ambassador, where that home is: address and hamlet; empty where that is not known any more. */
  home: string;
  menteeNames: string[];
  mentorName: string;
  mentorPhone: string | null;
  /** For the ambassador, of places that are off: who did it, why, and who still comes to the session. */
  off?: { by: OffBy; why: string | null; stillComing: string[] };
  /** How many come to a class, whose people are too many to name; null or absent for a lesson. */
  classSize?: number | null;
}

/** One of an ambassador's mentees, as the message about a plan names them. */
export interface MessageLearner {
  name: string;
  /** Their own, or the household's. */
  phone: string | null;
  hamletName: string;
}

/** One of several whom a message invites. */
export interface InvitedPerson {
  menteeId: string;
  menteeName: string;
}

/** A question that goes along with another message. */
export interface MessageQuestion {
  reminderId: string;
  kind: ReminderKind;
  topic: string;
  menteeName: string;
  /** The link that opens it. */
  answerAt: string;
}

/** A message that this process has claimed and is about to send. */
export interface ClaimedMessage extends DueMessage {
  leaseToken: string;
  route: DeliveryRoute;
  /** Another place of the chain follows. */
  hasNext: boolean;
  told: MessageSession[];
  /** Of a message about a plan; else empty. */
  learners: MessageLearner[];
  asked: MessageQuestion[];
  /** Where a message invites several people of a phone. */
  invited: InvitedPerson[];
}

const dueMessageRow = {
  ...columns(Reminder, 'id', 'wardId', 'bookingId', 'sessionId', 'state', 'kind', 'jointId'),
  ...columns(Reminder, 'recipientKind'),
  ...columns(Reminder, 'recipientId', 'sessionStartAt', 'dueAt', 'expiresAt', 'chainIndex'),
  ...columns(Reminder, 'attempts', 'channel', 'failure', 'facts'),
  ...columns(Mentee, 'phone', 'otherPhone', 'email', 'messageLanguage', 'languages'),
  wardName: column(Ward, 'name'),
  recipientName: orNull(column(Mentee, 'fullName')),
  isRecipientActive: flag,
  householdPhone: column(Mentee, 'phone'),
  hasStopped: flag,
  isFirst: flag,
  sharesPhone: flag,
  bookingState: orNull(column(Booking, 'state')),
  bookingStartAt: orNull(column(Booking, 'startAt')),
  bookingSessionId: orNull(column(Booking, 'sessionId')),
  sessionState: orNull(column(Session, 'state')),
  isOffered: flag,
  pairEndedAt: orNull(number),
  topic: orNull(column(Session, 'topic')),
  menteeName: orNull(column(Mentee, 'fullName')),
  mentorName: orNull(column(Mentor, 'fullName')),
  mentorPhone: column(Mentor, 'phone'),
  venueName: orNull(column(Venue, 'name')),
};

/** SQL: whether somebody else has the number of mentee e. */
export const sharesPhone = `EXISTS (SELECT 1 FROM mentee h
    WHERE h.phone IS NOT NULL AND h.phone = e.phone AND h.id <> e.id AND h.is_active)`;

const selected = ({ name, phone }: ReturnType<typeof whomToAsk>) => `
  r.id AS "id", r.ward_id AS "wardId", w.name AS "wardName", r.booking_id AS "bookingId",
  r.session_id AS "sessionId", r.joint_id AS "jointId", r.state AS "state", r.kind AS "kind",
  r.recipient_kind AS "recipientKind", r.recipient_id AS "recipientId",
  COALESCE(e.full_name, p.full_name) AS "recipientName", COALESCE(e.phone, p.phone) AS "phone",
  COALESCE(e.is_active, p.is_active, false) AS "isRecipientActive",
  COALESCE(e.email, p.email) AS "email",
  COALESCE(e.other_phone, p.other_phone) AS "otherPhone",
  ${householdMobile} AS "householdPhone",
  NOT EXISTS (SELECT 1 FROM message_introduction i WHERE i.recipient_id = r.recipient_id)
    AS "isFirst",
  ${sharesPhone} AS "sharesPhone",
  COALESCE(e.message_language, p.message_language) AS "messageLanguage",
  COALESCE(e.languages, p.languages, '[]') AS "languages",
  COALESCE(e.messages_stopped_at, p.messages_stopped_at) IS NOT NULL AS "hasStopped",
  r.session_start_at AS "sessionStartAt", r.due_at AS "dueAt", r.expires_at AS "expiresAt",
  r.chain_index AS "chainIndex", r.attempts AS "attempts", r.channel AS "channel",
  r.failure AS "failure", r.facts AS "facts",
  b.state AS "bookingState", b.start_at AS "bookingStartAt", b.session_id AS "bookingSessionId",
  s.state AS "sessionState", s.topic AS "topic", c.full_name AS "menteeName",
  CASE WHEN r.kind = 'cancelled' AND r.recipient_kind = 'mentor' AND s.state IN ('planned', 'confirmed')
    THEN EXISTS (SELECT 1 FROM booking o WHERE o.session_id = s.id AND o.state = 'waiting')
    ELSE false END AS "isOffered",
  (SELECT MAX(x.ended_at) FROM pair x
    WHERE x.mentee_id = b.mentee_id AND x.mentor_id = s.mentor_id AND x.ended_at IS NOT NULL
      AND s.class_id IS NULL
      AND x.ended_at >= b.updated_at AND x.ended_at < b.start_at
      AND NOT EXISTS (SELECT 1 FROM pair y WHERE y.mentee_id = x.mentee_id
        AND y.mentor_id = x.mentor_id AND y.ended_at IS NULL)) AS "pairEndedAt",
  CASE WHEN m.id IS NOT NULL THEN ${name} END AS "mentorName",
  CASE WHEN m.id IS NOT NULL THEN ${phone} END AS "mentorPhone", v.name AS "venueName"`;

const joins = `
  JOIN ward w ON w.id = r.ward_id
  LEFT JOIN booking b ON b.id = r.booking_id
  LEFT JOIN mentee c ON c.id = b.mentee_id
  LEFT JOIN session s ON s.id = b.session_id
  LEFT JOIN mentor m ON m.id = s.mentor_id
  LEFT JOIN venue v ON v.id = s.venue_id
  LEFT JOIN mentee e ON e.id = r.recipient_id AND r.recipient_kind = 'mentee'
  LEFT JOIN mentor p ON p.id = r.recipient_id AND r.recipient_kind = 'mentor'`;

/**
 * Holds reminders by a condition on `r` until the transaction ends, passing over those that another
 * process holds, and reads them with their bookings. A change that was committed before the hold took
 * its reminder's row along, so the condition is asked again of the row as it stands now.
 */
export function lockDueMessages(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<DueMessage[]> {
  const hold = isPostgres(manager) ? 'FOR UPDATE SKIP LOCKED' : '';
  return readDueMessages(manager, `${condition} ${hold}`, parameters);
}

/**
 * Reads due messages by a condition on `r`. The reminders are found first and the other tables looked up
 * from them: a planner given all ten tables at once joins the whole tables before it looks at the condition.
 */
export function readDueMessages(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<DueMessage[]> {
  return select(
    manager,
    dueMessageRow,
    `WITH found AS MATERIALIZED (SELECT r.* FROM reminder r WHERE ${condition})
     SELECT ${selected(whomToAsk(manager))} FROM found r ${joins}`,
    parameters,
  );
}
