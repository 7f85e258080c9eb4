import { Inject, Injectable } from '@nestjs/common';
import { Between, EntityManager, In, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import { covers } from '../../../core/time/intervals';
import { isLocalDate, LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentor } from '../../people';
import { Holiday, Venue, Ward } from '../../wards';
import { AvailabilityException } from '../entities/availability-exception.entity';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { refuse } from '../rules/refusals';
import { execute } from '../../../platform/database/execute';
import { standsOn } from '../slots/venue-choice';
import { loadWardDays } from '../slots/ward-days';
import { assertMayIn } from '../rules/who-may';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { grouped } from '../../../platform/common/grouped';
import { defaultLanguage, termNames } from '../../../texts';
import { findDay, servingOn } from './walk-in-rows';
import { WalkInStaffing } from './walk-in-staffing';

/** What staff plan; times are minutes after local midnight, on the half hour. */
export interface WalkInPlan {
  date: LocalDate;
  startMinute: number;
  endMinute: number;
  venueId: string;
  mentorIds: string[];
  topics: string[];
  /** People who can be served in one half hour. */
  seats: number;
  /** Outside the ward's hours or on a holiday, because staff say so. */
  outsideHours?: boolean;
}

/** A day, and the ambassadors who serve, by their names. */
export interface StaffedDay extends WalkInDay {
  mentors: { id: string; fullName: string }[];
}

/** Plans, changes and cancels the days for people without an appointment. */
@Injectable()
export class WalkInDaysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly staffing: WalkInStaffing,
  ) {}

  async plan(actor: Actor, wardId: string, plan: WalkInPlan): Promise<WalkInDay> {
    assertMayIn(actor, 'walk-ins.plan', wardId);
    const now = this.clock.now();
    const row = await this.checked(wardId, plan, now);
    const day: WalkInDay = {
      ...row,
      id: newId(),
      wardId,
      state: 'open',
      cancelReason: null,
      lastNumber: 0,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now };
      await insert(manager, WalkInDay, day);
      await this.setMentors(manager, day, plan.mentorIds);
      await auditRows(context, 'walk-in.plan', [day], {
        date: day.date,
        mentors: plan.mentorIds.length,
      });
      return day;
    });
  }

  /** Puts another plan in its place; numbers given out and sessions begun stay. */
  async change(
    actor: Actor,
    id: string,
    { version, ...plan }: WalkInPlan & { version: number },
  ): Promise<WalkInDay> {
    const before = await this.find(actor, id);
    const now = this.clock.now();
    const row = await this.checked(before.wardId, plan, now);
    return this.update(actor, before, version, 'walk-in.change', row, async ({ manager }) => {
      await this.clearMentors(manager, id);
      await this.setMentors(manager, { ...before, ...row }, plan.mentorIds);
    });
  }

  /** The ambassadors are free again; sessions that run go on. */
  async cancel(
    actor: Actor,
    id: string,
    { version, reason }: { version: number; reason: string },
  ): Promise<WalkInDay> {
    const before = await this.find(actor, id);
    if (before.state === 'cancelled') throw refuse('walk-in-cancelled');
    const off = { state: 'cancelled', cancelReason: reason } as const;
    return this.update(actor, before, version, 'walk-in.cancel', off, async ({ manager }) => {
      await manager.delete(AvailabilityException, { walkInDayId: id });
    });
  }

  /** Takes a cancellation back. */
  async reopen(actor: Actor, id: string, { version }: { version: number }): Promise<WalkInDay> {
    const before = await this.find(actor, id);
    const on = { state: 'open', cancelReason: null } as const;
    return this.update(actor, before, version, 'walk-in.reopen', on, async ({ manager }) => {
      const mentors = await manager.findBy(WalkInMentor, { walkInDayId: id });
      await this.staffing.keepFree(
        manager,
        before,
        mentors.map(({ mentorId }) => mentorId),
      );
    });
  }

  /** The days of a ward from a date on, in order. */
  async list(actor: Actor, wardId: string, fromDate: LocalDate): Promise<WalkInDay[]> {
    assertMayIn(actor, 'walk-ins.plan', wardId);
    return this.unitOfWork.read.find(WalkInDay, {
      where: { wardId, date: MoreThanOrEqual(fromDate) },
      order: { startAt: 'ASC', id: 'ASC' },
    });
  }

  /** The open days of a date, for whoever gives numbers. */
  async openOn(actor: Actor, wardId: string, date: LocalDate): Promise<WalkInDay[]> {
    assertMayIn(actor, 'walk-ins.register', wardId);
    return this.unitOfWork.read.find(WalkInDay, {
      where: { wardId, date, state: 'open' },
      order: { startAt: 'ASC', id: 'ASC' },
    });
  }

  /** The day for which somebody gets a number. @throws DomainError not-found, not-allowed */
  async toRegisterFor(actor: Actor, dayId: string): Promise<WalkInDay> {
    const day = await findDay(this.unitOfWork.read, dayId);
    assertMayIn(actor, 'walk-ins.register', day.wardId);
    return day;
  }

  /** The open days of a ward that begin between two instants, in order, each with who serves. */
  async between(
    actor: Actor,
    wardId: string,
    { fromAt, toAt }: { fromAt: number; toAt: number },
  ): Promise<StaffedDay[]> {
    assertMayIn(actor, 'sessions.list', wardId);
    const { read } = this.unitOfWork;
    const days = await read.find(WalkInDay, {
      where: { wardId, state: 'open', startAt: Between(fromAt, toAt - 1) },
      order: { startAt: 'ASC', id: 'ASC' },
    });
    const serving = grouped(await servingOn(read, days), ({ dayId }) => dayId);
    return days.map((day) => ({ ...day, mentors: serving.get(day.id) ?? [] }));
  }

  /** The days from today on at which an ambassador serves. */
  async ofMentor(mentorId: string): Promise<WalkInDay[]> {
    const { read } = this.unitOfWork;
    const rows = await read.findBy(WalkInMentor, { mentorId });
    if (rows.length === 0) return [];
    return read.find(WalkInDay, {
      where: {
        id: In(rows.map(({ walkInDayId }) => walkInDayId)),
        state: 'open',
        date: MoreThanOrEqual(this.today()),
      },
      order: { startAt: 'ASC' },
    });
  }

  today(): LocalDate {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }

  private async find(actor: Actor, id: string): Promise<WalkInDay> {
    const day = await findDay(this.unitOfWork.read, id);
    assertMayIn(actor, 'walk-ins.plan', day.wardId);
    return day;
  }

  private update(
    actor: Actor,
    before: WalkInDay,
    version: number,
    action: string,
    changes: Partial<WalkInDay>,
    work: (context: AuditContext) => Promise<void>,
  ): Promise<WalkInDay> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const { id } = before;
      await compareAndSet(manager, WalkInDay, { id, version }, { ...changes, updatedAt: now });
      const context = { manager, actor, now };
      await work(context);
      await auditRows(context, action, [before]);
      return manager.findOneByOrFail(WalkInDay, { id });
    });
  }

  /** The day as a row. @throws DomainError invalid-form, not-found, venue-closed, holiday, outside-hours */
  private async checked(
    wardId: string,
    plan: WalkInPlan,
    now: number,
  ): Promise<
    Pick<
      WalkInDay,
      'venueId' | 'date' | 'startAt' | 'endAt' | 'topics' | 'seats' | 'isOutsideHours'
    >
  > {
    const { read } = this.unitOfWork;
    const { date, venueId, topics, seats } = plan;
    this.assertTimes(plan);
    const zone = this.env.TIME_ZONE;
    const startAt = instantAt(date, plan.startMinute, zone);
    const endAt = instantAt(date, plan.endMinute, zone);
    if (endAt <= now) throw refuse('in-the-past');
    const ward = await read.findOneByOrFail(Ward, { id: wardId });
    assertWithinHorizon(startAt, ward.settings, now);
    const venue = await read.findOneBy(Venue, { id: venueId, wardId });
    if (!venue) throw notFound('venue');
    const isShut = await read.existsBy(Holiday, { wardId, venueId, date });
    if (isShut || !standsOn(venue, date)) throw refuse('venue-closed');
    if (seats > venue.seats) throw field({ seats: 'more-than-seats' });
    await this.assertTaught(wardId, plan);
    if (!plan.outsideHours) await this.assertOpen(ward, date, { startAt, endAt });
    const isOutsideHours = plan.outsideHours === true;
    return { venueId, date, startAt, endAt, topics, seats, isOutsideHours };
  }

  private assertTimes({
    date,
    startMinute,
    endMinute,
    mentorIds,
    topics,
    seats,
  }: WalkInPlan): void {
    const fields: Record<string, string> = {};
    if (!isLocalDate(date)) fields.date = 'bad-date';
    const isOff = [startMinute, endMinute].some(
      (minute) => minute % SESSION_MINUTES !== 0 || minute < 0 || minute > 1440,
    );
    if (isOff || startMinute >= endMinute) fields.startMinute = 'bad-times';
    if (mentorIds.length === 0) fields.mentorIds = 'choose-one';
    if (topics.length === 0) fields.topics = 'choose-one';
    if (!Number.isInteger(seats) || seats < 1) fields.seats = 'needed';
    if (Object.keys(fields).length > 0) throw field(fields);
  }

  private async assertTaught(wardId: string, { mentorIds, topics }: WalkInPlan): Promise<void> {
    const mentors = await this.unitOfWork.read.findBy(Mentor, {
      id: In(mentorIds),
      wardId,
      isActive: true,
    });
    if (mentors.length < new Set(mentorIds).size) throw refuse('mentor-inactive');
    const taught = new Set(mentors.flatMap((mentor) => mentor.topics));
    const untaught = topics.filter((topic) => !taught.has(topic));
    if (untaught.length === 0) return;
    const names = termNames('topic', untaught, defaultLanguage);
    throw field({ topics: `nobody-teaches|${names}` });
  }

  private async assertOpen(
    ward: Ward,
    date: LocalDate,
    time: { startAt: number; endAt: number },
  ): Promise<void> {
    const { id: wardId } = ward;
    const days = await loadWardDays(this.unitOfWork.read, {
      wardId,
      workingWindows: ward.settings.workingWindows,
      zone: this.env.TIME_ZONE,
      dates: [date],
      personIds: [wardId],
    });
    if (days.holidays.includes(date)) throw refuse('holiday');
    if (!covers(days.hours, time)) throw refuse('outside-hours');
  }

  private async setMentors(
    manager: EntityManager,
    day: WalkInDay,
    mentorIds: string[],
  ): Promise<void> {
    const ids = [...new Set(mentorIds)];
    await insert(
      manager,
      WalkInMentor,
      ids.map((mentorId) => ({ walkInDayId: day.id, mentorId })),
    );
    await this.staffing.keepFree(manager, day, ids);
  }

  private async clearMentors(manager: EntityManager, id: string): Promise<void> {
    await execute(manager, `DELETE FROM walk_in_mentor WHERE walk_in_day_id = $1`, [id]);
    await execute(manager, `DELETE FROM availability_exception WHERE walk_in_day_id = $1`, [id]);
  }
}

function field(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-form', {}, { fields });
}
