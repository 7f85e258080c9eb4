import { load } from './lab.mjs';

const halfHour = 1_800_000;

/**
 * Wards of people who are booked, with a reminder each ("lead") due at `dueAt(ward)`. Every ward has
 * the same session times; its own setting says how long before them the reminder goes out. In each
 * session one seat of five is free, half an hour later stands an empty session of the same
 * ambassador, and `spare` people of each ward have no booking yet. Everybody has a personal link, as
 * after their first message.
 */
export async function bringCrowd(unitOfWork, { wards, perWard, spare = 0, dueAt }) {
  const { newId } = load('platform/database/columns');
  const { insertAll } = load('platform/database/insert-all');
  const { insertReminders } = load('modules/reminders/planning/reminder-rows');
  const now = Date.now();
  const startAt = (Math.floor(Math.max(now, dueAt(wards - 1)) / halfHour) + 5) * halfHour;
  const point = { latitude: 20.33, longitude: 105.83 };
  const made = { createdAt: now, updatedAt: now, version: 1 };
  const rows = { Ward: [], Hamlet: [], Venue: [], VenueUse: [], Mentor: [], Mentee: [] };
  Object.assign(rows, { Pair: [], Session: [], Booking: [], PersonalLink: [] });
  const reminders = [];
  const crowd = [];
  for (let index = 0; index < wards; index++) {
    const due = dueAt(index);
    const leadMinutes = (startAt - due) / 60_000;
    const ward = wardOf({ ...point, id: newId(), code: newId().slice(-10), now, leadMinutes });
    const place = { ...point, wardId: ward.id };
    const hamlet = { ...place, id: newId(), name: 'Thôn thử' };
    const venue = venueOf({ ...place, id: newId(), hamletId: hamlet.id });
    const person = (phone) =>
      personOf({ ...place, ...made, id: newId(), hamletId: hamlet.id, phone });
    const sessionCount = Math.ceil(perWard / 4);
    const mentors = Array.from({ length: sessionCount }, () => person('+84912345678'));
    const sessionOf = (mentor, at, taken) => ({
      ...made,
      id: newId(),
      wardId: ward.id,
      mentorId: mentor.id,
      venueId: venue.id,
      topic: 'vneid',
      startAt: at,
      endAt: at + halfHour,
      state: 'planned',
      seats: 5,
      seatsTaken: taken,
      isOpen: false,
      topicsReached: [],
    });
    const mentees = Array.from({ length: perWard + spare }, (_, which) =>
      person(`+849${String(rows.Mentee.length + which).padStart(8, '0')}`),
    );
    const seated = (which) => Math.min(4, perWard - which * 4);
    const sessions = mentors.map((mentor, which) => sessionOf(mentor, startAt, seated(which)));
    const later = mentors.map((mentor) => sessionOf(mentor, startAt + halfHour, 0));
    const bookings = mentees.slice(0, perWard).map((mentee, which) => ({
      ...made,
      id: newId(),
      sessionId: sessions[Math.floor(which / 4)].id,
      menteeId: mentee.id,
      startAt,
      endAt: startAt + halfHour,
      state: 'booked',
      bookedByKind: 'plan',
    }));
    rows.Ward.push(ward);
    rows.Hamlet.push(hamlet);
    rows.Venue.push(venue);
    rows.VenueUse.push({ venueId: venue.id, startAt, taken: perWard, seats: venue.seats });
    rows.Mentor.push(...mentors);
    rows.Mentee.push(...mentees);
    rows.Pair.push(
      ...bookings.map((booking, which) =>
        pairOf(ward.id, mentors[Math.floor(which / 4)], booking, now),
      ),
    );
    rows.Session.push(...sessions, ...later);
    rows.Booking.push(...bookings);
    rows.PersonalLink.push(...mentees.map(({ id }) => linkOf(id, now)));
    reminders.push(...bookings.map((booking) => leadOf(booking, ward.id, due, now)));
    crowd.push({
      wardId: ward.id,
      dueAt: due,
      bookings,
      sessions,
      later,
      spare: mentees.slice(perWard),
    });
  }
  await unitOfWork.write(async (manager) => {
    for (const [name, list] of Object.entries(rows)) {
      await insertAll(manager, load(entityFiles[name])[name], list);
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
  PersonalLink: 'modules/access/identity/personal-link.entity',
};

function wardOf({ now, leadMinutes, ...ward }) {
  const { defaultWardSettings } = load('modules/wards/entities/ward-settings');
  const days = [1, 2, 3, 4, 5, 6, 7];
  const workingWindows = days.map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
  return {
    ...ward,
    name: 'Xã thử',
    kind: 'demo',
    settings: { ...defaultWardSettings, workingWindows, leadMinutes },
    createdAt: now,
  };
}

const venueOf = (venue) => ({
  ...venue,
  name: 'Nhà văn hóa thôn thử',
  kind: 'hall',
  seats: 1000,
  hasWifi: true,
  isStepFree: true,
});

const personOf = (person) => ({
  ...person,
  identityKey: person.id,
  fullName: 'Người Thử',
  sortName: 'Thử',
  languages: ['vi'],
  topics: ['vneid'],
  windows: [],
  groups: [],
  support: [],
  isPriority: false,
  isHomebound: false,
  isActive: true,
});

const pairOf = (wardId, mentor, { menteeId }, startedAt) => ({
  id: load('platform/database/columns').newId(),
  wardId,
  mentorId: mentor.id,
  menteeId,
  metres: 500,
  facts: {},
  isLocked: false,
  startedAt,
});

const linkOf = (personId, createdAt) => ({
  id: load('platform/database/columns').newId(),
  personKind: 'mentee',
  personId,
  createdAt,
});

const leadOf = (booking, wardId, dueAt, now) => ({
  wardId,
  bookingId: booking.id,
  sessionId: booking.sessionId,
  bookingVersion: 1,
  recipientKind: 'mentee',
  recipientId: booking.menteeId,
  kind: 'lead',
  sessionStartAt: booking.startAt,
  dueAt,
  expiresAt: booking.startAt,
  facts: null,
  createdAt: now,
});
