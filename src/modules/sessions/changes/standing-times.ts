import type { EntityManager } from 'typeorm';
import { NextTimes, type Standing } from '../../../core/changes/next-times';
import type { SlotPerson } from '../../../core/slots/generate';
import type { DateException } from '../../../core/slots/windows';
import { addDays, datesFrom, daysBetween } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import type { Ward } from '../../wards';
import { AvailabilityException } from '../entities/availability-exception.entity';
import { Booking } from '../entities/booking.entity';
import { latestStart } from '../rules/booking-horizon';
import { loadSessionsOfMentors, weeksAround } from '../slots/mentor-sessions';
import { loadVenues, openingHours, seatsLeft, type VenueSeats } from '../slots/venue-choice';
import { loadStays } from '../slots/walk-in-stays';
import { loadWardDays } from '../slots/ward-days';

/** Further ahead than four weeks nobody waits for a lesson that fell: the plan of those weeks brings another. */
const usualDays = 28;

/** Who and what seeks, and from when until when it was to be, epoch milliseconds. */
export interface Seeking {
  ward: Ward;
  zone: string;
  now: number;
  fromAt: number;
  toAt: number;
  mentorIds: readonly string[];
  menteeIds: readonly string[];
  /** Their sessions: the time of these is free. */
  sessionIds: readonly string[];
  /** So many days after it are looked at; four weeks when left out. */
  lookDays?: number;
}

/** Everything that decides at which times something can be instead, as it stands in the write. */
export async function loadNextTimes(
  manager: EntityManager,
  { lookDays = usualDays, ...seeking }: Seeking,
): Promise<{ times: NextTimes; venues: VenueSeats[] }> {
  const { ward, zone, now, fromAt, toAt, mentorIds, menteeIds, sessionIds } = seeking;
  const first = localDateOf(Math.max(fromAt, now), zone);
  const last = addDays(localDateOf(Math.max(toAt, now), zone), lookDays);
  const dates = datesFrom(first, daysBetween(first, last) + 1);
  const span = { fromAt: instantAt(first, 0, zone), toAt: instantAt(last, 1440, zone) };
  const { id: wardId, settings } = ward;
  const { workingWindows } = settings;
  const days = await loadWardDays(manager, {
    wardId,
    workingWindows,
    zone,
    dates,
    personIds: [wardId],
  });
  const people = await loadPeople(manager, { mentorIds, menteeIds, first, last });
  const taken = await loadBusy(manager, menteeIds, sessionIds, span);
  const theirs = new Set(sessionIds);
  const sessions = await loadSessionsOfMentors(
    manager,
    mentorIds,
    weeksAround(span.fromAt, span.toAt, zone),
  );
  const stays = await loadStays(manager, mentorIds, span);
  const venues = await loadVenues(manager, wardId, span);
  const byId = new Map(venues.map((venue) => [venue.id, venue]));
  const isOpen = openingHours(days);
  const standing: Standing = {
    days,
    zone,
    limits: settings,
    latestAt: latestStart(settings, now),
    people: new Map(
      [...people].map(([id, person]) => [id, { ...person, busy: taken.get(id) }] as const),
    ),
    sessions: new Map(
      [...sessions].map(([id, ofMentor]) => [id, ofMentor.filter((one) => !theirs.has(one.id))]),
    ),
    stays: grouped(stays, ({ mentorId }) => mentorId),
    seatsAt: (venueId, time) => {
      const venue = byId.get(venueId);
      return venue && isOpen(venue, time) ? seatsLeft(venue, time.startAt) : 0;
    },
  };
  return { times: new NextTimes(standing), venues };
}

const personRow = columns(Mentee, 'id', 'windows');
const exceptionRow = columns(
  AvailabilityException,
  'personId',
  'date',
  'kind',
  'startMinute',
  'endMinute',
);

async function loadPeople(
  manager: EntityManager,
  asked: {
    mentorIds: readonly string[];
    menteeIds: readonly string[];
    first: string;
    last: string;
  },
): Promise<Map<string, SlotPerson>> {
  const mentors = JSON.stringify(asked.mentorIds);
  const mentees = JSON.stringify(asked.menteeIds);
  const rows = await select(
    manager,
    personRow,
    `SELECT id AS id, windows AS windows FROM mentor
     WHERE id IN ${idList(manager, '$1')} AND is_active
     UNION ALL
     SELECT id AS id, windows AS windows FROM mentee
     WHERE id IN ${idList(manager, '$2')} AND is_active`,
    [mentors, mentees],
  );
  const said = await select(
    manager,
    exceptionRow,
    `SELECT person_id AS "personId", date AS date, kind AS kind, start_minute AS "startMinute",
       end_minute AS "endMinute" FROM availability_exception
     WHERE person_id IN ${idList(manager, '$1')} AND date BETWEEN $2 AND $3`,
    [JSON.stringify([...asked.mentorIds, ...asked.menteeIds]), asked.first, asked.last],
  );
  const exceptions = grouped(said, ({ personId }) => personId);
  const of = (id: string): DateException[] => exceptions.get(id) ?? [];
  return new Map(rows.map(({ id, windows }) => [id, { windows, exceptions: of(id) }]));
}

const busyRow = columns(Booking, 'menteeId', 'startAt', 'endAt');

async function loadBusy(
  manager: EntityManager,
  menteeIds: readonly string[],
  sessionIds: readonly string[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<Map<string, { startAt: number; endAt: number }[]>> {
  const rows = await select(
    manager,
    busyRow,
    `SELECT b.mentee_id AS "menteeId", b.start_at AS "startAt", b.end_at AS "endAt" FROM booking b
     WHERE b.mentee_id IN ${idList(manager, '$1')} AND b.start_at >= $2 AND b.start_at < $3
       AND b.state IN ('held', 'booked') AND b.session_id NOT IN ${idList(manager, '$4')}`,
    [JSON.stringify(menteeIds), fromAt, toAt, JSON.stringify(sessionIds)],
  );
  return grouped(rows, ({ menteeId }) => menteeId);
}
