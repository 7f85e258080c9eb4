import type { EntityManager } from 'typeorm';
import { afterLesson, type Progress, type TopicProgress } from '../../../core/curriculum/course';
import { DAY_MS } from '../../../core/time/durations';
import { grouped } from '../../../platform/common/grouped';
import { column, number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { skillProgress } from '../../learning';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

/** After this nobody writes down any more who came. */
const MARKED_WITHIN_MS = 14 * DAY_MS;

const lessonsRow = {
  menteeId: column(Booking, 'menteeId'),
  topic: column(Session, 'topic'),
  attended: number,
  unmarked: number,
  forgotten: number,
};

/**
 * How far these mentees are at an instant (epoch milliseconds): what was seen of them, and the lessons
 * before it, also those that lie ahead of today where `now` is said. Of those that nobody has marked yet, it is
 * taken that they went as they should, for a fortnight; of older ones only that there was a lesson, lest what nobody
 * saw ends a course or begins the next topic.
 * `known` is what was seen, where the caller has read it already.
 */
export async function loadProgress(
  manager: EntityManager,
  menteeIds: readonly string[],
  before: number,
  { now = before, known }: { now?: number; known?: ReadonlyMap<string, Progress> } = {},
): Promise<Map<string, Progress>> {
  const seen = known ?? (await skillProgress(manager, menteeIds));
  const markedAt = Math.min(before, now) - MARKED_WITHIN_MS;
  const rows = await select(
    manager,
    lessonsRow,
    `SELECT b.mentee_id AS "menteeId", s.topic AS topic,
       SUM(CASE WHEN b.state = 'attended' THEN 1 ELSE 0 END) AS attended,
       SUM(CASE WHEN b.state = 'booked' AND b.start_at >= $1 THEN 1 ELSE 0 END) AS unmarked,
       SUM(CASE WHEN b.state = 'booked' AND b.start_at < $2 THEN 1 ELSE 0 END) AS forgotten
     FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.mentee_id IN ${idList(manager, '$3')} AND b.start_at < $4
       AND b.state IN ('attended', 'booked')
     GROUP BY b.mentee_id, s.topic`,
    [markedAt, markedAt, JSON.stringify(menteeIds), before],
  );
  const lessonsOf = grouped(rows, ({ menteeId }) => menteeId);
  return new Map(
    menteeIds.map((id) => [id, withLessons(seen.get(id) ?? new Map(), lessonsOf.get(id) ?? [])]),
  );
}

function withLessons(
  seen: Progress,
  lessons: readonly { topic: string; attended: number; unmarked: number; forgotten: number }[],
): Progress {
  const progress = new Map<string, TopicProgress>(seen);
  for (const { topic, attended, unmarked, forgotten } of lessons) {
    const before = progress.get(topic);
    const unseen = before?.level === undefined ? forgotten : 0;
    const known = Math.max(attended + unseen, before?.lessons ?? 0);
    let now: TopicProgress = { ...before, lessons: known };
    for (let lesson = 0; lesson < unmarked; lesson += 1) now = afterLesson(now);
    progress.set(topic, now);
  }
  return progress;
}

const attendedRow = { menteeId: column(Booking, 'menteeId'), lessons: number };

/** How many lessons in the topic each of these mentees came to. */
export async function loadAttended(
  manager: EntityManager,
  menteeIds: readonly string[],
  topic: string,
): Promise<Map<string, number>> {
  const rows = await select(
    manager,
    attendedRow,
    `SELECT b.mentee_id AS "menteeId", COUNT(*) AS lessons
     FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.mentee_id IN ${idList(manager, '$1')} AND b.state = 'attended' AND s.topic = $2
     GROUP BY b.mentee_id`,
    [JSON.stringify(menteeIds), topic],
  );
  return new Map(rows.map(({ menteeId, lessons }) => [menteeId, lessons]));
}
