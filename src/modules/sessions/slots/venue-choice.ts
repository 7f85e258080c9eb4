import type { EntityManager } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import { freeIntervals } from '../../../core/slots/windows';
import { covers, Interval } from '../../../core/time/intervals';
import type { LocalDate } from '../../../core/time/local-dates';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { nearestHalls } from '../../../core/week-plan/hall-choice';
import type { Learner } from '../rules/learner';
import { refuse } from '../rules/refusals';
import { sessionTime } from './session-times';
import type { WardDays } from './ward-days';
import { select } from '../../../platform/database/select';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { Venue } from '../../wards';
import { VenueUse } from '../entities/venue-use.entity';

/** A venue of the ward and the seats taken there, by start of the half hour. */
export interface VenueSeats {
  id: string;
  name: string;
  hamletId: string | null;
  latitude: number;
  longitude: number;
  seats: number;
  isStepFree: boolean;
  openings: WeeklyWindow[] | null;
  /** A mobile point stands there from … until …, both included. */
  openFrom: LocalDate | null;
  openUntil: LocalDate | null;
  taken: ReadonlyMap<number, number>;
}

/** The venues of a ward with the seats taken from `fromAt` until before `toAt`. */
export async function loadVenues(
  manager: EntityManager,
  wardId: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<VenueSeats[]> {
  const venues = await select(
    manager,
    venueRow,
    `SELECT id, name, hamlet_id AS "hamletId", latitude, longitude, seats,
       is_step_free AS "isStepFree", openings, open_from AS "openFrom", open_until AS "openUntil"
     FROM venue WHERE ward_id = $1 ORDER BY id`,
    [wardId],
  );
  const uses = await select(
    manager,
    useRow,
    `SELECT u.venue_id AS "venueId", u.start_at AS "startAt", u.taken AS taken
     FROM venue v JOIN venue_use u ON u.venue_id = v.id
     WHERE v.ward_id = $1 AND u.start_at >= $2 AND u.start_at < $3`,
    [wardId, fromAt, toAt],
  );
  const taken = new Map<string, Map<number, number>>();
  for (const use of uses) {
    const ofVenue = taken.get(use.venueId) ?? new Map<number, number>();
    taken.set(use.venueId, ofVenue.set(use.startAt, use.taken));
  }
  return venues.map((venue) => Object.assign(venue, { taken: taken.get(venue.id) ?? nothing }));
}

/** The same for one half hour. */
export async function loadVenuesAt(
  manager: EntityManager,
  wardId: string,
  startAt: number,
): Promise<VenueSeats[]> {
  const venues = await select(
    manager,
    usedVenueRow,
    `SELECT v.id AS id, v.name AS name, v.hamlet_id AS "hamletId", v.latitude AS latitude,
       v.longitude AS longitude, v.seats AS seats, v.is_step_free AS "isStepFree",
       v.openings AS openings, v.open_from AS "openFrom", v.open_until AS "openUntil", u.taken AS used
     FROM venue v LEFT JOIN venue_use u ON u.venue_id = v.id AND u.start_at = $1
     WHERE v.ward_id = $2 ORDER BY v.id`,
    [startAt, wardId],
  );
  return venues.map((venue) => {
    const taken = venue.used === null ? nothing : new Map([[startAt, venue.used]]);
    return Object.assign(venue, { taken });
  });
}

const nothing: ReadonlyMap<number, number> = new Map();

export const seatsLeft = (venue: VenueSeats, startAt: number): number =>
  venue.seats - (venue.taken.get(startAt) ?? 0);

/** Tells for each venue whether it is open for a whole half hour; works each venue out once. */
export function openingHours(days: WardDays): (venue: VenueSeats, time: Interval) => boolean {
  const known = new Map<string, Interval[]>();
  return (venue, time) => {
    const { openings } = venue;
    const isAlwaysOpen = openings === null && venue.openFrom === null && venue.openUntil === null;
    if (isAlwaysOpen && !days.days.some(({ date }) => days.isShut(venue.id, date))) return true;
    const open = known.get(venue.id) ?? openIntervals(days, venue);
    known.set(venue.id, open);
    return covers(open, time);
  };
}

/** When it is open within the ward's hours of these days. */
export function openIntervals(
  days: WardDays,
  venue: Pick<VenueSeats, 'id' | 'openings' | 'openFrom' | 'openUntil'>,
): Interval[] {
  const isOpenOn = ({ date }: { date: LocalDate }) =>
    standsOn(venue, date) && !days.isShut(venue.id, date);
  const there = { ...days, days: days.days.filter(isOpenOn) };
  return freeIntervals(there, { windows: venue.openings ?? wholeWeek });
}

/** The venue with this id, when it is open for the half hour. @throws DomainError not-found, venue-closed */
export function openVenue(
  venues: readonly VenueSeats[],
  id: string,
  startAt: number,
  days: WardDays,
): VenueSeats {
  const venue = venues.find((one) => one.id === id);
  if (!venue) throw notFound('venue');
  if (!openingHours(days)(venue, sessionTime(startAt))) throw refuse('venue-closed');
  return venue;
}

/** False before a mobile point comes and after it has gone. */
export function standsOn(
  { openFrom, openUntil }: Pick<VenueSeats, 'openFrom' | 'openUntil'>,
  date: LocalDate,
): boolean {
  return (openFrom === null || openFrom <= date) && (openUntil === null || date <= openUntil);
}

export const wholeWeek: readonly WeeklyWindow[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 0,
  endMinute: 1440,
}));

/**
 * The venues a mentee can use, the nearest first, as in a week plan. Whoever cannot walk well goes to step-free ones
 * while the ward has any.
 */
export function venuesFor(learner: Learner, venues: readonly VenueSeats[]): VenueSeats[] {
  const isAnyStepFree = venues.some(({ isStepFree }) => isStepFree);
  const needsStepFree = learner.needsStepFree && isAnyStepFree;
  return nearestHalls({ ...learner, needsStepFree }, venues);
}

const venueRow = {
  ...columns(Venue, 'id', 'name', 'hamletId', 'latitude', 'longitude', 'seats', 'isStepFree'),
  ...columns(Venue, 'openings', 'openFrom', 'openUntil'),
};

const usedVenueRow = { ...venueRow, used: orNull(column(VenueUse, 'taken')) };

const useRow = columns(VenueUse, 'venueId', 'startAt', 'taken');
