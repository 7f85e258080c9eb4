import type { EntityManager } from 'typeorm';
import { insert } from '../../../src/platform/database/insert';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../factories/given';
import { makeHousehold, makeMentee, makeMentor } from '../../factories/people';
import { makeBooking, makeSession } from '../../factories/sessions';
import { makeHamlet, makeVenue, makeWard } from '../../factories/wards';

/** A ward, its hamlet and hall, and one ambassador: the ground that reminders stand on. */
export interface ReminderWorld {
  ward: Ward;
  hamlet: Hamlet;
  venue: Venue;
  mentor: Mentor;
}

/** Empties the reminders' tables between tests: the one of tries lets nobody else do that. */
export async function forgetReminders(manager: EntityManager): Promise<void> {
  const tables = ['reminder_attempt', 'reminder', 'message_opt_out', 'channel_pause', 'sweep_beat'];
  const isPostgres = manager.connection.options.type === 'postgres';
  const guards: { name: string; sql: string }[] = isPostgres
    ? []
    : await manager.query(
        `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'reminder_attempt'`,
      );
  if (isPostgres) await manager.query('ALTER TABLE reminder_attempt DISABLE TRIGGER USER');
  for (const { name } of guards) await manager.query(`DROP TRIGGER ${name}`);
  for (const table of tables) await manager.query(`DELETE FROM ${table}`);
  for (const { sql } of guards) await manager.query(sql);
  if (isPostgres) await manager.query('ALTER TABLE reminder_attempt ENABLE TRIGGER USER');
}

export async function settle(manager: EntityManager): Promise<ReminderWorld> {
  const ward = await plant(manager, Ward, makeWard());
  const place = { wardId: ward.id };
  const hamlet = await plant(manager, Hamlet, makeHamlet(place));
  const venue = await plant(manager, Venue, makeVenue({ ...place, hamletId: hamlet.id }));
  const mentor = await addMentor(manager, { ward, hamlet });
  return { ward, hamlet, venue, mentor };
}

type Place = Pick<ReminderWorld, 'ward' | 'hamlet'>;

export async function addMentor(
  manager: EntityManager,
  place: Place,
  with_: Partial<Mentor> = {},
): Promise<Mentor> {
  const mentor = { ...homeIn(place), phone: '+84912345678', ...with_ };
  return plant(manager, Mentor, makeMentor(mentor));
}

export async function addMentees(
  manager: EntityManager,
  place: Place,
  count: number,
  with_: (index: number) => Partial<Mentee> = () => ({}),
): Promise<Mentee[]> {
  const mentees = Array.from({ length: count }, (_, index) =>
    makeMentee({
      ...homeIn(place),
      phone: `+8498${String(index).padStart(7, '0')}`,
      ...with_(index),
    }),
  );
  await insert(manager, Mentee, mentees);
  return mentees;
}

export async function addHousehold(manager: EntityManager, place: Place): Promise<Household> {
  return plant(manager, Household, makeHousehold({ wardId: place.ward.id }));
}

/** A session of the ambassador with these mentees, each with a booking that stands. */
export async function addSession(
  manager: EntityManager,
  world: ReminderWorld,
  mentees: readonly Pick<Mentee, 'id'>[],
  startAt: number,
  with_: Partial<Session> = {},
): Promise<{ session: Session; bookings: Booking[] }> {
  const session = makeSession({
    wardId: world.ward.id,
    mentorId: world.mentor.id,
    venueId: world.venue.id,
    startAt,
    seatsTaken: mentees.length,
    ...with_,
  });
  await plant(manager, Session, session);
  const bookings = mentees.map(({ id }) => makeBooking(session, { menteeId: id }));
  await insert(manager, Booking, bookings);
  return { session, bookings };
}

const homeIn = ({ ward, hamlet }: Place) => ({ wardId: ward.id, hamletId: hamlet.id });
