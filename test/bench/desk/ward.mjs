import {
  makeBooking,
  makeHamlet,
  makeMentee,
  makeMentor,
  makePair,
  makeSession,
  makeVenue,
  makeWard,
} from '../factories.mjs';
import { built, insert, newId } from '../bookings/world.mjs';

const [mentorCount, menteeCount, leftCount] = [300, 2000, 150];
const WEEK_MS = 7 * 86_400_000;

const given = ['Nga', 'Hùng', 'Lan', 'Đạt', 'Ánh', 'Phương', 'Sơn', 'Thảo', 'Yến', 'Quý'];
const middle = ['Thị', 'Văn', 'Minh', 'Thu', 'Đức'];
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi'];

/** The same people every time. */
export async function fill(unitOfWork) {
  const entity = (path) => Object.values(built(path)).find((one) => typeof one === 'function');
  const { defaultWardSettings } = built('modules/wards/entities/ward-settings');
  const random = seeded(20261129);
  const from = (list) => list[Math.floor(random() * list.length)];
  const ward = makeWard({ code: '30001', settings: defaultWardSettings });
  const hamlets = Array.from({ length: 14 }, (_, index) =>
    makeHamlet({
      wardId: ward.id,
      name: `Xóm ${index + 1}`,
      latitude: ward.latitude + (random() - 0.5) * 0.06,
      longitude: ward.longitude + (random() - 0.5) * 0.06,
    }),
  );
  const topics = [['vneid'], ['vneid', 'cashless'], ['cashless'], ['vneid', 'cashless', 'zalo']];
  const person = () => {
    const hamlet = from(hamlets);
    return {
      wardId: ward.id,
      hamletId: hamlet.id,
      fullName: `${from(family)} ${from(middle)} ${from(given)}`,
      phone: `+8498${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
      latitude: hamlet.latitude + (random() - 0.5) * 0.01,
      longitude: hamlet.longitude + (random() - 0.5) * 0.01,
      topics: from(topics),
      windows: defaultWardSettings.workingWindows,
    };
  };
  const mentors = Array.from({ length: mentorCount }, () => makeMentor(person()));
  const mentees = Array.from({ length: menteeCount }, () =>
    makeMentee({ ...person(), groups: from([['elderly'], ['farmer'], []]) }),
  );
  const pairs = mentees.slice(0, menteeCount - leftCount).map(({ id: menteeId }, index) =>
    makePair({
      wardId: ward.id,
      mentorId: mentors[index % mentorCount].id,
      menteeId,
      metres: Math.floor(random() * 3000),
    }),
  );
  const venues = hamlets.map(({ id: hamletId, latitude, longitude }, index) =>
    makeVenue({ wardId: ward.id, hamletId, name: `Nhà văn hóa ${index + 1}`, latitude, longitude }),
  );
  const { monday, evenings } = nextWeek();
  const about = { ward, mentors, pairs, venues };
  const { sessions, bookings } = lessonsOf({ ...about, evenings });
  // Two weeks that are over: of the first it is written down who came.
  const [noted, unnoted] = [-3, -2].map((weeks) =>
    lessonsOf({ ...about, evenings: evenings.map((at) => at + weeks * WEEK_MS) }),
  );
  for (const session of noted.sessions) session.state = 'completed';
  noted.bookings.forEach((booking, nth) => {
    booking.state = nth % 7 === 0 ? 'absent' : 'attended';
  });
  const links = [
    ...mentors.map(({ id }) => ['mentor', id]),
    ...mentees.map(({ id }) => ['mentee', id]),
  ].map(([personKind, personId]) => ({
    id: newId(),
    personKind,
    personId,
    createdAt: 0,
    revokedAt: null,
  }));
  const { walkInDay, serving, tickets } = walkInOf({ ward, mentors, mentees, venues });
  const all = (rows) => [{ sessions, bookings }, noted, unnoted].flatMap((week) => week[rows]);
  await unitOfWork.write(async (manager) => {
    await insert(manager, entity('modules/wards/entities/ward.entity'), [ward]);
    await insert(manager, entity('modules/wards/entities/hamlet.entity'), hamlets);
    await insert(manager, entity('modules/people/entities/mentor.entity'), mentors);
    await insert(manager, entity('modules/people/entities/mentee.entity'), mentees);
    await insert(manager, built('modules/matching/entities/pair.entity').Pair, pairs);
    await insert(manager, entity('modules/wards/entities/venue.entity'), venues);
    await insert(manager, entity('modules/sessions/entities/session.entity'), all('sessions'));
    await insert(
      manager,
      built('modules/sessions/entities/booking.entity').Booking,
      all('bookings'),
    );
    await insert(manager, entity('modules/access/identity/personal-link.entity'), links);
    await insert(manager, entity('modules/sessions/entities/walk-in-day.entity'), [walkInDay]);
    await insert(manager, entity('modules/sessions/entities/walk-in-mentor.entity'), serving);
    await insert(manager, entity('modules/sessions/entities/walk-in-ticket.entity'), tickets);
  });
  const known = { ward, hamlets, venues, mentors, mentees, walkInDay, tickets };
  return { ...known, sessions, bookings, monday };
}

/** The Monday after today, and the first half hour of its evening and of the next ones, in Vietnam. */
function nextWeek() {
  const today = new Date(Date.now() + 7 * 3_600_000);
  const days = ((8 - today.getUTCDay()) % 7) + 7;
  today.setUTCDate(today.getUTCDate() + days);
  const monday = today.toISOString().slice(0, 10);
  const sixInTheEvening = Date.parse(`${monday}T18:00:00+07:00`);
  return { monday, evenings: [0, 1, 2, 3, 4].map((day) => sixInTheEvening + day * 86_400_000) };
}

/** Of each ambassador's mentees, three together, at their hall. */
function lessonsOf({ ward, mentors, pairs, venues, evenings }) {
  const sessions = [];
  const bookings = [];
  mentors.forEach(({ id: mentorId }, nth) => {
    const own = pairs.filter((pair) => pair.mentorId === mentorId);
    for (let from = 0; from < own.length; from += 3) {
      const together = own.slice(from, from + 3);
      const startAt = evenings[(nth + from) % 5] + (nth % 6) * 1_800_000;
      const endAt = startAt + 1_800_000;
      const session = makeSession({
        wardId: ward.id,
        mentorId,
        venueId: venues[nth % venues.length].id,
        startAt,
        endAt,
        topic: 'vneid',
        seatsTaken: together.length,
      });
      sessions.push(session);
      for (const { menteeId } of together) {
        bookings.push(makeBooking(session, { menteeId }));
      }
    }
  });
  return { sessions, bookings };
}

/** A walk-in day of today with a long line. */
function walkInOf({ ward, mentors, mentees, venues }) {
  const now = Date.now();
  const date = new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
  const stamps = { version: 1, createdAt: now, updatedAt: now };
  const walkInDay = {
    id: newId(),
    wardId: ward.id,
    venueId: venues[0].id,
    date,
    startAt: Date.parse(`${date}T00:00:00+07:00`),
    endAt: Date.parse(`${date}T23:30:00+07:00`),
    topics: ['vneid', 'cashless'],
    seats: 6,
    isOutsideHours: true,
    state: 'open',
    cancelReason: null,
    lastNumber: 150,
    ...stamps,
  };
  const serving = mentors
    .slice(0, 6)
    .map(({ id: mentorId }) => ({ walkInDayId: walkInDay.id, mentorId }));
  const tickets = mentees.slice(0, 150).map(({ id: menteeId }, nth) => ({
    id: newId(),
    walkInDayId: walkInDay.id,
    menteeId,
    number: nth + 1,
    turn: 1,
    topic: 'vneid',
    isPriority: nth % 5 === 0,
    bookingId: null,
    goneBecause: null,
    ...stamps,
  }));
  return { walkInDay, serving, tickets };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
