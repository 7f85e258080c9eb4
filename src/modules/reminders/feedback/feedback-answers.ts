import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, assertMay, audit } from '../../access';
import { DAY_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { column, columns, number, orNull, text } from '../../../platform/database/result-columns';
import { execute } from '../../../platform/database/execute';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor } from '../../people';
import { Session } from '../../sessions';
import { Feedback } from '../entities/feedback.entity';

/** What somebody may answer; each by itself. */
export type FeedbackAnswer = Partial<Pick<Feedback, 'useful' | 'alone' | 'isWrong' | 'words'>>;

/** A question as whoever has its link sees it. */
export interface AskedQuestion extends Pick<
  Feedback,
  'occasion' | 'useful' | 'alone' | 'isWrong' | 'menteeId' | 'wardId'
> {
  menteeName: string;
  topic: string;
}

/** How a ward's questions of the last 90 days were answered. */
export interface FeedbackCounts {
  asked: number;
  answered: number;
  useful: number;
  alone: number;
  wrong: number;
}

/** Something is wrong, and nobody of the ward has looked yet. */
export interface WrongFeedback {
  id: string;
  menteeId: string;
  menteeName: string;
  phone: string | null;
  mentorName: string;
  words: string | null;
  answeredAt: number | null;
}

const countedMs = 90 * DAY_MS;
const mostListed = 200;

const askedRow = {
  ...columns(Feedback, 'occasion', 'useful', 'alone', 'isWrong', 'menteeId', 'wardId'),
  menteeName: column(Mentee, 'fullName'),
  topic: column(Session, 'topic'),
};
const togetherRow = {
  code: column(Feedback, 'code'),
  menteeName: column(Mentee, 'fullName'),
};
/** SQL: the kind of message by which this question is asked. */
export const kindOfQuestion = (alias: string): string =>
  `CASE ${alias}.occasion WHEN 'first' THEN 'feedback' WHEN 'last' THEN 'course-end'
     ELSE 'feedback-later' END`;
const countsRow = { asked: number, answered: number, useful: number, alone: number, wrong: number };
const wrongRow = {
  ...columns(Feedback, 'id', 'menteeId', 'words', 'answeredAt'),
  menteeName: column(Mentee, 'fullName'),
  phone: orNull(text),
  mentorName: column(Mentor, 'fullName'),
};

/** SQL: the message of question $1 does not leave any more, unless it carries those of others. */
const askedNoMore = `UPDATE reminder SET state = 'cancelled', retry_at = NULL
  WHERE state IN ('planned', 'joined') AND id IN (
    SELECT r.id FROM feedback f JOIN reminder r ON r.booking_id = f.booking_id
      AND r.booking_id IS NOT NULL AND r.recipient_id = f.mentee_id AND r.kind = ${kindOfQuestion('f')}
    WHERE f.id = $1)
  AND (state = 'joined' OR NOT EXISTS (SELECT 1 FROM reminder o
    WHERE o.joint_id = reminder.joint_id AND o.joint_id IS NOT NULL AND o.state = 'joined'))`;

const thereRow = { id: text };

/** Of mentee e: takes part, or has finished and is asked how it was. */
export const stillAnswers = `(e.is_active OR EXISTS (
  SELECT 1 FROM person_stop s
  WHERE s.person_id = e.id AND s.ended_at IS NULL AND s.reason = 'finished'))`;

/** Who takes part, and who has finished what they came for: of others nothing is shown any more, and nothing asked. */
async function mayAnswer(manager: EntityManager, menteeId: string): Promise<boolean> {
  const there = await select(
    manager,
    thereRow,
    `SELECT e.id AS id FROM mentee e WHERE e.id = $1 AND ${stillAnswers}`,
    [menteeId],
  );
  return there.length > 0;
}

