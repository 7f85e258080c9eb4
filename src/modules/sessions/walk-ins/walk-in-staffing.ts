import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInterval, localMinuteOf } from '../../../core/time/zone';
import { MentorWeeks } from '../../../core/week-plan/by-hand';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Mentor } from '../../people';
import { Venue, Ward } from '../../wards';
import { AvailabilityException } from '../entities/availability-exception.entity';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import { assertOpenAgain } from '../slots/open-again';
import { lockActiveMentors } from '../slots/mentor-load';
import { loadSessionsOfMentors } from '../slots/mentor-sessions';
import { loadStays } from '../slots/walk-in-stays';

type StaffedDay = Pick<
  WalkInDay,
  'id' | 'wardId' | 'venueId' | 'date' | 'startAt' | 'endAt' | 'isOutsideHours'
>;

/** The ambassadors of a walk-in day, who are busy with it. */
@Injectable()
export class WalkInStaffing {
  constructor(
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * Nobody books or plans the ambassadors elsewhere meanwhile, and they can come and go in time.
   * @throws DomainError invalid-form for the first of them who has agreed to be elsewhere, holiday, venue-closed,
   *   not-free when the day or the venue was closed meanwhile or one of them is away
   */
  async keepFree(manager: EntityManager, day: StaffedDay, mentorIds: string[]): Promise<void> {
    await lockActiveMentors(manager, mentorIds);
    await this.assertReached(manager, day, mentorIds);
    const zone = this.env.TIME_ZONE;
    const onDaysOff = day.isOutsideHours;
    await assertOpenAgain(manager, [{ ...day, mentorIds, onDaysOff }], zone);
    const isMidnight = day.endAt === dayInterval(day.date, zone).endAt;
    const times = {
      startMinute: localMinuteOf(day.startAt, zone),
      endMinute: isMidnight ? 1440 : localMinuteOf(day.endAt, zone),
    };
    const rows = mentorIds.map((personId) => ({
      id: newId(),
      personId,
      date: day.date,
      kind: 'busy' as const,
      ...times,
      walkInDayId: day.id,
    }));
    await insert(manager, AvailabilityException, rows);
  }

  /** What has begun is over by the time that it matters. */
  private async assertReached(
    manager: EntityManager,
    day: StaffedDay,
    mentorIds: string[],
  ): Promise<void> {
    const zone = this.env.TIME_ZONE;
    const { settings } = await manager.findOneByOrFail(Ward, { id: day.wardId });
    const place = await manager.findOneByOrFail(Venue, { id: day.venueId });
    const span = dayInterval(day.date, zone);
    const times = { fromAt: span.startAt, toAt: span.endAt };
    const stays = await loadStays(manager, mentorIds, times);
    const fromAt = Math.max(span.startAt, this.clock.now());
    const sessions = await loadSessionsOfMentors(manager, mentorIds, { fromAt, toAt: span.endAt });
    for (const id of mentorIds) {
      const other = stays.filter((stay) => stay.mentorId === id && stay.dayId !== day.id);
      const weeks = new MentorWeeks(sessions.get(id) ?? [], settings, zone, other);
      if (weeks.hasTimeFor({ startAt: day.startAt, endAt: day.endAt, place })) continue;
      const { fullName } = await manager.findOneByOrFail(Mentor, { id });
      throw new DomainError(
        'invalid-form',
        {},
        { fields: { mentorIds: `mentor-travel|${fullName}` } },
      );
    }
  }
}
