import { Injectable } from '@nestjs/common';
import type { Actor } from '../../modules/access';
import { Clock } from '../../platform/common/clock';
import { notFound } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import { invalidInput } from '../../platform/http/validation';
import { addDays, isLocalDate } from '../../core/time/local-dates';
import { instantAt, localDateOf } from '../../core/time/zone';
import { PairsService } from '../../modules/matching';
import { PeopleService } from '../../modules/people';
import {
  earliestChange,
  type FreeTime,
  FreeTimesService,
  type MyBooking,
  SessionQueries,
  WaitingLines,
} from '../../modules/sessions';
import { WardsService } from '../../modules/wards';
import { freeDays, type FreeDay } from '../shared/booking/free-days';
import { Dates } from '../../texts';

const DAYS_OFFERED = 14;

/** What a mentee's own pages show. */
@Injectable()
export class MenteeBookings {
  private readonly dates: Dates;

  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly wards: WardsService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly freeTimes: FreeTimesService,
    private readonly sessions: SessionQueries,
    private readonly lines: WaitingLines,
  ) {
    this.dates = new Dates('vi', env.TIME_ZONE);
  }

  name(actor: Actor): Promise<string> {
    return this.people.mentee(idOf(actor)).then(({ fullName }) => fullName);
  }

  async mentor(actor: Actor): Promise<{ name: string; phone: string | null } | null> {
    const pair = await this.pairs.ofMentee(idOf(actor));
    if (!pair) return null;
    const { fullName, phone } = await this.people.mentor(pair.mentorId);
    return { name: fullName, phone };
  }

  /** Those that stand, without seats that are only held. */
  async coming(actor: Actor): Promise<MyBooking[]> {
    const bookings = await this.sessions.ofMentee(actor, idOf(actor));
    return bookings.filter(({ state }) => state === 'booked');
  }

  /** Places in line for full sessions, the soonest first. */
  async waiting(actor: Actor): Promise<(MyBooking & { place: number })[]> {
    const bookings = await this.sessions.ofMentee(actor, idOf(actor));
    const waiting = bookings.filter(({ state }) => state === 'waiting');
    const places = await this.lines.places(waiting.map(({ id }) => id));
    return waiting.map((booking) => ({ ...booking, place: places.get(booking.id) ?? 1 }));
  }

  /** @throws DomainError not-found */
  async find(actor: Actor, id: string): Promise<MyBooking> {
    const bookings = await this.sessions.ofMentee(actor, idOf(actor));
    const booking = bookings.find((candidate) => candidate.id === id);
    if (!booking) throw notFound('booking');
    return booking;
  }

  /** False when the ward's deadline for changes has passed. */
  async mayChange(actor: Actor, { startAt }: MyBooking): Promise<boolean> {
    const { settings } = await this.wards.get(actor.wardId ?? '');
    return startAt >= earliestChange(actor, settings, this.clock.now());
  }

  /** Free days of two weeks, from a date ('YYYY-MM-DD') or from today. */
  async days(actor: Actor, from: string | undefined): Promise<{ days: FreeDay[]; next: string }> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const start = from && isLocalDate(from) && from > today ? from : today;
    const times = await this.times(actor, start, DAYS_OFFERED);
    return { days: freeDays(times, this.dates), next: addDays(start, DAYS_OFFERED) };
  }

  /** Free times of one day. @throws DomainError invalid-input when it is none */
  async timesOn(actor: Actor, date: string): Promise<FreeTime[]> {
    if (!isLocalDate(date)) throw invalidInput({ day: 'choose-one' });
    const times = await this.times(actor, date, 1);
    return times.filter(({ startAt }) => this.dates.localDate(startAt) === date);
  }

  /** The free time that starts then, if it is still free. */
  async timeAt(actor: Actor, startAt: number): Promise<FreeTime | undefined> {
    const times = await this.timesOn(actor, this.dates.localDate(startAt));
    return times.find((time) => time.startAt === startAt);
  }

  private times(actor: Actor, from: string, days: number): Promise<FreeTime[]> {
    const fromAt = instantAt(from, 0, this.env.TIME_ZONE);
    return this.freeTimes.freeTimes(actor, idOf(actor), { fromAt, days, limit: 500 });
  }
}

function idOf(actor: Actor): string {
  return actor.id ?? '';
}
