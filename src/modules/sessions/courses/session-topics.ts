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
import { Mentee, Mentor, ProgrammesOfWards } from '../../people';
import { CallOff } from '../booking/call-off';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { loadProgress } from '../rules/progress';

const placeRow = {
  ...columns(Session, 'mentorId', 'venueId', 'wardId', 'topic', 'startAt', 'version', 'classId'),
  ...columns(Booking, 'menteeId', 'bookedByKind', 'sessionId'),
  bookingId: column(Booking, 'id'),
  needs: column(Mentee, 'topics'),
  programme: column(Mentee, 'programme'),
  taught: column(Mentor, 'topics'),
};

type Places = Awaited<ReturnType<typeof placesAhead>>;

/** A lesson that is about something else since, or that somebody has no place in any more. */
interface FittedSession {
  /** All who had a place in it before. */
  places: Places;
  topic: string;
  leaving: Places;
}

/** What else goes: places that somebody chose themselves, in a topic that they do not need or nobody there teaches any more. */
interface Unfit {
  /** As people read it. */
  reason: string;
}

/**
 * Sessions that were planned before something was learned, or was not: where the topic no longer fits
 * somebody in them, they take the one that fits most of them. Those whom it does not fit, who can do it
 * by now or lack what comes before it, need not come, if the plan had put them there: the next plan has
 * another place for them. Whoever chose the place themselves, or had it chosen, loses it only when they can do the
 * topic alone: what they cannot is theirs to practise once more.
 */
@Injectable()
export class SessionTopics {
  constructor(private readonly callOff: CallOff) {}

  /**
   * In the transaction in which something was written down about these mentees, or what they need or are taught was
   * changed; tells what is not as it was.
   */
  async adjust(
    context: AuditContext,
    menteeIds: readonly string[],
    unfit?: Unfit,
  ): Promise<FittedSession[]> {
    const { manager, now } = context;
    const curriculum = await loadCurriculum(manager);
    const places = await placesAhead(manager, menteeIds, now);
    const everybody = [...new Set(places.map(({ menteeId }) => menteeId))];
    const before = await loadProgress(manager, everybody, now);
    const progress = new Map(everybody.map((id) => [id, new Map(before.get(id))]));
    const fitted: FittedSession[] = [];
    for (const session of grouped(places, ({ sessionId }) => sessionId).values()) {
      const isAbout = session.some(({ menteeId }) => menteeIds.includes(menteeId));
      // A class keeps the topic that people were invited to.
      const isLesson = session[0].classId === null;
      const after =
        isAbout && isLesson
          ? await this.fit(context, curriculum, session, { progress, unfit })
          : { topic: session[0].topic, staying: session };
      for (const { menteeId } of after.staying) {
        const mine = progress.get(menteeId);
        mine?.set(after.topic, afterLesson(mine.get(after.topic)));
      }
      const leaving = session.filter((place) => !after.staying.includes(place));
      const isAsItWas = leaving.length === 0 && after.topic === session[0].topic;
      if (!isAsItWas) fitted.push({ places: session, topic: after.topic, leaving });
    }
    return fitted;
  }

  /** The topic that the session has after it, and who still comes. */
  private async fit(
    context: AuditContext,
    curriculum: Curriculum,
    session: Places,
    {
      progress,
      unfit,
    }: { progress: ReadonlyMap<string, Map<string, TopicProgress>>; unfit: Unfit | undefined },
  ): Promise<{ topic: string; staying: Places }> {
    const [{ sessionId: id, version, topic: planned, wardId }] = session;
    const choices = new Map(
      session.map((place) => {
        const next = nextTopics(curriculum, place.needs, progress.get(place.menteeId) ?? none);
        return [place, next.filter((code) => place.taught.includes(code))];
      }),
    );
    const topic = bestForMost(planned, [...choices.values()]);
    if (topic !== planned) {
      const { manager, now } = context;
      await compareAndSet(manager, Session, { id, version }, { topic, updatedAt: now });
      await auditRows(context, 'session.topic', [{ id, wardId }], { from: planned, to: topic });
    }
    const staying = session.filter((place) => {
      if (choices.get(place)?.includes(topic)) return true;
      const isKnown = progress.get(place.menteeId)?.get(topic)?.level === 'alone';
      const isTheirs = place.needs.includes(topic) && place.taught.includes(topic);
      return place.bookedByKind !== 'plan' && !isKnown && (isTheirs || unfit === undefined);
    });
    const { alreadyLearned, firstAnotherTopic } = textsIn(defaultLanguage).sessions;
    for (const place of session) {
      if (staying.includes(place)) continue;
      const mine = progress.get(place.menteeId)?.get(topic);
      const isKnown = isReached(curriculum, topic, mine);
      const why = unfit?.reason ?? (isKnown ? alreadyLearned : firstAnotherTopic);
      await this.callOff.place(context, place, why);
    }
    return { topic, staying };
  }
}

const none: Progress = new Map();

/**
 * The code that most of the lists have; of equals the planned one, then the one with the smallest sum of
 * places in the lists that have it.
 */
function bestForMost(planned: string, lists: readonly (readonly string[])[]): string {
  const having = (code: string) => lists.filter((list) => list.includes(code));
  const sum = (code: string) => having(code).reduce((total, list) => total + list.indexOf(code), 0);
  const isPlanned = (code: string) => Number(code === planned);
  return [...new Set([planned, ...lists.flat()])].sort(
    (a, b) => having(b).length - having(a).length || isPlanned(b) - isPlanned(a) || sum(a) - sum(b),
  )[0];
}

/** Everybody's places in the sessions ahead of these mentees and of those who sit in them too, by time. */
async function placesAhead(manager: EntityManager, menteeIds: readonly string[], now: number) {
  const places = await select(
    manager,
    placeRow,
    `WITH shared AS (
       SELECT DISTINCT o.mentee_id AS id FROM booking b
       JOIN session z ON z.id = b.session_id
       JOIN booking o ON o.session_id = b.session_id AND (z.class_id IS NULL OR o.id = b.id)
       WHERE b.mentee_id IN ${idList(manager, '$1')} AND b.start_at > $2
         AND b.state = 'booked' AND o.state = 'booked')
     SELECT s.mentor_id AS "mentorId", s.venue_id AS "venueId", s.ward_id AS "wardId", s.topic AS topic,
       s.start_at AS "startAt", s.version AS version, s.class_id AS "classId", b.mentee_id AS "menteeId",
       b.booked_by_kind AS "bookedByKind", b.session_id AS "sessionId", b.id AS "bookingId",
       e.topics AS needs, e.programme AS programme, t.topics AS taught
     FROM shared
     JOIN booking b ON b.mentee_id = shared.id AND b.start_at > $2 AND b.state = 'booked'
     JOIN session s ON s.id = b.session_id AND s.state IN ('planned', 'confirmed')
     JOIN mentee e ON e.id = b.mentee_id JOIN mentor t ON t.id = s.mentor_id
     ORDER BY s.start_at, s.id, b.id`,
    [JSON.stringify(menteeIds), now],
  );
  const programmes = await ProgrammesOfWards.load(
    manager,
    places.map(({ wardId }) => wardId),
  );
  return places.map((place) => ({
    ...place,
    needs: programmes.topicsOf({ ...place, topics: place.needs }),
  }));
}
