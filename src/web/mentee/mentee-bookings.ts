import { Injectable } from '@nestjs/common';
import type { Actor } from '../../modules/access';
import { Clock } from '../../platform/common/clock';
import { DomainError, notFound } from '../../platform/common/domain-error';
import { PairsService } from '../../modules/matching';
import { PeopleService } from '../../modules/people';
import {
  earliestChange,
  type FreeTime,
  type MenteeOverview,
  MenteeOverviews,
  type MyBooking,
  SessionQueries,
  WaitingLines,
} from '../../modules/sessions';
import { WardsService } from '../../modules/wards';
import type { FreeDay } from '../shared/booking/free-days';
import { OfferedTimes } from '../shared/booking/offered-times';

/** A seat that was kept until `heldUntil`. */
export interface ExpiredHold {
  startAt: number;
  heldUntil: number;
  /** What is booked in its place; null when the time is no longer free. */
  free: (FreeTime & { mentorName: string }) | null;
}

/** The first page: `bookings` are those that stand. */
export interface MenteeHome extends MenteeOverview {
  /** Places in line for full sessions, the soonest first. */
  waiting: (MyBooking & { place: number })[];
  /** The earliest session that they may still move or cancel themselves. */
  changesFrom: number;
}

/** What a mentee's own pages show. */
@Injectable()
export class MenteeBookings {
  constructor(
    private readonly clock: Clock,
    private readonly wards: WardsService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly offered: OfferedTimes,
    private readonly sessions: SessionQueries,
    private readonly overviews: MenteeOverviews,
    private readonly lines: WaitingLines,
  ) {}

  /** What the first page shows: the booked places, and the lines for full sessions, by themselves. */
  async home(actor: Actor): Promise<MenteeHome> {
    const { bookings, ...home } = await this.overviews.of(actor, idOf(actor));
    const inState = (asked: MyBooking['state']) => bookings.filter(({ state }) => state === asked);
    return {
      ...home,
      bookings: inState('booked'),
      waiting: await this.inLine(inState('waiting')),
      changesFrom: await this.changesFrom(actor),
    };
  }

  async mentor(actor: Actor): Promise<{ name: string; phone: string | null } | null> {
    const pair = await this.pairs.ofMentee(idOf(actor));
    if (!pair) return null;
    const { fullName, phone } = await this.people.mentor(pair.mentorId);
    return { name: fullName, phone };
  }

  /** @throws DomainError not-found; already-cancelled for one that was */
  async find(actor: Actor, id: string): Promise<MyBooking> {
    const bookings = await this.sessions.ofMentee(actor, idOf(actor));
    const booking = bookings.find((candidate) => candidate.id === id);
    if (booking) return booking;
    const { state } = await this.sessions.booking(actor, id);
    throw state === 'cancelled' ? new DomainError('already-cancelled') : notFound('booking');
  }

  /** A seat that is kept; null when that is over. @throws DomainError not-found */
  async hold(actor: Actor, id: string): Promise<MyBooking | null> {
    const { state } = await this.sessions.booking(actor, id);
    return state === 'cancelled' ? null : this.find(actor, id);
  }

  /**
   * A seat that was kept for a while, and what can be booked at that time today; null where it was let go for
   * another one. @throws DomainError not-found
   */
  async expired(actor: Actor, id: string): Promise<ExpiredHold | null> {
    const { startAt, heldUntil } = await this.sessions.booking(actor, id);
    if (heldUntil === null) return null;
    const time = await this.timeAt(actor, startAt).catch(nothingIfRefused);
    const mentor = time && (await this.mentor(actor));
    return {
      startAt,
      heldUntil,
      free: time && mentor ? { ...time, mentorName: mentor.name } : null,
    };
  }

  /** False when the ward's deadline for changes has passed. */
  async mayChange(actor: Actor, { startAt }: MyBooking): Promise<boolean> {
    return startAt >= (await this.changesFrom(actor));
  }

  private async changesFrom(actor: Actor): Promise<number> {
    const { settings } = await this.wards.get(actor.wardId ?? '');
    return earliestChange(actor, settings, this.clock.now());
  }

  /** Free days of two weeks, from a date ('YYYY-MM-DD') or from today. */
  days(actor: Actor, from: string | undefined): Promise<{ days: FreeDay[]; next: string }> {
    return this.offered.days(actor, idOf(actor), from);
  }

  /** Free times of one day, for the topic of a booking that is moved. @throws DomainError invalid-input when it is none */
  timesOn(actor: Actor, date: string, topic?: string): Promise<FreeTime[]> {
    return this.offered.on(actor, idOf(actor), date, topic);
  }

  /** The free time that starts then, if it is still free. */
  timeAt(actor: Actor, startAt: number, topic?: string): Promise<FreeTime | undefined> {
    return this.offered.at(actor, idOf(actor), startAt, topic);
  }

  private async inLine(waiting: MyBooking[]): Promise<(MyBooking & { place: number })[]> {
    const places = await this.lines.places(waiting.map(({ id }) => id));
    return waiting.map((booking) => ({ ...booking, place: places.get(booking.id) ?? 1 }));
  }
}

function idOf(actor: Actor): string {
  return actor.id ?? '';
}

/** Without an ambassador, or with nothing left to learn, no time is free. */
function nothingIfRefused(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
}
