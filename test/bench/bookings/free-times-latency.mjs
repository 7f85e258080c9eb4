import { makeBooking, makeSession } from '../factories.mjs';
import { addDays, at, Booking, insert, monday, Session, settle } from './world.mjs';

const mentorCount = 5000;
const sessionCount = 100_000;
const questions = 300;

/** The next free times of one mentee after the other, in a ward far larger than any. */
export async function freeTimesLatency() {
  const world = await settle(mentorCount, 1);
  try {
    await world.unitOfWork.write((manager) => fill(manager, world));
    const officer = { kind: 'officer', id: world.wardId, wardId: world.wardId };
    const times = [];
    for (let index = 0; index < questions + 20; index++) {
      const mentee = world.mentees[(index * 17) % world.mentees.length];
      const begun = performance.now();
      await world.freeTimes.freeTimes(officer, mentee.id, { days: 14, limit: 50 });
      if (index >= 20) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const point = times[Math.floor(times.length / 2)];
    const bare = await bareQuery(world);
    return [
      [`free times, ${mentorCount} mentors, ${sessionCount} sessions: median ms`, point.toFixed(1)],
      ['the same, 95th percentile ms', times[Math.floor(times.length * 0.95)].toFixed(1)],
      ["one bare query for the mentor's sessions: median ms", bare.toFixed(2)],
    ];
  } finally {
    await world.end();
  }
}

async function fill(manager, { wardId, mentors, mentees, venueIds }) {
  const perMentor = sessionCount / mentorCount;
  const starts = Array.from({ length: perMentor }, (_, nth) =>
    at(addDays(monday, 1 + Math.floor(nth / 2)), 18, nth % 2 ? 90 : 0),
  );
  const sessions = [];
  const bookings = [];
  for (const [index, mentor] of mentors.entries()) {
    for (const startAt of starts) {
      const session = makeSession({
        wardId,
        mentorId: mentor.id,
        venueId: venueIds[index % venueIds.length],
        startAt,
        seatsTaken: 1,
      });
      sessions.push(session);
      bookings.push(makeBooking(session, { menteeId: mentees[index].id }));
    }
  }
  await insert(manager, Session, sessions);
  await insert(manager, Booking, bookings);
  await manager.query(
    `INSERT INTO venue_use (venue_id, start_at, taken, seats)
     SELECT venue_id, start_at, COUNT(*), 10000 FROM session GROUP BY venue_id, start_at`,
  );
}

async function bareQuery({ unitOfWork, mentors }) {
  const times = [];
  for (let index = 0; index < questions; index++) {
    const begun = performance.now();
    await unitOfWork.read.query(`SELECT * FROM session WHERE mentor_id = ? AND start_at >= ?`, [
      mentors[(index * 17) % mentors.length].id,
      at(monday, 9),
    ]);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
