import { Injectable } from '@nestjs/common';
import type { Left } from '../changes/effects';
import { LettingGo } from '../changes/letting-go';
import type { Resolution } from '../changes/resolving';
import { SessionTopics } from '../courses/session-topics';
import { type Hit, peopleIn } from '../grounds/hit';
import type { UnfitPlace } from '../grounds/unfit-places';
import type { AuditContext } from '../rules/audited-rows';

/** What becomes of lessons about something that somebody in them does not need, or their ambassador does not teach. */
@Injectable()
export class TopicRefitting {
  constructor(
    private readonly topics: SessionTopics,
    private readonly lettingGo: LettingGo,
  ) {}

  /** In the write of the change, which holds the ward's mentors and the lessons. */
  async all(
    context: AuditContext,
    { lessons, because }: Hit,
    places: readonly UnfitPlace[],
    { act, reason }: Resolution,
  ): Promise<Left[]> {
    if (act === 'keep') {
      const ids = lessons.map(({ id }) => id);
      const people = await peopleIn(context.manager, ids);
      return lessons.map(({ id, startAt, mentorId, venueId, topic }) => {
        const was = { startAt, mentorId, venueId, topic, people: people.get(id)?.size ?? 0 };
        const kept = { ...was, hitBy: because.get(id), outcome: 'kept' } as const;
        return { kind: 'session', subjectId: id, was: kept };
      });
    }
    // Nobody is seated for a topic that they do not need.
    const off = act === 'cancel' ? places : places.filter(({ state }) => state === 'waiting');
    const fallen = await this.lettingGo.some(
      context,
      off.map(({ bookingId }) => bookingId),
      reason,
    );
    const whyOf = new Map(places.map(({ bookingId, why }) => [bookingId, why]));
    const left = fallen.map((one) => ({
      ...one,
      was: { ...one.was, hitBy: whyOf.get(one.subjectId) },
    }));
    if (act === 'cancel') return left;
    return [...left, ...(await this.nextTopics(context, places, reason))];
  }

  /** The plan's own rule; what comes after follows, as after a lesson that was written down. */
  private async nextTopics(
    context: AuditContext,
    places: readonly UnfitPlace[],
    reason: string,
  ): Promise<Left[]> {
    const menteeIds = [...new Set(places.map(({ menteeId }) => menteeId))];
    const whyOf = new Map(
      places.flatMap(({ bookingId, sessionId, why }) => [
        [bookingId, why],
        [sessionId, why],
      ]),
    );
    const fitted = await this.topics.adjust(context, menteeIds, { reason });
    return fitted.flatMap(({ places: all, topic: to, leaving }): Left[] => {
      const [{ sessionId, startAt, mentorId, venueId, topic }] = all;
      const was = { startAt, mentorId, venueId };
      const about: Left = {
        kind: 'session',
        subjectId: sessionId,
        was: {
          ...was,
          topic,
          people: all.length - leaving.length,
          hitBy: whyOf.get(sessionId),
          outcome: 'other-topic',
          to: { mentorId, topic: to },
        },
      };
      const out = leaving.map(({ bookingId, menteeId }): Left => {
        const hitBy = whyOf.get(bookingId);
        const place = { ...was, state: 'booked', menteeId, hitBy, outcome: 'cancelled' } as const;
        return { kind: 'booking', subjectId: bookingId, was: place };
      });
      return to === topic ? out : [about, ...out];
    });
  }
}
