import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { outsideQuietHours } from '../../../core/reminders/quiet-hours';
import { questionLetters } from '../../../core/reminders/question-code';
import type { ReminderKind } from '../../../core/reminders/kinds';
import { DAY_MS, MINUTE_MS } from '../../../core/time/durations';
import { dayInterval, localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { columns, number, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Booking } from '../../sessions';
import { Ward } from '../../wards';
import { Feedback, type FeedbackOccasion } from '../entities/feedback.entity';
import { addressesOf } from '../messages/mentee-addresses';
import { carriedBy } from '../rows/joint-rows';
import { insertReminders, type NewReminder } from '../rows/reminder-rows';
import { offsetsOf } from '../planning/ward-offsets';
import { sessionsOfAllWards } from '../planning/sessions-of-all-wards';

/** What is longer ago than this is not asked about any more. */
const latestMs = 2 * DAY_MS;
const laterMs = 30 * DAY_MS;
/** So long a question waits for a day on which its phone does not ring too often. */
const waitsMs = 14 * DAY_MS;
const openMs = 14 * DAY_MS;
const mostAtOnce = 500;

const kindOf: Record<FeedbackOccasion, ReminderKind> = {
  first: 'feedback',
  last: 'course-end',
  later: 'feedback-later',
};

const lessonRow = {
  ...columns(Booking, 'menteeId', 'startAt', 'version', 'sessionId'),
  bookingId: text,
  wardId: text,
  pairId: text,
  endAt: number,
};

const lesson = `b.mentee_id AS "menteeId", b.start_at AS "startAt", b.version AS "version",
  b.session_id AS "sessionId", b.id AS "bookingId", p.ward_id AS "wardId", p.id AS "pairId",
  b.end_at AS "endAt"`;

/**
 * Finds in the rows whom to ask what: after the first lesson with an ambassador, when the course is over,
 * and a month later. Each is asked once, whichever process looks, and however often.
 */
@Injectable()
export class FeedbackQuestions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async ask(): Promise<void> {
    const now = this.clock.now();
    const { read } = this.unitOfWork;
    const wards = new Map(
      (await read.find(Ward)).map((ward) => [ward.id, offsetsOf(ward.settings)]),
    );
    const isTime = (wardId: string, endAt: number) => {
      const minutes = wards.get(wardId)?.feedbackMinutes ?? null;
      return minutes !== null && endAt + minutes * MINUTE_MS <= now;
    };
    for (const [occasion, lessons] of [
      ['first', await firstLessons(read, now)],
      ['last', await lastLessons(read, now)],
      ['later', await lessonsLongAgo(read, now)],
    ] as const) {
      const due = lessons.filter(({ wardId, endAt }) => isTime(wardId, endAt));
      if (due.length === 0) continue;
      const addresses = await addressesOf(
        read,
        due.map(({ menteeId }) => menteeId),
      );
      const ofPhone = grouped(due, ({ menteeId }) => addresses.get(menteeId)?.phone ?? menteeId);
      const later = occasion !== 'later' ? await this.stillLearning([...ofPhone.keys()], now) : [];
      const isLater = (phone: string, wardId: string) =>
        later.some((one) => one.phone === phone && !isTime(wardId, one.endAt));
      for (const [phone, own] of ofPhone) {
        if (!isLater(phone, own[0].wardId)) await this.askAbout(occasion, own, now);
      }
    }
  }

  /** Lessons of today of the people with these phones: whoever has one later is asked with the others after it. */
  private stillLearning(phones: readonly string[], now: number) {
    const { endAt } = dayInterval(localDateOf(now, this.env.TIME_ZONE), this.env.TIME_ZONE);
    const { read } = this.unitOfWork;
    return select(
      read,
      laterRow,
      `SELECT e.phone AS phone, b.end_at AS "endAt" FROM mentee e
       JOIN booking b ON b.mentee_id = e.id
       JOIN session s ON s.id = b.session_id AND s.state <> 'cancelled'
       WHERE e.phone IS NOT NULL AND e.phone IN ${idList(read, '$1')}
         AND b.start_at > $2 AND b.start_at < $3 AND b.state = 'booked'`,
      [JSON.stringify(phones), now - DAY_MS, endAt],
    );
  }

  /** One message for the people of a phone; each has a question, and a link, of their own. */
  private async askAbout(
    occasion: FeedbackOccasion,
    lessons: readonly Lesson[],
    now: number,
  ): Promise<void> {
    const limits = { notBefore: now, before: Infinity };
    const dueAt = outsideQuietHours(now, limits, this.env.TIME_ZONE) ?? now;
    await this.unitOfWork.write(async (manager) => {
      const rows: NewReminder[] = [];
      for (const about of lessons) {
        const { menteeId, wardId, pairId, bookingId } = about;
        const code = newCode();
        const question = { id: newId(), wardId, pairId, menteeId, bookingId, occasion, code };
        const asked = await insert(
          manager,
          Feedback,
          { ...question, expiresAt: dueAt + waitsMs + openMs, createdAt: now },
          'ON CONFLICT DO NOTHING',
        );
        if (asked === 0) continue;
        rows.push({
          wardId,
          bookingId,
          sessionId: about.sessionId,
          bookingVersion: about.version,
          recipientKind: 'mentee',
          recipientId: menteeId,
          kind: kindOf[occasion],
          sessionStartAt: about.startAt,
          dueAt,
          expiresAt: dueAt + waitsMs,
          facts: { answerAt: `${this.env.baseUrl}/g/${code}` },
          createdAt: now,
        });
      }
      const [first, ...others] = rows;
      await insertReminders(
        manager,
        others.length === 0 ? rows : carriedBy(first, others, newId()),
      );
    });
  }
}

