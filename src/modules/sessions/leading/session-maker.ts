import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf } from '../../../core/time/zone';
import type { Actor } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { newSession } from '../rules/new-session';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentor } from '../../people';
import { Ward } from '../../wards';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { assertInProgramme } from '../rules/in-programme';
import { refuse } from '../rules/refusals';
import { Session } from '../entities/session.entity';
import { whyMentorNotFree, openDay, sessionTime } from '../slots/session-times';
import { assertNotClosed } from '../slots/closed-meanwhile';
import { assertOpenAgain } from '../slots/open-again';
import { assertFitWeeks } from '../slots/mentor-load';
import { loadVenuesAt, openVenue, VenueSeats } from '../slots/venue-choice';
import type { WardDays } from '../slots/ward-days';
import { assertMayLead } from '../rules/who-may';

/** A session that staff or a mentor opens. */
export interface NewSession {
  mentorId: string;
  startAt: number;
  topic: string;
  /** Null is at a mentee's home. */
  venueId: string | null;
  /** Five when left out. */
  seats?: number;
  /** The mentor agreed to a time outside their weekly windows. */
  agreed?: boolean;
  /** They agreed to more sessions in a day or a week than the ward asks of them. */
  overLimit?: boolean;
}

/** Checks that a session can be held: the mentor, the topic, the time, the venue. */
@Injectable()
export class SessionMaker {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(Env) private readonly env: Env,
  ) {}

  async make(actor: Actor, request: NewSession, now: number): Promise<Session> {
    const { mentorId, startAt, topic, venueId } = request;
    if (startAt <= now) throw refuse('in-the-past');
    const { mentor, ward, days } = await this.assertCanTeach(actor, request);
    assertWithinHorizon(startAt, ward.settings, now);
    const date = localDateOf(startAt, this.env.TIME_ZONE);
    assertInProgramme(new ProgrammesByName(ward.programmes).of(mentor), { date, venueId, topic });
    const venue = venueId === null ? null : await this.venue(venueId, mentor.wardId, startAt, days);
    const seats = request.seats ?? MAX_MENTEES_A_SESSION;
    return newSession(
      {
        wardId: mentor.wardId,
        mentorId,
        venueId,
        topic,
        ...sessionTime(startAt),
        seats: Math.min(seats, venue?.seats ?? seats, MAX_MENTEES_A_SESSION),
        isOpen: true,
      },
      now,
    );
  }

  /** @throws DomainError mentor-inactive, topic-not-shared, holiday, outside-hours, not-free … */
  async assertCanTeach(
    actor: Actor,
    { mentorId, startAt, topic, agreed = false }: Omit<NewSession, 'venueId'>,
    read: EntityManager = this.unitOfWork.read,
  ): Promise<{ mentor: Mentor; ward: Ward; days: WardDays }> {
    const mentor = await read.findOneBy(Mentor, { id: mentorId });
    if (!mentor) throw notFound('mentor');
    assertMayLead(actor, { wardId: mentor.wardId, mentorId });
    if (!mentor.isActive) throw refuse('mentor-inactive');
    if (!mentor.topics.includes(topic)) throw refuse('topic-not-shared');
    const ward = await read.findOneByOrFail(Ward, { id: mentor.wardId });
    const days = await openDay(read, startAt, {
      wardId: ward.id,
      workingWindows: ward.settings.workingWindows,
      zone: this.env.TIME_ZONE,
      personIds: [mentorId],
    });
    const why = agreed ? null : whyMentorNotFree(days, mentor, startAt);
    if (why !== null) throw refuse(why);
    return { mentor, ward, days };
  }

  /**
   * Whether the mentor can be there in time, and wants so many sessions, once a write has added the session.
   * @throws DomainError mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full
   */
  async assertFits(
    manager: EntityManager,
    session: Pick<Session, 'id' | 'mentorId' | 'wardId' | 'startAt'>,
    { overLimit = false }: { overLimit?: boolean },
  ): Promise<void> {
    return this.assertFit(manager, [{ session, overLimit }]);
  }

  /** The same of several of one ward, in as many statements as for one. */
  async assertFit(
    manager: EntityManager,
    added: readonly {
      session: Pick<Session, 'id' | 'mentorId' | 'wardId' | 'startAt'>;
      overLimit: boolean;
    }[],
  ): Promise<void> {
    if (added.length === 0) return;
    const ward = await manager.findOneByOrFail(Ward, { id: added[0].session.wardId });
    const given = { limits: ward.settings, zone: this.env.TIME_ZONE };
    await assertFitWeeks(
      manager,
      added.map(({ session, overLimit: isAgreed }) => ({ session, load: { ...given, isAgreed } })),
    );
  }

  /** Whether nobody has closed the day, the venue or the mentor's spell meanwhile. @throws DomainError not-free */
  assertStillOpen(
    manager: EntityManager,
    sessions: readonly Session[],
    { agreed = false }: { agreed?: boolean },
  ): Promise<void> {
    const added = sessions.map((session) => ({ ...session, isTimeAgreed: agreed }));
    return assertNotClosed(manager, added, this.env.TIME_ZONE);
  }

  /**
   * Whether what stands again, or where it was before, falls on no closed day and no spell.
   * @throws DomainError holiday, venue-closed, not-free
   */
  async assertOpenAgain(
    manager: EntityManager,
    sessions: readonly Pick<Session, 'wardId' | 'venueId' | 'startAt' | 'endAt' | 'mentorId'>[],
  ): Promise<void> {
    const standing = sessions.map((one) => ({ ...one, mentorIds: [one.mentorId] }));
    await assertOpenAgain(manager, standing, this.env.TIME_ZONE);
  }

  private async venue(
    id: string,
    wardId: string,
    startAt: number,
    days: WardDays,
  ): Promise<VenueSeats> {
    const venues = await loadVenuesAt(this.unitOfWork.read, wardId, startAt);
    return openVenue(venues, id, startAt, days);
  }
}
