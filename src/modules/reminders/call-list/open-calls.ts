import type { EntityManager } from 'typeorm';
import { DAY_MS } from '../../../core/time/durations';
import { column, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';

const notOfOneBooking = kindList((rule) => rule.while === 'off' || rule.about !== 'booking');
const ofInvitations = kindList((rule) => rule.while === 'invited');
const whileWaiting = kindList((rule) => rule.while === 'waiting');
const ofPlans = kindList(({ about }) => about === 'plan');
const ofDaysAndPlans = kindList(({ about }) => about === 'day' || about === 'plan');
const lastOnes = kindList(({ isLast }) => isLast);
const notOfOneSession = kindList(({ about }) => about !== 'booking');

/**
 * Dead and unclear reminders of sessions to come, and invitations that the limits keep back, one for each person and booking: none for a booking
 * that does not stand, none when a later message got through or when somebody called already. An ambassador is told
 * once of what their sessions are: the call about a plan says all that is in it now, and so what the days in it are.
 * $1 is the ward or the ambassador, $2 now, $3 a day ago.
 */
export const toCall = `r.kind IN (${kindList(({ isPhoned }) => isPhoned)})
  AND (r.session_start_at > $2 OR (r.kind IN (${notOfOneSession}) AND r.session_start_at > $3)
    OR ((r.joint_id IS NOT NULL OR r.kind IN (${lastOnes})) AND r.expires_at > $2))
  AND r.state IN ('failed', 'ambiguous', 'held') AND (r.state = 'failed'
    OR (r.state = 'ambiguous' AND r.retry_at IS NULL)
    OR (r.state = 'held' AND r.kind IN (${ofInvitations})))
  AND (r.kind IN (${notOfOneBooking}) OR EXISTS (
    SELECT 1 FROM booking k WHERE k.id = r.booking_id
      AND k.state = CASE WHEN r.kind IN (${ofInvitations}) THEN 'invited'
        WHEN r.kind IN (${whileWaiting}) THEN 'waiting' ELSE 'booked' END
      AND k.start_at = r.session_start_at) OR (r.joint_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM reminder f JOIN booking k ON k.id = f.booking_id
    WHERE f.joint_id = r.joint_id AND f.state = 'joined'
      AND k.state = CASE WHEN r.kind IN (${ofInvitations}) THEN 'invited' ELSE 'booked' END
      AND k.start_at = f.session_start_at AND k.start_at > $2)))
  AND r.called_at IS NULL
  AND (r.joint_id IS NOT NULL OR r.kind IN (${lastOnes}) OR EXISTS (
    SELECT 1 FROM mentee i WHERE i.id = r.recipient_id AND i.is_active UNION ALL
    SELECT 1 FROM mentor i WHERE i.id = r.recipient_id AND i.is_active))
  AND NOT EXISTS (
    SELECT 1 FROM reminder o WHERE o.booking_id = r.booking_id AND o.recipient_id = r.recipient_id
      AND o.booking_version >= r.booking_version AND o.id <> r.id
      AND (o.called_at IS NOT NULL OR (
        (o.due_at > r.due_at OR (o.due_at = r.due_at AND o.id > r.id))
        AND (o.state IN ('failed', 'sent', 'delivered') OR (o.state = 'ambiguous' AND o.retry_at IS NULL)
          OR (o.state = 'joined' AND EXISTS (SELECT 1 FROM reminder c WHERE c.joint_id = o.joint_id
            AND c.state IN ('sent', 'delivered')))))))
  AND NOT (r.kind IN (${ofDaysAndPlans}) AND r.booking_id IS NULL AND EXISTS (
    SELECT 1 FROM reminder p WHERE p.recipient_id = r.recipient_id AND p.kind IN (${ofPlans})
      AND p.booking_id IS NULL AND p.id <> r.id AND p.expires_at >= r.session_start_at
      AND (r.kind NOT IN (${ofPlans}) OR p.session_start_at > r.session_start_at)
      AND ((p.called_at IS NOT NULL AND p.called_at >= r.created_at)
        OR (p.called_at IS NULL AND p.session_start_at > $3
          AND (p.state = 'failed' OR (p.state = 'ambiguous' AND p.retry_at IS NULL))))))`;

export const ofWard = `r.ward_id = $1`;

/** Of those in the lessons of an ambassador. */
export const ofLessons = `r.recipient_kind = 'mentee'
  AND r.session_id IN (SELECT q.id FROM session q WHERE q.mentor_id = $1 AND q.class_id IS NULL)`;

/** Of the mentees whom an ambassador guides, whatever they are told. */
export const ofGuided = `r.id IN (
  SELECT l.id FROM pair x JOIN booking b ON b.mentee_id = x.mentee_id
  JOIN reminder l ON l.booking_id = b.id AND l.booking_id IS NOT NULL AND l.recipient_id = x.mentee_id
  WHERE x.mentor_id = $1 AND x.ended_at IS NULL AND l.state IN ('failed', 'ambiguous', 'held')
  UNION SELECT l.id FROM pair x JOIN reminder l ON l.recipient_id = x.mentee_id
    AND l.kind = 'announcement' AND l.booking_id IS NULL
  WHERE x.mentor_id = $1 AND x.ended_at IS NULL AND l.state IN ('failed', 'ambiguous', 'held'))`;

/** What the conditions above take: whose calls, and at which instant. */
export const openAt = (whose: string, now: number): [string, number, number] => [
  whose,
  now,
  now - DAY_MS,
];

/**
 * SQL: what is called for recipient e (a mentee) or p (an ambassador) of r: their own number, a second one, somebody's of
 * the household; else their ambassador's, who passes it on; without any, the person.
 */
const lineOf = `COALESCE(e.phone, e.other_phone,
  (SELECT MIN(h.phone) FROM mentee h WHERE h.household_id = e.household_id AND h.id <> e.id
    AND h.phone IS NOT NULL AND h.messages_stopped_at IS NULL AND h.is_active),
  p.phone, p.other_phone,
  (SELECT COALESCE(m.phone, m.other_phone) FROM session z JOIN mentor m ON m.id = z.mentor_id
    WHERE z.id = r.session_id AND m.is_active),
  r.recipient_id)`;

/** One message of the call list, and the line that it stands on. */
export interface OpenCall {
  id: string;
  wardId: string;
  line: string;
}

const openRow = { id: column(Reminder, 'id'), wardId: column(Reminder, 'wardId'), line: text };

/** Those that a condition on `r` finds, by the start of the session, the next one first. */
export function openCalls(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<OpenCall[]> {
  return select(
    manager,
    openRow,
    `WITH found AS MATERIALIZED (SELECT r.id, r.ward_id, r.recipient_id, r.recipient_kind, r.session_id, r.session_start_at
       FROM reminder r WHERE ${condition})
     SELECT r.id AS id, r.ward_id AS "wardId", ${lineOf} AS line FROM found r
     LEFT JOIN mentee e ON e.id = r.recipient_id AND r.recipient_kind = 'mentee'
     LEFT JOIN mentor p ON p.id = r.recipient_id AND r.recipient_kind = 'mentor'
     ORDER BY r.session_start_at, r.id`,
    parameters,
  );
}

/** On which lines these messages stand, whether they are open or not. */
export function linesOf(manager: EntityManager, ids: readonly string[]): Promise<OpenCall[]> {
  return openCalls(manager, `r.id IN ${idList(manager, '$1')}`, [JSON.stringify(ids)]);
}
