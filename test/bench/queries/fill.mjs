import { makeBooking, makeReminder, makeSession, makeWard } from '../factories.mjs';
import { at, Booking, built, insert, Session } from '../bookings/world.mjs';

const { Reminder } = built('modules/reminders/entities/reminder.entity');
const { Ward } = built('modules/wards/entities/ward.entity');

const evenings = 80;
const DAY = 86_400_000;

/**
 * Eighty evenings of every ambassador with five mentees, the last one still to come: 200,000 bookings,
 * each with a reminder and an audit entry. And forbidden pairs, most of them of another ward.
 */
export async function fill(world) {
  const { unitOfWork, wardId } = world;
  const last = at('2026-11-24', 18);
  const now = last - DAY / 2;
  const sessions = Array.from({ length: evenings }, (_, nth) => last - (evenings - 1 - nth) * DAY)
    .map((startAt) => sessionsAt(world, startAt, startAt < now))
    .flat();
  const bookings = bookingsIn(world, sessions);
  const other = makeWard();
  await unitOfWork.write(async (manager) => {
    await insert(manager, Ward, [other]);
    await insert(manager, Session, sessions);
    await insert(manager, Booking, bookings);
    await insert(manager, Reminder, bookings.map(reminderOf(wardId)));
    await manager.query(
      `INSERT INTO audit_entry (id, ward_id, actor_kind, action, subject_id, facts, at)
       SELECT 'a' || id, '${wardId}', 'system', 'booking.plan', id, '{}', start_at FROM booking`,
    );
    await manager.query(
      `INSERT INTO forbidden_pair (id, ward_id, mentor_id, mentee_id, created_at)
       SELECT 'f' || p.id, CASE p.rowid % 50 WHEN 0 THEN '${wardId}' ELSE '${other.id}' END,
         p.mentor_id, p.mentee_id, 0
       FROM pair p`,
    );
  });
  const { read } = unitOfWork;
  world.ahead = { now, sessionId: sessions.find(({ state }) => state === 'planned').id };
  const counts = [];
  for (const table of ['session', 'booking', 'reminder', 'audit_entry', 'forbidden_pair']) {
    const [{ rows }] = await read.query(`SELECT COUNT(*) AS rows FROM ${table}`);
    counts.push(`${rows} ${table}`);
  }
  return counts;
}

function sessionsAt({ wardId, venueIds, mentors }, startAt, isPast) {
  const made = { createdAt: startAt, updatedAt: startAt };
  const rest = { state: isPast ? 'completed' : 'planned', seatsTaken: 5, isOpen: true };
  return mentors.map(({ id: mentorId }) =>
    makeSession({ ...made, ...rest, wardId, mentorId, venueId: venueIds[0], startAt }),
  );
}

function bookingsIn({ mentors, mentees }, sessions) {
  const each = mentees.length / mentors.length;
  return sessions.flatMap((session, nth) => {
    const made = { createdAt: session.startAt, updatedAt: session.startAt };
    const state = session.state === 'completed' ? 'attended' : 'booked';
    const from = (nth % mentors.length) * each;
    return mentees
      .slice(from, from + each)
      .map(({ id: menteeId }) => makeBooking(session, { ...made, menteeId, state }));
  });
}

const reminderOf = (wardId) => (booking, nth) =>
  makeReminder(booking, {
    wardId,
    dueAt: booking.startAt - 3_600_000,
    state: nth % 100 === 0 ? 'failed' : 'delivered',
    attempts: 1,
    createdAt: booking.startAt,
  });
