import { type EntityManager, In, IsNull, Not } from 'typeorm';
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
 * Whether the ward and the venues are open on these days, and the ambassadors not away, in two statements for all of
 * them: whoever closes a day holds the ward's mentors, so the caller holds those who are asked about.
 * @throws DomainError holiday, venue-closed, mentor-away
 */
export async function assertOpenAgain(
  manager: EntityManager,
  standing: readonly StandsAgain[],
  zone: string,
): Promise<void> {
  const dated = standing.map((one) => ({ ...one, date: localDateOf(one.startAt, zone) }));
  const dates = In([...new Set(dated.map(({ date }) => date))]);
  const wardIds = [...new Set(standing.map(({ wardId }) => wardId))];
  const edits = await manager.findBy(Holiday, { wardId: In(wardIds), date: dates });
  const mentorIds = [...new Set(standing.flatMap((one) => one.mentorIds))];
  const spells = await manager.findBy(AvailabilityException, {
    personId: In(mentorIds),
    date: dates,
    changeId: Not(IsNull()),
  });
  for (const one of dated) {
    const own = edits.filter(({ wardId, date }) => wardId === one.wardId && date === one.date);
    assertOpenOn(one, own);
    if (spells.some((spell) => isAwayBy(spell, one, zone))) throw refuse('mentor-away');
  }
}

type DatedStand = StandsAgain & { date: string };

function assertOpenOn(
  { venueId, date, onDaysOff = false }: DatedStand,
  edits: readonly Holiday[],
): void {
  const ofWard = edits.find((edit) => edit.venueId === null);
  const isOff = ofWard?.isHoliday ?? holidaysBetween(date, date).includes(date);
  if (isOff && !onDaysOff) throw refuse('holiday');
  const isClosed = edits.some((edit) => edit.venueId === venueId && edit.isHoliday);
  if (venueId !== null && isClosed) throw refuse('venue-closed');
}

function isAwayBy(
  { personId, date, startMinute, endMinute }: AvailabilityException,
  one: DatedStand,
  zone: string,
): boolean {
  if (date !== one.date || !one.mentorIds.includes(personId)) return false;
  const isMidnight = one.endAt === dayInterval(date, zone).endAt;
  const untilMinute = isMidnight ? 1440 : localMinuteOf(one.endAt, zone);
  return startMinute < untilMinute && endMinute > localMinuteOf(one.startAt, zone);
}
