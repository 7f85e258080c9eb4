import {
  makeBooking,
  makeHamlet,
  makeMentee,
  makeMentor,
  makePair,
  makeReminder,
  makeSession,
  makeVenue,
  makeWard,
} from '../factories.mjs';
import { load } from './lab.mjs';

const halfHour = 1_800_000;

/**
 * Wards of people who are booked, with a reminder each ("lead") due at `dueAt(ward)`. Every ward has
 * the same session times; its own setting says how long before them the reminder goes out. In each
 * session one seat of five is free, half an hour later stands an empty session of the same
 * ambassador, and `spare` people of each ward have no booking yet. Everybody has a personal link
 * and knows who writes, as after their first message.
 */
export async function bringCrowd(unitOfWork, { wards, perWard, spare = 0, dueAt }) {
  const { insert } = load('platform/database/insert');
  const { insertReminders } = load('modules/reminders/rows/reminder-rows');
  const now = Date.now();
  const startAt = (Math.floor(Math.max(now, dueAt(wards - 1)) / halfHour) + 5) * halfHour;
  const made = { createdAt: now, updatedAt: now };
  const rows = { Ward: [], Hamlet: [], Venue: [], VenueUse: [], Mentor: [], Mentee: [] };
  Object.assign(rows, { Pair: [], Session: [], Booking: [], PersonalLink: [] });
  Object.assign(rows, { MessageIntroduction: [] });
  const reminders = [];
  const crowd = [];
  for (let index = 0; index < wards; index++) {
    const due = dueAt(index);
    const ward = wardOf(now, (startAt - due) / 60_000);
    const wardId = ward.id;
    const hamlet = makeHamlet({ wardId });
    const place = { wardId, hamletId: hamlet.id };
    const venue = makeVenue(place);
    const mentors = Array.from({ length: Math.ceil(perWard / 4) }, () =>
      makeMentor({ ...place, ...made, phone: '+84912345678' }),
    );
    const sessionOf = (mentor, at, seatsTaken) =>
      makeSession({
        ...made,
        wardId,
        mentorId: mentor.id,
        venueId: venue.id,
        startAt: at,
        seatsTaken,
      });
    const mentees = Array.from({ length: perWard + spare }, (_, which) => {
      const phone = `+849${String(rows.Mentee.length + which).padStart(8, '0')}`;
      return makeMentee({ ...place, ...made, phone });
    });
    const seated = (which) => Math.min(4, perWard - which * 4);
    const sessions = mentors.map((mentor, which) => sessionOf(mentor, startAt, seated(which)));
    const later = mentors.map((mentor) => sessionOf(mentor, startAt + halfHour, 0));
    const bookings = mentees
      .slice(0, perWard)
      .map(({ id: menteeId }, which) =>
        makeBooking(sessions[Math.floor(which / 4)], { ...made, menteeId }),
      );
    rows.Ward.push(ward);
    rows.Hamlet.push(hamlet);
    rows.Venue.push(venue);
    rows.VenueUse.push({ venueId: venue.id, startAt, taken: perWard, seats: venue.seats });
    rows.Mentor.push(...mentors);
    rows.Mentee.push(...mentees);
    rows.Pair.push(
      ...bookings.map(({ menteeId }, which) =>
        makePair({ wardId, mentorId: mentors[Math.floor(which / 4)].id, menteeId, startedAt: now }),
      ),
    );
    rows.Session.push(...sessions, ...later);
    rows.Booking.push(...bookings);
    rows.PersonalLink.push(...mentees.map(({ id }) => linkOf(id, now)));
    rows.MessageIntroduction.push(...mentees.map(({ id }) => ({ recipientId: id, at: now })));
    reminders.push(
      ...bookings.map((booking) => makeReminder(booking, { wardId, dueAt: due, createdAt: now })),
    );
    crowd.push({
      wardId,
      dueAt: due,
      bookings,
      sessions,
      later,
      spare: mentees.slice(perWard),
    });
  }
  await unitOfWork.write(async (manager) => {
    for (const [name, list] of Object.entries(rows)) {
      await insert(manager, load(entityFiles[name])[name], list);
    }
    await insertReminders(manager, reminders);
  });
  // As the server's own housekeeping would have done within a minute.
  if (unitOfWork.dialect === 'postgres') await unitOfWork.read.query('ANALYZE');
  return crowd;
}

/** `count` people whose reminders fall due by their place in the crowd. */
export function bringPeople(unitOfWork, count, dueAt, perWard = 100) {
  const wards = Math.ceil(count / perWard);
  return bringCrowd(unitOfWork, { wards, perWard: Math.ceil(count / wards), dueAt });
}

const entityFiles = {
  Ward: 'modules/wards/entities/ward.entity',
  Hamlet: 'modules/wards/entities/hamlet.entity',
  Venue: 'modules/wards/entities/venue.entity',
  VenueUse: 'modules/sessions/entities/venue-use.entity',
  Mentor: 'modules/people/entities/mentor.entity',
  Mentee: 'modules/people/entities/mentee.entity',
  Pair: 'modules/matching/entities/pair.entity',
  Session: 'modules/sessions/entities/session.entity',
  Booking: 'modules/sessions/entities/booking.entity',
  MessageIntroduction: 'modules/reminders/entities/message-introduction.entity',
  PersonalLink: 'modules/access/identity/personal-link.entity',
};

function wardOf(createdAt, leadMinutes) {
  const { defaultWardSettings } = load('modules/wards/entities/ward-settings');
  const days = [1, 2, 3, 4, 5, 6, 7];
  const workingWindows = days.map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
  const settings = { ...defaultWardSettings, workingWindows, leadMinutes };
  return makeWard({ kind: 'demo', settings, createdAt });
}

const linkOf = (personId, createdAt) => ({
  id: load('platform/database/columns').newId(),
  personKind: 'mentee',
  personId,
  createdAt,
});
