import { at } from '../bookings/world.mjs';

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
  await unitOfWork.write(async (manager) => {
    for (const statement of statementsOf(wardId, last, now)) await manager.query(statement);
  });
  const { read } = unitOfWork;
  const [{ id }] = await read.query(`SELECT id FROM session WHERE state = 'planned' ORDER BY id`);
  world.ahead = { now, sessionId: id };
  const counts = [];
  for (const table of ['session', 'booking', 'reminder', 'audit_entry', 'forbidden_pair']) {
    const [{ rows }] = await read.query(`SELECT COUNT(*) AS rows FROM ${table}`);
    counts.push(`${rows} ${table}`);
  }
  return counts;
}

function statementsOf(wardId, last, now) {
  const evening = `(WITH RECURSIVE nights(nth) AS (SELECT 0 UNION ALL SELECT nth + 1 FROM nights
    WHERE nth < ${evenings - 1}) SELECT ${last} - (${evenings - 1} - nth) * ${DAY} AS at FROM nights)`;
  // Ids that grow with time, as the program's do.
  const idOf = (kind, time, person) => `'${kind}' || ${time} || substr(${person}, 16)`;
  return [
    `INSERT INTO session (id, ward_id, mentor_id, venue_id, topic, start_at, end_at, state, seats,
       seats_taken, topics_reached, version, created_at, updated_at, is_open)
     SELECT ${idOf('s', 'e.at', 'm.id')}, '${wardId}', m.id,
       (SELECT id FROM venue ORDER BY id LIMIT 1), 'vneid', e.at, e.at + 1800000,
       CASE WHEN e.at < ${now} THEN 'held' ELSE 'planned' END, 5, 5, '[]', 1, e.at, e.at, true
     FROM ${evening} e CROSS JOIN mentor m`,
    `INSERT INTO booking (id, session_id, mentee_id, start_at, end_at, state, booked_by_kind, version,
       created_at, updated_at)
     SELECT ${idOf('b', 's.start_at', 'p.mentee_id')}, s.id, p.mentee_id, s.start_at, s.end_at,
       CASE s.state WHEN 'held' THEN 'attended' ELSE 'booked' END, 'plan', 1, s.start_at, s.start_at
     FROM session s CROSS JOIN pair p WHERE p.mentor_id = s.mentor_id AND p.ended_at IS NULL`,
    `INSERT INTO reminder (id, ward_id, booking_id, session_id, booking_version, recipient_kind,
       recipient_id, kind, session_start_at, due_at, expires_at, state, chain_index, attempts, created_at)
     SELECT 'r' || b.id, '${wardId}', b.id, b.session_id, 1, 'mentee', b.mentee_id, 'lead', b.start_at,
       b.start_at - 3600000, b.start_at, CASE b.rowid % 100 WHEN 0 THEN 'failed' ELSE 'delivered' END,
       0, 1, b.start_at
     FROM booking b`,
    `INSERT INTO audit_entry (id, ward_id, actor_kind, action, subject_id, facts, at)
     SELECT 'a' || id, '${wardId}', 'system', 'booking.plan', id, '{}', start_at FROM booking`,
    `INSERT INTO ward (id, code, name, latitude, longitude, settings, kind, created_at)
     SELECT 'other', '00002', name, latitude, longitude, settings, kind, created_at FROM ward`,
    `INSERT INTO forbidden_pair (id, ward_id, mentor_id, mentee_id, created_at)
     SELECT 'f' || p.id, CASE p.rowid % 50 WHEN 0 THEN '${wardId}' ELSE 'other' END, p.mentor_id,
       p.mentee_id, 0
     FROM pair p`,
  ];
}
