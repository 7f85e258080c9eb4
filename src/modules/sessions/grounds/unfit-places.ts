import type { EntityManager } from 'typeorm';
import { column, columns, type RowOf } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor, ProgrammesOfWards } from '../../people';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

const placeRow = {
  ...columns(Booking, 'menteeId', 'sessionId', 'state'),
  ...columns(Session, 'topic', 'startAt', 'mentorId', 'venueId', 'wardId'),
  bookingId: column(Booking, 'id'),
  needs: column(Mentee, 'topics'),
  programme: column(Mentee, 'programme'),
  taught: column(Mentor, 'topics'),
};

/** A place ahead in a lesson about something that whoever has it does not need, or neither its ambassador nor their programme teaches. */
export interface UnfitPlace extends Omit<RowOf<typeof placeRow>, 'needs' | 'taught' | 'wardId'> {
  why: 'not-wanted' | 'not-taught' | 'programme-topic';
}

/** Whose lessons are looked at. */
export type OfWhom = { wardId: string } | { mentorId: string } | { menteeId: string };

const whose = {
  wardId: 's.ward_id',
  mentorId: 's.mentor_id',
  menteeId: 'b.mentee_id',
} as const;

/**
 * Of lessons alone: whoever is in a class was invited to its topic. By time; those who wait for a place as well. `said` are
 * topics that people need or teach instead of those that are kept of them, by their ids.
 */
export async function unfitPlaces(
  manager: EntityManager,
  now: number,
  of: OfWhom,
  said: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<UnfitPlace[]> {
  const [[key, id]] = Object.entries(of) as [keyof typeof whose, string][];
  const rows = await select(
    manager,
    placeRow,
    `SELECT b.mentee_id AS "menteeId", b.session_id AS "sessionId", b.state AS state, b.id AS "bookingId",
       s.topic AS topic, s.start_at AS "startAt", s.mentor_id AS "mentorId", s.venue_id AS "venueId",
       s.ward_id AS "wardId", e.topics AS needs, e.programme AS programme, t.topics AS taught
     FROM session s JOIN booking b ON b.session_id = s.id AND b.state IN ('booked', 'waiting')
     JOIN mentee e ON e.id = b.mentee_id JOIN mentor t ON t.id = s.mentor_id
     WHERE ${whose[key]} = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed')
       AND s.class_id IS NULL
     ORDER BY s.start_at, s.id, b.id`,
    [id, now],
  );
  const programmes = await ProgrammesOfWards.load(
    manager,
    rows.map(({ wardId }) => wardId),
  );
  return rows.flatMap(({ needs, taught: offered, wardId, ...place }): UnfitPlace[] => {
    const topics = said.get(place.menteeId) ?? needs;
    const taught = said.get(place.mentorId) ?? offered;
    if (!taught.includes(place.topic)) return [{ ...place, why: 'not-taught' }];
    if (!topics.includes(place.topic)) return [{ ...place, why: 'not-wanted' }];
    const inProgramme = programmes.topicsOf({ wardId, programme: place.programme, topics });
    return inProgramme.includes(place.topic) ? [] : [{ ...place, why: 'programme-topic' }];
  });
}

/** Lessons that the places are in. */
export const lessonsOf = (places: readonly UnfitPlace[]): string[] => [
  ...new Set(places.map(({ sessionId }) => sessionId)),
];
