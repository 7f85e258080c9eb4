import { Injectable } from '@nestjs/common';
import { type Actor, assertMay } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { column, columns, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee } from '../../people';
import { Booking, Session } from '../../sessions';
import { Feedback } from '../entities/feedback.entity';
import { kindOfQuestion, stillAnswers } from './feedback-answers';

/** Somebody who is asked by phone how their lessons were: no message asks them, or they cannot answer one. */
export interface AskedByPhone extends Pick<Feedback, 'id' | 'wardId' | 'occasion' | 'menteeId'> {
  menteeName: string;
  /** Their own number, else a second one or somebody's of the household; null where there is none. */
  phone: string | null;
  topic: string;
  lessonAt: number;
}

const mostListed = 200;

const askedRow = {
  ...columns(Feedback, 'id', 'wardId', 'occasion', 'menteeId'),
  menteeName: column(Mentee, 'fullName'),
  phone: orNull(text),
  topic: column(Session, 'topic'),
  lessonAt: column(Booking, 'startAt'),
};

const asked = `SELECT f.id AS id, f.ward_id AS "wardId", f.occasion AS occasion, f.mentee_id AS "menteeId",
    e.full_name AS "menteeName", s.topic AS topic, b.start_at AS "lessonAt",
    COALESCE(e.phone, e.other_phone, (SELECT MIN(h.phone) FROM mentee h
      WHERE h.household_id = e.household_id AND h.id <> e.id AND h.is_active)) AS phone
  FROM feedback f JOIN mentee e ON e.id = f.mentee_id
  JOIN booking b ON b.id = f.booking_id JOIN session s ON s.id = b.session_id`;

/** Of mentee e: a link in a message is nothing that they could open and read. */
const cannotTap = ['no-device', 'reading', 'blind']
  .map((code) => `e.support LIKE '%"${code}"%'`)
  .join(' OR ');

/** The message, or the one that it went along with, reached nobody; who wants no messages is left in peace. */
const reachedNobody = `EXISTS (
  SELECT 1 FROM reminder r
  LEFT JOIN reminder c ON c.joint_id = r.joint_id AND r.joint_id IS NOT NULL AND c.state <> 'joined'
  WHERE r.booking_id = f.booking_id AND r.recipient_id = f.mentee_id AND r.kind = ${kindOfQuestion('f')}
    AND CASE r.state WHEN 'joined' THEN c.state ELSE r.state END IN ('failed', 'held', 'expired')
    AND COALESCE(CASE r.state WHEN 'joined' THEN c.failure ELSE r.failure END, '') <> 'opted-out')`;

/** Who is asked by phone after lessons, and not by a message. */
@Injectable()
export class FeedbackCalls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who has not answered yet, while the question is open; the oldest first. */
  list(wardId: string): Promise<AskedByPhone[]> {
    return select(
      this.unitOfWork.read,
      askedRow,
      `${asked} WHERE f.ward_id = $1 AND f.answered_at IS NULL AND f.expires_at > $2 AND ${stillAnswers}
         AND (${cannotTap} OR ${reachedNobody})
       ORDER BY f.created_at, f.id LIMIT ${mostListed}`,
      [wardId, this.clock.now()],
    );
  }

  /** One question of the ward, whoever it is to. @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<AskedByPhone> {
    const [found] = await select(this.unitOfWork.read, askedRow, `${asked} WHERE f.id = $1`, [id]);
    if (!found) throw notFound('reminder');
    assertMay(actor, 'feedback.settle', { wardIds: [found.wardId] }, 'reminder');
    return found;
  }
}
