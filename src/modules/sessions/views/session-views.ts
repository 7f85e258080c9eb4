import type { EntityManager } from 'typeorm';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import type { SessionView } from './sessions.views';
import { grouped } from '../../../platform/common/grouped';
import { select } from '../../../platform/database/select';
import { placeholders } from '../../../platform/database/row-set';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { Skill } from '../../learning';
import { Mentee, Mentor } from '../../people';
import { Hamlet, Venue } from '../../wards';
import { type Home, homeName } from '../../../core/people/home-name';

const idsAStatement = 400;

/** Adds names and bookings to sessions, keeping their order; two statements per 400 sessions. */
export async function viewsOf(
  manager: EntityManager,
  sessions: readonly Session[],
): Promise<SessionView[]> {
  const views: SessionView[] = [];
  for (let from = 0; from < sessions.length; from += idsAStatement) {
    views.push(...(await viewChunk(manager, sessions.slice(from, from + idsAStatement))));
  }
  return views;
}

async function viewChunk(
  manager: EntityManager,
  sessions: readonly Session[],
): Promise<SessionView[]> {
  const ids = sessions.map(({ id }) => id);
  const names = await select(
    manager,
    namesRow,
    `SELECT s.id AS "sessionId", t.full_name AS "mentorName", COALESCE(t.phone, t.other_phone) AS "mentorPhone",
       v.name AS "venueName", f.name AS "venueFrom"
     FROM session s JOIN mentor t ON t.id = s.mentor_id LEFT JOIN venue v ON v.id = s.venue_id
     LEFT JOIN venue f ON f.id = s.venue_from_id AND f.id <> COALESCE(s.venue_id, '')
     WHERE s.id IN (${placeholders(ids.length)})`,
    ids,
  );
  const bookings = await select(
    manager,
    bookingRow,
    `SELECT b.session_id AS "sessionId", b.id AS id, b.mentee_id AS "menteeId",
       m.full_name AS "menteeName", COALESCE(m.phone, m.other_phone) AS "menteePhone", b.state AS state,
       b.held_until AS "heldUntil", b.booked_by_kind AS "bookedByKind",
       b.booked_because AS "bookedBecause", b.version AS version, k.level AS level,
       b.coming_to AS "comingTo", b.moved_from AS "movedFrom", b.created_at AS "createdAt",
       m.address AS address, h.name AS "hamletName"
     FROM booking b JOIN mentee m ON m.id = b.mentee_id JOIN session s ON s.id = b.session_id
     LEFT JOIN hamlet h ON h.id = m.hamlet_id AND s.venue_id IS NULL
     LEFT JOIN skill k ON k.mentee_id = b.mentee_id AND k.topic = s.topic
     WHERE b.session_id IN (${placeholders(ids.length)}) AND b.state <> 'cancelled'
       AND b.state <> 'invited'
     ORDER BY m.sort_name, b.id`,
    ids,
  );
  const namesOf = new Map(names.map((row) => [row.sessionId, row]));
  const bookingsOf = grouped(bookings, ({ sessionId }) => sessionId);
  return sessions.map((session) =>
    Object.assign(new Session(), session, {
      mentorName: namesOf.get(session.id)?.mentorName ?? '',
      mentorPhone: namesOf.get(session.id)?.mentorPhone ?? null,
      venueName: namesOf.get(session.id)?.venueName ?? null,
      venueFrom: namesOf.get(session.id)?.venueFrom ?? null,
      home: session.venueId === null ? homeOf(bookingsOf.get(session.id) ?? []) : null,
      bookings: (bookingsOf.get(session.id) ?? []).map(
        ({ address: _address, hamletName: _hamletName, ...booking }) => booking,
      ),
    }),
  );
}

/** Those taught at one home live in it: whoever's address is known says where. */
function homeOf(bookings: readonly Home[]): string | null {
  const known = bookings.find(({ address }) => address !== null) ?? bookings.at(0);
  return known ? homeName(known) : null;
}

const namesRow = {
  sessionId: column(Session, 'id'),
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
  venueName: orNull(column(Venue, 'name')),
  venueFrom: orNull(column(Venue, 'name')),
};

const bookingRow = {
  ...columns(Booking, 'sessionId', 'id', 'menteeId', 'state', 'heldUntil', 'bookedByKind'),
  ...columns(Booking, 'bookedBecause', 'version', 'createdAt', 'comingTo', 'movedFrom'),
  menteeName: column(Mentee, 'fullName'),
  menteePhone: column(Mentee, 'phone'),
  level: orNull(column(Skill, 'level')),
  address: column(Mentee, 'address'),
  hamletName: orNull(column(Hamlet, 'name')),
};
