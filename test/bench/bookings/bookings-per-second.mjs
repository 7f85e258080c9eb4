import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { at, settle } from './world.mjs';

const inFlight = 64;
const evenings = ['2026-11-24', '2026-11-25', '2026-11-26'];
const busyEvening = '2026-11-27';
const tables = ['session', 'venue_use', 'booking', 'audit_entry', 'reminder'];

/**
 * 2,000 mentees of 400 mentors book on three evenings, each session for two; the first evening warms
 * the program up. Then the rows of the other two go into a copy of the empty database, bare. On a
 * fourth evening the mentees of a mentor come one after the other, so that callers of the same moment
 * want the same half hour.
 */
export async function bookingsPerSecond() {
  const world = await settle(400, 5);
  try {
    const officer = { kind: 'officer', id: world.wardId, wardId: world.wardId };
    const byMentor = world.mentees.map((_, index) => index);
    const mixed = byMentor.map((index) => (index % 400) * 5 + Math.floor(index / 400));
    const evening = (date, order = mixed) =>
      order.map((index) => ({
        menteeId: world.mentees[index].id,
        startAt: at(date, 18, 30 * ((index % 5) >> 1)),
      }));
    const book = (request) => world.bookings.book(officer, request);
    await inLanes(evening(evenings[0]), book);
    const warm = join(world.folder, 'warm.sqlite');
    await copyDatabase(world.file, warm);
    const since = at(evenings[1], 0);
    const ours = await timed(() =>
      inLanes(
        evenings.slice(1).flatMap((date) => evening(date)),
        book,
      ),
    );
    const statements = await statementsOf(world, since);
    const rivals = evening(busyEvening, byMentor);
    const contended = await timed(() => inLanes(rivals, book));
    const again = join(world.folder, 'again.sqlite');
    await copyDatabase(warm, again);
    const alone = await bareTimes(warm, statements, 1);
    const together = await bareTimes(again, statements, 20);
    const count = statements.length;
    return [
      ...figures('through the service', ours, count),
      ...figures('where all want what others want', contended, rivals.length),
      ...figures('the same rows by bare SQLite, a transaction each', alone, count),
      ...figures('the same rows by bare SQLite, twenty in a transaction', together, count),
      ['ratio to bare SQLite, a transaction each', (alone.seconds / ours.seconds).toFixed(2)],
      ['rows written per booking', (statements.flat().length / statements.length).toFixed(1)],
    ];
  } finally {
    await world.end();
  }
}

function figures(how, { seconds, processorMs }, count) {
  return [
    [`bookings committed per second, ${how}`, Math.round(count / seconds)],
    [`processor ms per booking, ${how}`, (processorMs / count).toFixed(2)],
  ];
}

async function inLanes(items, work) {
  let next = 0;
  const lane = async () => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

/** Other work on the machine stretches the seconds, hardly the processor time. */
async function timed(work) {
  const begun = performance.now();
  const usedBefore = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(usedBefore);
  return { seconds: (performance.now() - begun) / 1000, processorMs: (user + system) / 1000 };
}

/** The rows that the bookings left, by booking: what a program without any service would write. */
async function statementsOf({ unitOfWork }, since) {
  const { read } = unitOfWork;
  const all = {};
  for (const table of tables) all[table] = await read.query(`SELECT * FROM ${table}`);
  const booked = all.booking.filter(({ start_at: startAt }) => startAt >= since);
  const sessions = new Map(all.session.map((row) => [row.id, row]));
  const audits = grouped(all.audit_entry, 'subject_id');
  const reminders = grouped(all.reminder, 'booking_id');
  const seen = new Set();
  return booked.map((booking) => {
    const session = sessions.get(booking.session_id);
    const isFirst = !seen.has(session.id);
    seen.add(session.id);
    const told = [
      ...(audits.get(booking.id) ?? []),
      ...((isFirst && audits.get(session.id)) || []),
    ];
    return [
      ...(isFirst ? [['session', session]] : []),
      ['venue_use', { venue_id: session.venue_id, start_at: session.start_at }],
      ['booking', booking],
      ...told.map((row) => ['audit_entry', row]),
      ...(reminders.get(booking.id) ?? []).map((row) => ['reminder', row]),
    ];
  });
}

function grouped(rows, column) {
  const groups = new Map();
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
  return groups;
}

async function copyDatabase(from, to) {
  const database = new sqlite3.Database(from);
  await new Promise((resolve, reject) => {
    database.run('VACUUM INTO ?', [to], (error) => (error ? reject(error) : resolve()));
  });
  await new Promise((resolve) => database.close(resolve));
}

/** As many bookings in each transaction as told, with the settings of our own writer. */
async function bareTimes(file, bookings, together) {
  const database = new sqlite3.Database(file);
  const run = (sql, values = []) =>
    new Promise((resolve, reject) => {
      database.run(sql, values, (error) => (error ? reject(error) : resolve()));
    });
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'temp_store = MEMORY'];
  for (const pragma of pragmas) await run(`PRAGMA ${pragma}`);
  const times = await timed(async () => {
    for (let from = 0; from < bookings.length; from += together) {
      await run('BEGIN IMMEDIATE');
      for (const [table, row] of bookings.slice(from, from + together).flat()) {
        await run(...statement(table, row));
      }
      await run('COMMIT');
    }
  });
  await new Promise((resolve) => database.close(resolve));
  return times;
}

function statement(table, row) {
  if (table === 'venue_use') {
    return [
      `INSERT INTO venue_use (venue_id, start_at, taken, seats) VALUES (?, ?, 1, 10000)
       ON CONFLICT (venue_id, start_at) DO UPDATE SET taken = taken + 1 WHERE taken < seats`,
      [row.venue_id, row.start_at],
    ];
  }
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  return [`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, Object.values(row)];
}
