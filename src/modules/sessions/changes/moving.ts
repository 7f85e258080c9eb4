import { Inject, Injectable } from '@nestjs/common';
import type { FoundTime, Seeker } from '../../../core/changes/next-times';
import { Env } from '../../../platform/config/env';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import type { Ward } from '../../wards';
import type { FoundClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { MovedTogether, type NewPlace } from '../leading/moved-together';
import { type Lost, SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import type { VenueSeats } from '../slots/venue-choice';
import { type Hit, sessionIdsOf } from '../grounds/hit';
import { placesInstead } from './places-apart';
import { type Seated, seatedIn } from './seated';
import { loadNextTimes } from './standing-times';
import { whyNot } from './why-not';
import { programmesOf, within } from './within-programme';

/** Where something is now, or why it could not be moved, by the id of the lesson or the class. */
export type Moved = Map<string, { to: FoundTime; lost: Lost[] } | { why: string }>;

type OnMoved = (moves: MovedPlace[]) => void;

/** A lesson or a class, the time that was found for it, and what takes it there; of a lesson, its new place too. */
interface Step {
  id: string;
  to: FoundTime;
  go: (onMoved: OnMoved) => Promise<Lost[]>;
  lesson?: NewPlace;
}

/** What went in a round, with what people are to hear, and what could not yet. */
interface Round {
  waiting: Step[];
  told: MovedPlace[];
}

/** Moves what a change hits to the next times at which everybody in it can. */
@Injectable()
export class Moving {
  constructor(
    private readonly moves: SessionMoves,
    private readonly together: MovedTogether,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** The caller holds the mentors and the sessions; what stays where it was is for the caller too. */
  async all(
    context: AuditContext,
    ward: Ward,
    hit: Hit,
    { reason, isMentorAway }: Why,
  ): Promise<Moved> {
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
    const programmeOf = await programmesOf(manager, ward, hit);
    const moved: Moved = new Map();
    const steps: Step[] = [];
    const plan = (
      id: string,
      seeker: Seeker,
      stepTo: (to: FoundTime) => Omit<Step, 'id' | 'to'>,
    ): void => {
      const to = times.take(within(programmeOf.get(id), seeker));
      if (to === null) moved.set(id, { why: 'no-time' });
      else steps.push({ id, to, ...stepTo(to) });
    };
    // Classes need several ambassadors and a whole hall: they choose first.
    for (const found of hit.classes) {
      plan(found.groupClass.id, seekerOfClass(found, venues), (to) => ({
        go: (onMoved) => this.moveClass(context, found, to, { reason, onMoved }),
      }));
    }
    for (const lesson of hit.lessons) {
      const seeker = seekerOfLesson(lesson, seated.get(lesson.id) ?? [], venues);
      plan(lesson.id, seeker, (to) => {
        const place = placeAt(lesson, to, venues);
        return {
          go: (onMoved) => this.moveLesson(context, { lesson, place }, { reason, onMoved }),
          lesson: { lesson, place },
        };
      });
    }
    await this.goAll(context, steps, { moved, reason, isMentorAway });
    return moved;
  }

  /** A time may be taken by one that has still to go: those who meet one another are tried again. */
  private async goAll(context: AuditContext, steps: Step[], going: Going): Promise<void> {
    let left = steps;
    const told: MovedPlace[] = [];
    while (left.length > 0) {
      const classes = left.filter(({ lesson }) => !lesson);
      const lessons = left.filter(({ lesson }) => lesson);
      const waiting: Step[] = [];
      for (const some of [...classes.map((one) => [one]), lessons]) {
        const round = await this.go(context, some, going);
        told.push(...round.told);
        waiting.push(...round.waiting);
      }
      if (waiting.length === left.length) break;
      left = waiting;
    }
    // Who carries a message for others must not depend on which of them went together.
    const place = new Map(steps.map(({ lesson }, nth) => [lesson?.lesson.id, nth]));
    const order = ({ session }: MovedPlace): number => place.get(session.id) ?? -1;
    const { isMentorAway } = going;
    await this.listener.bookingsMoved(
      context.manager,
      told
        .toSorted((one, other) => order(one) - order(other))
        .map((move) => ({ ...move, isMentorAway })),
    );
  }

  /** Lessons all in one where nothing is in the way, else each half alone, down to the one that cannot go. */
  private async go(context: AuditContext, steps: readonly Step[], going: Going): Promise<Round> {
    if (steps.length === 0) return { waiting: [], told: [] };
    if (steps.length === 1) return this.goAlone(context, steps[0], going);
    let told: MovedPlace[] = [];
    const lessons = steps.flatMap(({ lesson }) => lesson ?? []);
    const why = await whyNot(context.manager, async () => {
      told = await this.together.move(context, lessons, { reason: going.reason });
    });
    if (why === null) {
      for (const { id, to } of steps) going.moved.set(id, { to, lost: [] });
      return { waiting: [], told };
    }
    const half = steps.length >> 1;
    const first = await this.go(context, steps.slice(0, half), going);
    const second = await this.go(context, steps.slice(half), going);
    return {
      waiting: [...first.waiting, ...second.waiting],
      told: [...first.told, ...second.told],
    };
  }

  private async goAlone(context: AuditContext, step: Step, { moved }: Going): Promise<Round> {
    let lost: Lost[] = [];
    let told: MovedPlace[] = [];
    const why = await whyNot(context.manager, async () => {
      lost = await step.go((moves) => (told = moves));
    });
    moved.set(step.id, why === null ? { to: step.to, lost } : { why });
    return why === null ? { waiting: [], told } : { waiting: [step], told: [] };
  }

  private async moveLesson(
    context: AuditContext,
    { lesson, place: there }: NewPlace,
    { reason, onMoved }: { reason: string; onMoved: OnMoved },
  ): Promise<Lost[]> {
    const { mentorId, topic } = lesson;
    const place = { ...there, mentorId, topic, updatedAt: context.now };
    return this.moves.move(context, lesson, place, { everybody: true, reason, onMoved });
  }

  private async moveClass(
    context: AuditContext,
    { groupClass, seating, helping }: FoundClass,
    { startAt, endAt, venueId }: FoundTime,
    { reason, onMoved }: { reason: string; onMoved: OnMoved },
  ): Promise<Lost[]> {
    const { manager, now } = context;
    const { mentorId, topic, seats } = seating;
    const place = { venueId, startAt, endAt, updatedAt: now };
    const lost = await this.moves.move(
      context,
      seating,
      { ...place, seats, mentorId, topic },
      { reason, onMoved },
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

/** Why all of it moves. */
interface Why {
  reason: string;
  /** Its ambassador is ill or busy. */
  isMentorAway: boolean;
}

/** What became of each, and why. */
interface Going extends Why {
  moved: Moved;
}

function placeAt(
  lesson: Session,
  { startAt, endAt, venueId }: FoundTime,
  venues: readonly VenueSeats[],
): NewPlace['place'] {
  const most = venues.find(({ id }) => id === venueId)?.seats ?? lesson.seats;
  return { venueId, startAt, endAt, seats: Math.min(lesson.seats, most) };
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
