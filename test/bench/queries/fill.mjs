import { createRequire } from 'node:module';
import { at, Booking, insertAll, newId, Session } from '../bookings/world.mjs';

const require = createRequire(import.meta.url);
const built = (path) => require(`../../../dist/src/${path}.js`);
const { AuditEntry } = built('modules/access/audit/audit-entry.entity');
const { ForbiddenPair } = built('modules/matching/entities/forbidden-pair.entity');
const { Reminder } = built('modules/reminders/entities/reminder.entity');
const { Ward } = built('modules/wards/entities/ward.entity');

const evenings = 80;
const rowsATime = 4_000;
const DAY = 86_400_000;

/**
 * Eighty evenings of every ambassador with five mentees: 200,000 bookings, each with a reminder and
 * an audit entry; the last one is still to come. And forbidden pairs of another ward.
 */
export async function fill(world) {
  const { unitOfWork, wardId, mentors, mentees, venueIds } = world;
  const last = at('2026-11-24', 18);
  world.ahead = { now: last - DAY, sessionId: null };
  const rows = { sessions: [], bookings: [], reminders: [], entries: [] };
  for (let evening = 0; evening < evenings; evening++) {
    const startAt = last - (evenings - 1 - evening) * DAY;
    const times = { startAt, endAt: startAt + 1_800_000, createdAt: startAt, updatedAt: startAt };
    const isOver = startAt < world.ahead.now;
    for (const [index, { id: mentorId }] of mentors.entries()) {
      const session = { id: newId(), wardId, mentorId, venueId: venueIds[index % 20], ...times };
      rows.sessions.push({ ...session, ...held(isOver) });
      world.ahead.sessionId ??= isOver ? null : session.id;
      for (const mentee of mentees.slice(index * 5, index * 5 + 5)) {
        addBooking(rows, { session, mentee, isOver });
      }
    }
  }
  const otherWard = newId();
  const forbidden = mentees.map(({ id }, index) => ({
    id: newId(),
    wardId: index < 50 ? wardId : otherWard,
    mentorId: mentors[index % 500].id,
    menteeId: id,
    createdAt: 0,
  }));
  await unitOfWork.write(async (manager) => {
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    await manager.insert(Ward, { ...ward, id: otherWard, code: '00002' });
    await insertAll(manager, ForbiddenPair, forbidden);
  });
  await add(unitOfWork, Session, rows.sessions);
  await add(unitOfWork, Booking, rows.bookings);
  await add(unitOfWork, Reminder, rows.reminders);
  await add(unitOfWork, AuditEntry, rows.entries);
  return [
    `${rows.sessions.length} sessions`,
    `${rows.bookings.length} bookings`,
    `${rows.reminders.length} reminders`,
    `${rows.entries.length} audit entries`,
    `${forbidden.length} forbidden pairs`,
  ];
}

function held(isOver) {
  return {
    topic: 'vneid',
    state: isOver ? 'held' : 'planned',
    seats: 5,
    seatsTaken: 5,
    isOpen: true,
    note: null,
    topicsReached: [],
    cancelReason: null,
    version: 1,
  };
}

function addBooking({ bookings, reminders, entries }, { session, mentee, isOver }) {
  const { id: sessionId, wardId, startAt, endAt, createdAt, updatedAt } = session;
  const id = newId();
  bookings.push({
    id,
    sessionId,
    menteeId: mentee.id,
    startAt,
    endAt,
    createdAt,
    updatedAt,
    state: isOver ? 'attended' : 'booked',
    heldUntil: null,
    version: 1,
    bookedByKind: 'plan',
    bookedById: null,
    bookedBecause: null,
  });
  const isFailed = reminders.length % 100 === 0;
  reminders.push({
    id: newId(),
    wardId,
    bookingId: id,
    sessionId,
    bookingVersion: 1,
    kind: 'lead',
    recipientKind: 'mentee',
    recipientId: mentee.id,
    sessionStartAt: startAt,
    dueAt: startAt - 3_600_000,
    expiresAt: startAt,
    createdAt,
    facts: null,
    state: isFailed ? 'failed' : 'delivered',
    chainIndex: 0,
    attempts: 1,
  });
  entries.push({
    id: newId(),
    wardId,
    actorKind: 'system',
    actorId: null,
    action: 'booking.plan',
    subjectId: id,
    facts: {},
    at: createdAt,
  });
}

async function add(unitOfWork, entity, rows) {
  for (let from = 0; from < rows.length; from += rowsATime) {
    const part = rows.slice(from, from + rowsATime);
    await unitOfWork.write((manager) => insertAll(manager, entity, part));
  }
}
