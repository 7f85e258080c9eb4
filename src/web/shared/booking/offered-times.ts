import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { type FreeTime, FreeTimesService } from '../../../modules/sessions';
import { addDays, isLocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { invalidInput } from '../../../platform/http/validation';
import { Dates } from '../../../texts';
import { freeDays, type FreeDay } from './free-days';

const DAYS_OFFERED = 14;

/** A mentee's free times a question at a time: days first, then the times of one. */
@Injectable()
export class OfferedTimes {
  private readonly dates: Dates;

  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly freeTimes: FreeTimesService,
  ) {
    this.dates = new Dates('vi', env.TIME_ZONE);
  }

  /** Free days of two weeks, from a date ('YYYY-MM-DD') or from today. */
  async days(
    actor: Actor,
    menteeId: string,
    from: string | undefined,
  ): Promise<{ days: FreeDay[]; next: string }> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const start = from && isLocalDate(from) && from > today ? from : today;
    const times = await this.times(actor, menteeId, start, DAYS_OFFERED);
    return { days: freeDays(times, this.dates), next: addDays(start, DAYS_OFFERED) };
  }

  /** Free times of one day, for the topic of a booking that is moved. @throws DomainError invalid-input when it is none */
  async on(actor: Actor, menteeId: string, date: string, topic?: string): Promise<FreeTime[]> {
    if (!isLocalDate(date)) throw invalidInput({ day: 'choose-one' });
    const times = await this.times(actor, menteeId, date, 1, topic);
    return times.filter(({ startAt }) => this.dates.localDate(startAt) === date);
  }

  /** The free time that starts then, if it is still free. */
  async at(
    actor: Actor,
    menteeId: string,
    startAt: number,
    topic?: string,
  ): Promise<FreeTime | undefined> {
    const times = await this.on(actor, menteeId, this.dates.localDate(startAt), topic);
    return times.find((time) => time.startAt === startAt);
  }

  private times(
    actor: Actor,
    menteeId: string,
    from: string,
    days: number,
    topic?: string,
  ): Promise<FreeTime[]> {
    const fromAt = instantAt(from, 0, this.env.TIME_ZONE);
    // Whoever looks after others may go beyond an ambassador's limits; for mentees it changes nothing.
    const wish = { fromAt, days, limit: 500, topic, overLimits: true };
    return this.freeTimes.freeTimes(actor, menteeId, wish);
  }
}