/** Answers of mentees: given by who has the link, or written down by who called them. */
@Injectable()
export class FeedbackAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null when the link is of no question, has run out, or nobody whom it asks takes part any more. */
  async behind(code: string): Promise<AskedQuestion | null> {
    const [asked] = await select(
      this.unitOfWork.read,
      askedRow,
      `SELECT f.mentee_id AS "menteeId", f.ward_id AS "wardId", f.occasion AS "occasion", f.useful AS "useful", f.alone AS "alone",
         f.is_wrong AS "isWrong", e.full_name AS "menteeName", s.topic AS "topic"
       FROM feedback f JOIN mentee e ON e.id = f.mentee_id
       JOIN booking b ON b.id = f.booking_id JOIN session s ON s.id = b.session_id
       WHERE f.code = $1 AND f.expires_at > $2`,
      [code, this.clock.now()],
    );
    if (!asked) return null;
    const isAnybodyThere =
      (await mayAnswer(this.unitOfWork.read, asked.menteeId)) ||
      (await this.askedTogether(code)).length > 0;
    return isAnybodyThere ? asked : null;
  }

  /**
   * All who were asked by the same message and still take part, whoever's link this is; nobody where it is the link's own
   * person alone.
   */
  async askedTogether(code: string): Promise<{ code: string; menteeName: string }[]> {
    const all = await select(
      this.unitOfWork.read,
      togetherRow,
      `SELECT q.code AS "code", e.full_name AS "menteeName"
       FROM feedback f
       JOIN reminder r ON r.booking_id = f.booking_id AND r.recipient_id = f.mentee_id
         AND r.kind = ${kindOfQuestion('f')} AND r.joint_id IS NOT NULL
       JOIN reminder o ON o.joint_id = r.joint_id AND o.joint_id IS NOT NULL AND o.kind = r.kind
       JOIN feedback q ON q.booking_id = o.booking_id AND q.mentee_id = o.recipient_id
         AND o.kind = ${kindOfQuestion('q')}
       JOIN mentee e ON e.id = q.mentee_id
       WHERE f.code = $1 AND q.expires_at > $2 AND ${stillAnswers} ORDER BY e.sort_name, q.id`,
      [code, this.clock.now()],
    );
    return all.length > 1 || all.some((one) => one.code !== code) ? all : [];
  }

  /** A later answer takes the place of an earlier one. False when the link has run out. */
  async answer(code: string, answer: FeedbackAnswer): Promise<boolean> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const feedback = await manager.findOneBy(Feedback, { code });
      if (!feedback || feedback.expiresAt <= now) return false;
      if (!(await mayAnswer(manager, feedback.menteeId))) return false;
      const by = { answeredByKind: 'mentee', answeredById: feedback.menteeId };
      await manager.update(
        Feedback,
        { id: feedback.id },
        { ...given(answer), ...by, answeredAt: now },
      );
      return true;
    });
  }

  /** What somebody said on the phone: no message asks them any more. @throws DomainError not-found, forbidden */
  async note(actor: Actor, id: string, answer: FeedbackAnswer): Promise<void> {
    const now = this.clock.now();
    const by = { answeredByKind: actor.kind, answeredById: actor.id, answeredAt: now };
    await this.change(actor, id, 'feedback.note', { ...given(answer), ...by }, (manager) =>
      execute(manager, askedNoMore, [id]),
    );
  }

  /** Somebody of the ward has looked after it. @throws DomainError not-found, forbidden */
  async settle(actor: Actor, id: string): Promise<void> {
    const settled = { settledAt: this.clock.now(), settledById: actor.id };
    await this.change(actor, id, 'feedback.settle', settled);
  }

  async counts(wardId: string): Promise<FeedbackCounts> {
    const [counts] = await select(
      this.unitOfWork.read,
      countsRow,
      `SELECT COUNT(*) AS asked,
         COALESCE(SUM(CASE WHEN answered_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS answered,
         COALESCE(SUM(CASE WHEN useful = 'yes' THEN 1 ELSE 0 END), 0) AS useful,
         COALESCE(SUM(CASE WHEN alone = 'yes' THEN 1 ELSE 0 END), 0) AS alone,
         COALESCE(SUM(CASE WHEN is_wrong THEN 1 ELSE 0 END), 0) AS wrong
       FROM feedback WHERE ward_id = $1 AND created_at >= $2`,
      [wardId, this.clock.now() - countedMs],
    );
    return counts;
  }

  /** The oldest first: who has waited longest. Whoever takes part no more is looked after, but not called. */
  wrong(wardId: string): Promise<WrongFeedback[]> {
    return select(
      this.unitOfWork.read,
      wrongRow,
      `SELECT f.id AS "id", f.mentee_id AS "menteeId", f.words AS "words",
         f.answered_at AS "answeredAt", e.full_name AS "menteeName", CASE WHEN e.is_active THEN COALESCE(e.phone, e.other_phone) END AS "phone",
         m.full_name AS "mentorName"
       FROM feedback f JOIN mentee e ON e.id = f.mentee_id
       JOIN pair p ON p.id = f.pair_id JOIN mentor m ON m.id = p.mentor_id
       WHERE f.ward_id = $1 AND f.answered_at IS NOT NULL AND f.is_wrong AND f.settled_at IS NULL
       ORDER BY f.answered_at, f.id LIMIT ${mostListed}`,
      [wardId],
    );
  }

  private async change(
    actor: Actor,
    id: string,
    action: string,
    changes: Partial<Feedback>,
    also: (manager: EntityManager) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const feedback = await manager.findOneBy(Feedback, { id });
      if (!feedback) throw notFound('reminder');
      assertMay(actor, 'feedback.settle', { wardIds: [feedback.wardId] }, 'reminder');
      await manager.update(Feedback, { id }, changes);
      await also(manager);
      await audit(manager, actor, this.clock.now(), [
        { action, subjectId: id, wardId: feedback.wardId },
      ]);
    });
  }
}

/** What is left out stays; whatever is wrong anew is to be looked after anew. */
function given({ useful, alone, isWrong, words }: FeedbackAnswer): Partial<Feedback> {
  const settled = isWrong === true ? { settledAt: null, settledById: null } : {};
  const all = { useful, alone, isWrong, words };
  const named = Object.entries(all).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(named), ...settled };
}
