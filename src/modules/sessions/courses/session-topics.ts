import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  afterLesson,
  isReached,
  nextTopics,
  type Progress,
  type TopicProgress,
} from '../../../core/curriculum/course';
import type { Curriculum } from '../../../core/curriculum/curriculum';
import { grouped } from '../../../platform/common/grouped';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { column, columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { defaultLanguage, textsIn } from '../../../texts';
import { loadCurriculum } from '../../learning';
import { Mentee, Mentor } from '../../people';
import { CallOff } from '../booking/call-off';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { loadProgress } from '../rules/progress';

const placeRow = {
  ...columns(Session, 'mentorId', 'wardId', 'topic', 'startAt', 'version'),
  ...columns(Booking, 'menteeId', 'bookedByKind', 'sessionId'),
  bookingId: column(Booking, 'id'),
  needs: column(Mentee, 'topics'),
  taught: column(Mentor, 'topics'),
};

type Places = Awaited<ReturnType<typeof placesAhead>>;

/**
 * Sessions that were planned before something was learned, or was not: where the topic no longer fits
 * somebody in them, they take the best one that fits all. Where there is none, whoever can do it by now
 * need not come, if the plan had put them there.
 */
@Injectable()
export class SessionTopics {
  constructor(private readonly callOff: CallOff) {}

  /** In the transaction in which something was written down about these mentees. */
  async adjust(context: AuditContext, menteeIds: readonly string[]): Promise<void> {
    const { manager, now } = context;
    const curriculum = await loadCurriculum(manager);
    const places = await placesAhead(manager, menteeIds, now);
    const everybody = [...new Set(places.map(({ menteeId }) => menteeId))];
    const before = await loadProgress(manager, everybody, now);
    const progress = new Map(everybody.map((id) => [id, new Map(before.get(id))]));
    for (const session of grouped(places, ({ sessionId }) => sessionId).values()) {
      const isAbout = session.some(({ menteeId }) => menteeIds.includes(menteeId));
      const topic = isAbout
        ? await this.fit(context, curriculum, session, progress)
        : session[0].topic;
      for (const { menteeId } of session) {
        const mine = progress.get(menteeId);
        mine?.set(topic, afterLesson(mine.get(topic)));
      }
    }
  }

  /** The topic that the session has after it. */
  private async fit(
    context: AuditContext,
    curriculum: Curriculum,
    session: Places,
    progress: ReadonlyMap<string, Map<string, TopicProgress>>,
  ): Promise<string> {
    const [{ sessionId: id, version, topic, wardId }] = session;
    const choices = session.map(({ menteeId, needs, taught }) =>
      nextTopics(curriculum, needs, progress.get(menteeId) ?? none).filter((code) =>
        taught.includes(code),
      ),
    );
    if (choices.every((codes) => codes.includes(topic))) return topic;
    const best = bestForAll(choices);
    if (best !== undefined) {
      const { manager, now } = context;
      await compareAndSet(manager, Session, { id, version }, { topic: best, updatedAt: now });
      await auditRows(context, 'session.topic', [{ id, wardId }], { from: topic, to: best });
      return best;
    }
    const reason = textsIn(defaultLanguage).sessions.alreadyLearned;
    for (const place of session) {
      const mine = progress.get(place.menteeId)?.get(topic);
      if (place.bookedByKind !== 'plan' || !isReached(curriculum, topic, mine)) continue;
      await this.callOff.place(context, place, reason);
    }
    return topic;
  }
}

const none: Progress = new Map();

/** The code that all lists have with the smallest sum of places; the first of equals. */
function bestForAll(lists: readonly (readonly string[])[]): string | undefined {
  const sum = (code: string) => lists.reduce((total, list) => total + list.indexOf(code), 0);
  return lists[0]
    .filter((code) => lists.every((list) => list.includes(code)))
    .sort((a, b) => sum(a) - sum(b))[0];
}

/** Everybody's places in the sessions ahead of these mentees and of those who sit in them too, by time. */
async function placesAhead(manager: EntityManager, menteeIds: readonly string[], now: number) {
  return select(
    manager,
    placeRow,
    `WITH shared AS (
       SELECT DISTINCT o.mentee_id AS id FROM booking b JOIN booking o ON o.session_id = b.session_id
       WHERE b.mentee_id IN ${idList(manager, '$1')} AND b.start_at > $2
         AND b.state = 'booked' AND o.state = 'booked')
     SELECT s.mentor_id AS "mentorId", s.ward_id AS "wardId", s.topic AS topic,
       s.start_at AS "startAt", s.version AS version, b.mentee_id AS "menteeId",
       b.booked_by_kind AS "bookedByKind", b.session_id AS "sessionId", b.id AS "bookingId",
       e.topics AS needs, t.topics AS taught
     FROM shared
     JOIN booking b ON b.mentee_id = shared.id AND b.start_at > $2 AND b.state = 'booked'
     JOIN session s ON s.id = b.session_id AND s.state IN ('planned', 'confirmed')
     JOIN mentee e ON e.id = b.mentee_id JOIN mentor t ON t.id = s.mentor_id
     ORDER BY s.start_at, s.id, b.id`,
    [JSON.stringify(menteeIds), now],
  );
}