const laterRow = { phone: text, endAt: number };

type Lesson = Awaited<ReturnType<typeof firstLessons>>[number];

/** Lessons of the last days that nobody missed, of pairs that were asked nothing yet. */
function firstLessons(manager: EntityManager, now: number) {
  return select(
    manager,
    lessonRow,
    `SELECT ${lesson} FROM ${sessionsOfAllWards(manager)}
     JOIN booking b ON b.session_id = s.id AND b.state IN ('booked', 'attended')
     JOIN pair p ON p.mentee_id = b.mentee_id AND p.mentor_id = s.mentor_id AND p.ended_at IS NULL
     WHERE s.state <> 'cancelled' AND s.end_at <= $3
       AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.pair_id = p.id)
     ORDER BY b.start_at LIMIT ${mostAtOnce}`,
    [now - latestMs, now, now],
  );
}

/** The last lesson of the courses that came to their end in the last days. */
function lastLessons(manager: EntityManager, now: number) {
  return select(
    manager,
    lessonRow,
    `SELECT ${lesson} FROM pair p
     JOIN booking b ON b.id = (SELECT k.id FROM booking k JOIN session s ON s.id = k.session_id
       WHERE k.mentee_id = p.mentee_id AND s.mentor_id = p.mentor_id AND k.state = 'attended'
       ORDER BY k.start_at DESC LIMIT 1)
     WHERE p.ended_at >= $1 AND p.ended_at <= $2
       AND p.ended_because = 'finished'
       AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.pair_id = p.id AND f.occasion = 'last')
     ORDER BY p.ended_at LIMIT ${mostAtOnce}`,
    [now - latestMs, now],
  );
}

function lessonsLongAgo(manager: EntityManager, now: number) {
  return select(
    manager,
    lessonRow,
    `SELECT ${lesson} FROM pair p
     JOIN feedback l ON l.pair_id = p.id AND l.occasion = 'last'
     JOIN booking b ON b.id = l.booking_id
     WHERE p.ended_at >= $1 AND p.ended_at <= $2
       AND p.ended_because = 'finished'
       AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.pair_id = p.id AND f.occasion = 'later')
     ORDER BY p.ended_at LIMIT ${mostAtOnce}`,
    [now - laterMs - latestMs, now - laterMs],
  );
}

/** 50 random bits. */
function newCode(): string {
  return [...randomBytes(10)]
    .map((byte) => questionLetters[byte % questionLetters.length])
    .join('');
}
