import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, assertMay, audit } from '../../access';
import { reminderKinds, type ReminderRule, ruleOf } from '../../../core/reminders/kinds';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import type { Page, PageQuery } from '../../../platform/http/paging';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../../sessions';
import { type MessageContent, sentenceOf } from '../messages/compose-message';
import { readDueMessages, type DueMessage } from '../messages/due-message';
import { jointPlaces } from '../messages/joint-places';
import { learnersOf, toldOfLearners } from '../messages/learners-told';
import { languageOf } from '../messages/message-language';
import { sessionsOfMessages } from '../messages/message-sessions';
import { Reminder } from '../entities/reminder.entity';
import { column, number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { DAY_MS } from '../../../core/time/durations';

/** Somebody whom no message reached for sure: who, by which number, and what to say. */
export interface CallItem {
  reminderId: string;
  wardId: string;
  kind: Reminder['kind'];
  state: Reminder['state'];
  /** The last code, or no-address, opted-out, process-died. */
  failure: string | null;
  personKind: 'mentor' | 'mentee';
  personId: string;
  name: string;
  /** E.164; null when there is none: then the household or the ambassador may help. */
  phone: string | null;
  /** A second number: a landline, or a relative's. */
  otherPhone: string | null;
  householdPhone: string | null;
  mentorName: string | null;
  mentorPhone: string | null;
  sessionStartAt: number;
  say: string;
}

/** A call that staff or an ambassador noted. */
export interface NotedCall {
  reminderId: string;
  name: string;
  sessionStartAt: number;
  calledAt: number;
  /** Who noted it; empty when that account is gone. */
  calledBy: string;
  note: string | null;
}

const listOf = (isMeant: (rule: ReminderRule) => boolean): string =>
  reminderKinds
    .filter((kind) => isMeant(ruleOf(kind)))
    .map((kind) => `'${kind}'`)
    .join(', ');

const notOfOneBooking = listOf((rule) => rule.while === 'off' || rule.about !== 'booking');
const ofInvitations = listOf((rule) => rule.while === 'invited');
const whileWaiting = listOf((rule) => rule.while === 'waiting');
const notOfOneSession = listOf(({ about }) => about !== 'booking');

/**
 * Dead and unclear reminders of sessions to come, one for each person and booking: none for a booking
 * that does not stand, none when a later message got through or when somebody called already.
 * $1 is the ward or the ambassador, $2 now, $3 a day ago.
 */
const toCall = `r.kind IN (${listOf(({ isPhoned }) => isPhoned)})
  AND (r.session_start_at > $2 OR (r.kind IN (${notOfOneSession}) AND r.session_start_at > $3)
    OR (r.joint_id IS NOT NULL AND r.expires_at > $2))
  AND r.state IN ('failed', 'ambiguous') AND (r.state = 'failed' OR r.retry_at IS NULL)
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
  AND (r.joint_id IS NOT NULL OR EXISTS (
    SELECT 1 FROM mentee i WHERE i.id = r.recipient_id AND i.is_active UNION ALL
    SELECT 1 FROM mentor i WHERE i.id = r.recipient_id AND i.is_active))
  AND NOT EXISTS (
    SELECT 1 FROM reminder o WHERE o.booking_id = r.booking_id AND o.recipient_id = r.recipient_id
      AND o.booking_version = r.booking_version AND o.id <> r.id
      AND (o.called_at IS NOT NULL OR (
        (o.due_at > r.due_at OR (o.due_at = r.due_at AND o.id > r.id))
        AND (o.state IN ('failed', 'sent', 'delivered') OR (o.state = 'ambiguous' AND o.retry_at IS NULL)
          OR (o.state = 'joined' AND EXISTS (SELECT 1 FROM reminder c WHERE c.joint_id = o.joint_id
            AND c.state IN ('sent', 'delivered')))))))`;

const ofWard = `r.ward_id = $1`;
const ofMentor = `r.recipient_kind = 'mentee'
  AND r.session_id IN (SELECT q.id FROM session q WHERE q.mentor_id = $1 AND q.class_id IS NULL)`;

const totalRow = { total: number };

const notedRow = {
  reminderId: column(Reminder, 'id'),
  name: text,
  sessionStartAt: column(Reminder, 'sessionStartAt'),
  calledAt: number,
  calledBy: text,
  note: column(Reminder, 'callNote'),
};

/** The list of people to call: an officer's of the ward, an ambassador's of their own mentees. */
@Injectable()
export class CallList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** How many stand on the ward's list. */
  async count(wardId: string): Promise<number> {
    const now = this.clock.now();
    const [{ total }] = await select(
      this.unitOfWork.read,
      totalRow,
      `SELECT COUNT(*) AS total FROM reminder r WHERE ${ofWard} AND ${toCall}`,
      [wardId, now, now - DAY_MS],
    );
    return total;
  }

  /** By the start of the session, the next one first. */
  async list(wardId: string, query: Pick<PageQuery, 'page' | 'pageSize'>): Promise<Page<CallItem>> {
    const { page, pageSize } = query;
    const now = this.clock.now();
    const parameters = [wardId, now, now - DAY_MS];
    const manager = this.unitOfWork.read;
    const total = await this.count(wardId);
    const dueMessages = await readDueMessages(
      manager,
      `${ofWard} AND ${toCall} ORDER BY r.session_start_at, r.id LIMIT $4 OFFSET $5`,
      [...parameters, pageSize, (page - 1) * pageSize],
    );
    return { items: await this.itemsOf(dueMessages, now), page, pageSize, total };
  }

  /** The mentees of an ambassador's own sessions. */
  async ofMentor(mentorId: string): Promise<CallItem[]> {
    const now = this.clock.now();
    const dueMessages = await readDueMessages(
      this.unitOfWork.read,
      `${ofMentor} AND ${toCall} ORDER BY r.session_start_at, r.id`,
      [mentorId, now, now - DAY_MS],
    );
    return this.itemsOf(dueMessages, now, true);
  }

  /** Calls about sessions to come that a ward noted, the latest first: they can still be taken back. */
  noted(wardId: string): Promise<NotedCall[]> {
    return select(
      this.unitOfWork.read,
      notedRow,
      `SELECT r.id AS "reminderId", COALESCE(e.full_name, p.full_name, '') AS "name",
         r.session_start_at AS "sessionStartAt", r.called_at AS "calledAt",
         COALESCE(a.full_name, m.full_name, '') AS "calledBy", r.call_note AS "note"
       FROM reminder r
       LEFT JOIN mentee e ON e.id = r.recipient_id AND r.recipient_kind = 'mentee'
       LEFT JOIN mentor p ON p.id = r.recipient_id AND r.recipient_kind = 'mentor'
       LEFT JOIN account a ON a.id = r.called_by_id
       LEFT JOIN mentor m ON m.id = r.called_by_id
       WHERE r.ward_id = $1 AND r.session_start_at > $2 AND r.called_at IS NOT NULL
       ORDER BY r.called_at DESC LIMIT 50`,
      [wardId, this.clock.now()],
    );
  }

  /** Somebody told the person; the reminder leaves the list. */
  async markCalled(actor: Actor, reminderId: string, note: string | null): Promise<void> {
    const now = this.clock.now();
    const call = { calledAt: now, calledById: actor.id, callNote: note };
    await this.write(actor, reminderId, call, { action: 'reminder.call', facts: { note } });
  }

  /** It was noted by mistake: the reminder stands on the list again. */
  async unmarkCalled(actor: Actor, reminderId: string): Promise<void> {
    const noCall = { calledAt: null, calledById: null, callNote: null };
    await this.write(actor, reminderId, noCall, { action: 'reminder.call-taken-back' });
  }

  private async write(
    actor: Actor,
    reminderId: string,
    call: Pick<Reminder, 'calledAt' | 'calledById' | 'callNote'>,
    entry: { action: string; facts?: Record<string, unknown> },
  ): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const reminder = await manager.findOneBy(Reminder, { id: reminderId });
      if (!reminder) throw notFound('reminder');
      await assertMayCall(manager, actor, reminder);
      await manager.update(Reminder, { id: reminderId }, call);
      await audit(manager, actor, this.clock.now(), [
        { ...entry, subjectId: reminderId, wardId: reminder.wardId },
      ]);
    });
  }

  private async itemsOf(
    dueMessages: DueMessage[],
    now: number,
    isFromMentor = false,
  ): Promise<CallItem[]> {
    const { read } = this.unitOfWork;
    const joint = await jointPlaces(read, dueMessages);
    const told = new Map([...(await sessionsOfMessages(read, dueMessages)), ...joint.told]);
    const learners = await learnersOf(read, toldOfLearners(dueMessages));
    return dueMessages.map((due) => {
      const content = {
        told: told.get(due.id) ?? [],
        learners: learners.get(due.recipientId) ?? [],
      };
      return this.itemOf({ ...due, ...content }, now, isFromMentor);
    });
  }

  private itemOf(due: DueMessage & MessageContent, now: number, isFromMentor: boolean): CallItem {
    return {
      reminderId: due.id,
      wardId: due.wardId,
      kind: due.kind,
      state: due.state,
      failure: due.failure,
      personKind: due.recipientKind,
      personId: due.recipientId,
      name: due.recipientName ?? '',
      phone: due.phone,
      otherPhone: due.otherPhone,
      householdPhone: due.householdPhone,
      mentorName: due.mentorName,
      mentorPhone: due.mentorPhone,
      sessionStartAt: due.sessionStartAt,
      // Whoever calls says who they are.
      say: sentenceOf(
        { ...due, isFirst: false },
        {
          language: languageOf(due),
          zone: this.env.TIME_ZONE,
          now,
          isFromMentor,
          // Somebody else will answer, and pass it on.
          namesRecipient: due.phone === null || due.sharesPhone,
        },
      ),
    };
  }
}

/** Staff of the ward; an ambassador for the mentees of their own sessions. @throws DomainError not-found */
async function assertMayCall(
  manager: EntityManager,
  actor: Actor,
  { wardId, sessionId, recipientKind }: Reminder,
): Promise<void> {
  const isOfMentee = sessionId !== null && recipientKind === 'mentee';
  const session = isOfMentee ? await manager.findOneBy(Session, { id: sessionId }) : null;
  const subject = { wardIds: [wardId], mentorIds: [session?.mentorId ?? null] };
  assertMay(actor, 'calls.note', subject, 'reminder');
}
