import { Injectable } from '@nestjs/common';
import { audit } from '../access/audit';
import { assertWard } from '../access/ward-scope';
import type { Actor } from '../common/actor';
import { Clock } from '../common/clock';
import { notFound } from '../common/domain-error';
import type { Page, PageQuery } from '../common/paging';
import { Env } from '../config/env';
import { UnitOfWork } from '../database/unit-of-work';
import { sentenceOf } from './compose-message';
import { readLetters, sessionsTold, type Letter } from './letter';
import { Reminder } from './reminder.entity';

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
  householdPhone: string | null;
  mentorName: string | null;
  mentorPhone: string | null;
  sessionStartAt: number;
  say: string;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Dead and unclear reminders of sessions to come, one for each person and booking: none for a booking
 * that does not stand, none when a later message got through or when staff called already.
 * $1 is the ward, $2 now, $3 a day ago.
 */
const toCall = `r.ward_id = $1 AND r.kind <> 'feedback'
  AND (r.session_start_at > $2 OR (r.kind = 'digest' AND r.session_start_at > $3))
  AND (r.state = 'failed' OR (r.state = 'ambiguous' AND r.retry_at IS NULL))
  AND (r.kind IN ('digest', 'cancelled') OR EXISTS (
    SELECT 1 FROM booking k WHERE k.id = r.booking_id AND k.state = 'booked'
      AND k.start_at = r.session_start_at))
  AND r.called_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM reminder o WHERE o.booking_id = r.booking_id AND o.recipient_id = r.recipient_id
      AND o.booking_version = r.booking_version AND o.id <> r.id
      AND (o.called_at IS NOT NULL OR (
        (o.due_at > r.due_at OR (o.due_at = r.due_at AND o.id > r.id))
        AND (o.state IN ('failed', 'sent', 'delivered') OR (o.state = 'ambiguous' AND o.retry_at IS NULL)))))`;

/** The officer's list of people to call. */
@Injectable()
export class CallList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** By the start of the session, the next one first. */
  async list(wardId: string, query: Pick<PageQuery, 'page' | 'pageSize'>): Promise<Page<CallItem>> {
    const { page, pageSize } = query;
    const now = this.clock.now();
    const parameters = [wardId, now, now - dayMs];
    const manager = this.unitOfWork.read;
    const [{ total }]: { total: number | string }[] = await manager.query(
      `SELECT COUNT(*) AS total FROM reminder r WHERE ${toCall}`,
      parameters,
    );
    const letters = await readLetters(
      manager,
      `${toCall} ORDER BY r.session_start_at, r.id LIMIT $4 OFFSET $5`,
      [...parameters, pageSize, (page - 1) * pageSize],
    );
    const items: CallItem[] = [];
    for (const letter of letters) items.push(await this.itemOf(letter, now));
    return { items, page, pageSize, total: Number(total) };
  }

  /** A member of staff told the person; the reminder leaves the list. */
  async markCalled(actor: Actor, reminderId: string, note: string | null): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const reminder = await manager.findOneBy(Reminder, { id: reminderId });
      if (!reminder) throw notFound('lời nhắc');
      assertWard(actor, reminder.wardId);
      const call = { calledAt: now, calledById: actor.id, callNote: note };
      await manager.update(Reminder, { id: reminderId }, call);
      await audit(manager, actor, now, [
        {
          action: 'reminder.call',
          subjectId: reminderId,
          wardId: reminder.wardId,
          facts: { note },
        },
      ]);
    });
  }

  private async itemOf(letter: Letter, now: number): Promise<CallItem> {
    const told = await this.toldTo(letter);
    return {
      reminderId: letter.id,
      wardId: letter.wardId,
      kind: letter.kind,
      state: letter.state,
      failure: letter.failure,
      personKind: letter.recipientKind,
      personId: letter.recipientId,
      name: letter.recipientName ?? '',
      phone: letter.phone,
      householdPhone: letter.householdPhone,
      mentorName: letter.mentorName,
      mentorPhone: letter.mentorPhone,
      sessionStartAt: letter.sessionStartAt,
      say: sentenceOf({ ...letter, told }, { language: 'vi', zone: this.env.TIME_ZONE, now }),
    };
  }

  private toldTo({ kind, recipientKind, recipientId, sessionId, sessionStartAt }: Letter) {
    const manager = this.unitOfWork.read;
    if (kind === 'digest') {
      const untilAt = sessionStartAt + dayMs;
      return sessionsTold(manager, { mentorIds: [recipientId], fromAt: sessionStartAt, untilAt });
    }
    if (recipientKind === 'mentee' || sessionId === null) return Promise.resolve([]);
    return sessionsTold(manager, { ids: [sessionId] });
  }
}
