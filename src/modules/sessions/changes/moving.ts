import { Inject, Injectable } from '@nestjs/common';
import type { FoundTime, Seeker } from '../../../core/changes/next-times';
import { Env } from '../../../platform/config/env';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import type { Ward } from '../../wards';
import type { FoundClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { type Lost, SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import type { VenueSeats } from '../slots/venue-choice';
import { type Hit, sessionIdsOf } from '../grounds/hit';
import { placesInstead } from './places-apart';
import { type Seated, seatedIn } from './seated';
import { loadNextTimes } from './standing-times';
import { whyNot } from './why-not';

/** Where something is now, or why it could not be moved, by the id of the lesson or the class. */
export type Moved = Map<string, { to: FoundTime; lost: Lost[] } | { why: string }>;

type Tell = (moves: MovedPlace[]) => void;

/** A lesson or a class, the time that was found for it, and what takes it there. */
interface Step {
  id: string;
  to: FoundTime;
  go: (tell: Tell) => Promise<Lost[]>;
}

/** Moves what a change hits to the next times at which everybody in it can. */
@Injectable()
export class Moving {
  constructor(
    private readonly moves: SessionMoves,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** The caller holds the mentors and the sessions; what stays where it was is for the caller too. */
  async all(context: AuditContext, ward: Ward, hit: Hit, reason: string): Promise<Moved> {
    const { manager, now } = context;
    const sessions = [...hit.lessons, ...hit.classes.map(({ seating }) => seating)];
    if (sessions.length === 0) return new Map();
    const sessionIds = sessionIdsOf(hit);
    const seated = await seatedIn(manager, hit.lessons);
    const helpers = hit.classes.flatMap(({ helping }) => helping);
    const { times, venues } = await loadNextTimes(manager, {
      ward,
      zone: this.env.TIME_ZONE,
      now,
      fromAt: Math.min(...sessions.map(({ startAt }) => startAt)),
      toAt: Math.max(...sessions.map(({ startAt }) => startAt)),
      mentorIds: [...new Set([...sessions, ...helpers].map(({ mentorId }) => mentorId))],
      menteeIds: [...new Set([...seated.values()].flat().map(({ menteeId }) => menteeId))],
      sessionIds,
    });
    const moved: Moved = new Map();
    const steps: Step[] = [];
    const plan = (
      id: string,
      seeker: Seeker,
      go: (to: FoundTime, tell: Tell) => Promise<Lost[]>,
    ): void => {
      const to = times.take(seeker);
      if (to === null) moved.set(id, { why: 'no-time' });
      else steps.push({ id, to, go: (tell) => go(to, tell) });
    };
    // Classes need several ambassadors and a whole hall: they choose first.
    for (const found of hit.classes) {
      plan(found.groupClass.id, seekerOfClass(found, venues), (to, tell) =>
        this.moveClass(context, found, to, { reason, tell }),
      );
    }
    for (const lesson of hit.lessons) {
      const seeker = seekerOfLesson(lesson, seated.get(lesson.id) ?? [], venues);
      plan(lesson.id, seeker, (to, tell) =>
        this.moveLesson(context, lesson, to, { venues, reason, tell }),
      );
    }
    await this.goAll(context, steps, moved);
    return moved;
  }

  /** A time may be taken by one that has still to go: those who meet one another are tried again. */
  private async goAll(context: AuditContext, steps: Step[], moved: Moved): Promise<void> {
    let left = steps;
    const told: MovedPlace[] = [];
    while (left.length > 0) {
      const waiting: Step[] = [];
      for (const step of left) {
        let lost: Lost[] = [];
        let heard: MovedPlace[] = [];
        const why = await whyNot(context.manager, async () => {
          lost = await step.go((moves) => (heard = moves));
        });
        if (why === null) told.push(...heard);
        moved.set(step.id, why === null ? { to: step.to, lost } : { why });
        if (why !== null) waiting.push(step);
      }
      if (waiting.length === left.length) break;
      left = waiting;
    }
    await this.listener.bookingsMoved(context.manager, told);
  }

  private async moveLesson(
    context: AuditContext,
    lesson: Session,
    { startAt, endAt, venueId }: FoundTime,
    { venues, reason, tell }: { venues: readonly VenueSeats[]; reason: string; tell: Tell },
  ): Promise<Lost[]> {
    const { mentorId, topic } = lesson;
    const most = venues.find(({ id }) => id === venueId)?.seats ?? lesson.seats;
    const seats = Math.min(lesson.seats, most);
    const place = { venueId, startAt, endAt, seats, mentorId, topic, updatedAt: context.now };
    return this.moves.move(context, lesson, place, { everybody: true, reason, tell });
  }

  private async moveClass(
    context: AuditContext,
    { groupClass, seating, helping }: FoundClass,
    { startAt, endAt, venueId }: FoundTime,
    { reason, tell }: { reason: string; tell: Tell },
  ): Promise<Lost[]> {
    const { manager, now } = context;
    const { mentorId, topic, seats } = seating;
    const place = { venueId, startAt, endAt, updatedAt: now };
    const lost = await this.moves.move(
      context,
      seating,
      { ...place, seats, mentorId, topic },
      { reason, tell },
    );
    for (const session of helping) {
      await compareAndSet(manager, Session, session, place);
      await auditRows(context, 'session.class', [session]);
    }
    const facts = { from: seating.startAt, to: startAt, mentors: helping.length + 1, seats };
    await auditRows(context, 'class.change', [groupClass], facts);
    const { phone } = groupClass;
    await this.listener.classesHeld(
      manager,
      [seating, ...helping].map((session) => ({
        change: 'moved' as const,
        session: { ...session, ...place },
        phone,
        reason,
      })),
    );
    return lost;
  }
}

function seekerOfLesson(
  { startAt, mentorId, venueId, seats, seatsTaken }: Session,
  people: readonly Seated[],
  venues: readonly VenueSeats[],
): Seeker {
  const places =
    venueId === null
      ? people.slice(0, 1).map((place) => ({ venueId: null, place }))
      : placesInstead(venueId, venues, Math.min(seats, Math.max(1, seatsTaken)));
  const menteeIds = people.map(({ menteeId }) => menteeId);
  return { startAt, mentorIds: [mentorId], menteeIds, places, people: seatsTaken };
}

function seekerOfClass({ seating, helping }: FoundClass, venues: readonly VenueSeats[]): Seeker {
  const { startAt, venueId, seats } = seating;
  const mentorIds = [seating, ...helping].map(({ mentorId }) => mentorId);
  const places = venueId === null ? [] : placesInstead(venueId, venues, seats);
  // Whoever is elsewhere at the new time hears of it: sixty people share no evening.
  return { startAt, mentorIds, menteeIds: [], places, people: seats };
}
