import type { EntityManager } from 'typeorm';
import type { Place } from '../../../core/places/distance';
import { DAY_MS } from '../../../core/time/durations';
import { localMondayOf, midnightOf } from '../../../core/time/zone';
import type { StandingSession } from '../../../core/week-plan/by-hand';
import { grouped } from '../../../platform/common/grouped';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Session } from '../entities/session.entity';

/** A session of a mentor with where it is held, as far as others have to fit in with it. */
export type MentorSession = StandingSession &
  Pick<
    Session,
    'id' | 'venueId' | 'topic' | 'state' | 'seats' | 'seatsTaken' | 'isOpen' | 'classId' | 'version'
  >;

/** From the Monday before an instant until the Monday after another, local time. */
export function weeksAround(
  fromAt: number,
  toAt: number,
  zone: string,
): { fromAt: number; toAt: number } {
  const after = localMondayOf(toAt, zone) + 7 * DAY_MS;
  return { fromAt: midnightOf(localMondayOf(fromAt, zone), zone), toAt: midnightOf(after, zone) };
}

/** What a mentor has agreed to from an instant until before another; at home it is where a mentee lives. */
export async function loadMentorSessions(
  manager: EntityManager,
  mentorId: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<MentorSession[]> {
  const rows = await select(manager, sessionRow, ofOne, [mentorId, fromAt, toAt]);
  return rows.map(withPlace);
}

/** The same of several mentors, by their ids. */
export async function loadSessionsOfMentors(
  manager: EntityManager,
  mentorIds: readonly string[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<Map<string, MentorSession[]>> {
  const ofThese = sessionsSql(
    `s.mentor_id IN ${idList(manager, '$1')}`,
    ', s.mentor_id AS "mentorId"',
  );
  const these = JSON.stringify(mentorIds);
  const rows = await select(manager, ownedRow, ofThese, [these, fromAt, toAt]);
  return grouped(rows.map(withPlace), ({ mentorId }) => mentorId);
}

function withPlace<Row extends { latitude: number | null; longitude: number | null }>(
  row: Row,
): Row & { place: Place | null } {
  const { latitude, longitude } = row;
  const place = latitude === null || longitude === null ? null : { latitude, longitude };
  return Object.assign(row, { place });
}

const sessionRow = {
  ...columns(Session, 'id', 'venueId', 'topic', 'startAt', 'endAt', 'state', 'seats', 'seatsTaken'),
  ...columns(Session, 'isOpen', 'classId', 'version'),
  latitude: orNull(number),
  longitude: orNull(number),
};

const ownedRow = { ...sessionRow, mentorId: column(Session, 'mentorId') };

const homeOf = (axis: 'latitude' | 'longitude'): string =>
  `(SELECT m.${axis} FROM booking b JOIN mentee m ON m.id = b.mentee_id
    WHERE b.session_id = s.id AND b.state IN ('held', 'booked', 'attended', 'absent')
      AND s.venue_id IS NULL ORDER BY b.id LIMIT 1)`;

const sessionsSql = (isTheirs: string, more = '') => `
  SELECT s.id AS id, s.venue_id AS "venueId", s.topic AS topic, s.start_at AS "startAt",
    s.end_at AS "endAt", s.state AS state, s.seats AS seats, s.seats_taken AS "seatsTaken",
    s.is_open AS "isOpen", s.class_id AS "classId", s.version AS version,
    COALESCE(v.latitude, ${homeOf('latitude')}) AS latitude,
    COALESCE(v.longitude, ${homeOf('longitude')}) AS longitude${more}
  FROM session s LEFT JOIN venue v ON v.id = s.venue_id
  WHERE ${isTheirs} AND s.start_at >= $2 AND s.start_at < $3 AND s.state <> 'cancelled'
  ORDER BY s.start_at`;

/** The same text each time, for it is asked with every booking. */
const ofOne = sessionsSql('s.mentor_id = $1');
