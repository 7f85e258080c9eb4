import { type EntityManager, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { holidaysBetween } from '../../../core/time/holidays';
import { dayInterval, localDateOf, localMinuteOf } from '../../../core/time/zone';
import { Holiday } from '../../wards';
import { AvailabilityException } from '../entities/availability-exception.entity';
import { refuse } from '../rules/refusals';

/** Something that stands (again), and where and when. */
export interface StandsAgain {
  wardId: string;
  venueId: string | null;
  /** Epoch milliseconds, on one local day. */
  startAt: number;
  endAt: number;
  mentorIds: readonly string[];
  /** Staff said that it is held on the ward's days off, too. */
  onDaysOff?: boolean;
}

/**
 * Whether the ward and the venue are open on the day, and the ambassadors not away: whoever closes a day holds the
 * ward's mentors, so the caller holds those who are asked about. @throws DomainError holiday, venue-closed, mentor-away
 */
export async function assertOpenAgain(
  manager: EntityManager,
  { wardId, venueId, startAt, endAt, mentorIds, onDaysOff = false }: StandsAgain,
  zone: string,
): Promise<void> {
  const date = localDateOf(startAt, zone);
  const edits = await manager.findBy(Holiday, { wardId, date });
  const ofWard = edits.find((edit) => edit.venueId === null);
  const isOff = ofWard?.isHoliday ?? holidaysBetween(date, date).includes(date);
  if (isOff && !onDaysOff) throw refuse('holiday');
  if (venueId !== null && edits.some((edit) => edit.venueId === venueId && edit.isHoliday)) {
    throw refuse('venue-closed');
  }
  const isMidnight = endAt === dayInterval(date, zone).endAt;
  const isAway = await manager.existsBy(AvailabilityException, {
    personId: In([...mentorIds]),
    date,
    changeId: Not(IsNull()),
    startMinute: LessThan(isMidnight ? 1440 : localMinuteOf(endAt, zone)),
    endMinute: MoreThan(localMinuteOf(startAt, zone)),
  });
  if (isAway) throw refuse('mentor-away');
}
