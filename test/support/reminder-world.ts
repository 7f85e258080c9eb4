import type { EntityManager } from 'typeorm';
import { newId } from '../../src/platform/database/columns';
import { Household } from '../../src/modules/people/entities/household.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { Hamlet } from '../../src/modules/wards/entities/hamlet.entity';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import { defaultWardSettings } from '../../src/modules/wards/entities/ward-settings';
import { Ward } from '../../src/modules/wards/entities/ward.entity';

const MINUTE = 60_000;

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
  const ward = await manager.save(Ward, {
    id: newId(),
    code: newId().slice(-10),
    name: 'Xã Gia Viễn',
    provinceCode: '37',
    latitude: 20.33,
    longitude: 105.83,
    population: 28_000,
    settings: defaultWardSettings,
    kind: 'real' as const,
    createdAt: 0,
  });
  const place = { wardId: ward.id, latitude: 20.33, longitude: 105.83 };
  const hamlet = await manager.save(Hamlet, { ...place, id: newId(), name: 'Thôn Đông' });
  const venue = await manager.save(Venue, {
    ...place,
    id: newId(),
    hamletId: hamlet.id,
    name: 'Nhà văn hóa thôn Đông',
    kind: 'hall' as const,
    seats: 1000,
    hasWifi: true,
    isStepFree: true,
    openings: null,
  });
  const mentor = await addMentor(manager, { ward, hamlet });
  return { ward, hamlet, venue, mentor };
}

type Place = Pick<ReminderWorld, 'ward' | 'hamlet'>;

export async function addMentor(
  manager: EntityManager,
  place: Place,
  with_: Partial<Mentor> = {},
): Promise<Mentor> {
  const person = { ...personOf(place, 'Trần Thị Hoa'), phone: '+84912345678' };
  return manager.save(Mentor, { ...person, organisation: null, maxMentees: null, ...with_ });
}

export async function addMentees(
  manager: EntityManager,
  place: Place,
  count: number,
  with_: (index: number) => Partial<Mentee> = () => ({}),
): Promise<Mentee[]> {
  const mentees = Array.from({ length: count }, (_, index) => ({
    ...personOf(place, 'Nguyễn Văn Nam'),
    phone: `+8498${String(index).padStart(7, '0')}`,
    householdId: null,
    groups: [],
    support: [],
    wishedGender: null,
    isPriority: false,
    isHomebound: false,
    ...with_(index),
  }));
  for (let from = 0; from < count; from += 500) {
    await manager.insert(Mentee, mentees.slice(from, from + 500));
  }
  return mentees;
}

export async function addHousehold(manager: EntityManager, place: Place): Promise<Household> {
  return manager.save(Household, { id: newId(), wardId: place.ward.id, code: newId() });
}

/** A session of the ambassador with these mentees, each with a booking that stands. */
export async function addSession(
  manager: EntityManager,
  world: ReminderWorld,
  mentees: Mentee[],
  startAt: number,
  with_: Partial<Session> = {},
): Promise<{ session: Session; bookings: Booking[] }> {
  const times = { startAt, endAt: startAt + 30 * MINUTE };
  const session = manager.create(Session, {
    ...times,
    id: newId(),
    wardId: world.ward.id,
    mentorId: world.mentor.id,
    venueId: world.venue.id,
    topic: 'vneid',
    state: 'planned',
    seats: 5,
    seatsTaken: mentees.length,
    note: null,
    topicsReached: [],
    cancelReason: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...with_,
  });
  await manager.insert(Session, session);
  const bookings = mentees.map((mentee) =>
    manager.create(Booking, {
      ...times,
      id: newId(),
      sessionId: session.id,
      menteeId: mentee.id,
      state: 'booked',
      heldUntil: null,
      bookedByKind: 'plan',
      bookedById: null,
      bookedBecause: null,
      version: 1,
      createdAt: 0,
      updatedAt: 0,
    }),
  );
  await manager.insert(Booking, bookings);
  return { session, bookings };
}

function personOf({ ward, hamlet }: Place, fullName: string) {
  return {
    id: newId(),
    wardId: ward.id,
    hamletId: hamlet.id,
    identityKey: newId(),
    fullName,
    sortName: fullName,
    gender: null,
    birthYear: 1958,
    phone: null as string | null,
    email: null as string | null,
    languages: ['vi'],
    messageLanguage: null as 'vi' | 'en' | null,
    messagesStoppedAt: null as number | null,
    topics: ['vneid'],
    windows: [],
    latitude: 20.33,
    longitude: 105.83,
    consentOn: '2026-11-01',
    sheetRow: null,
    isActive: true,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  };
}
