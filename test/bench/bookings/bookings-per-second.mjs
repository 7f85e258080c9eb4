import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { at, settle } from './world.mjs';

const inFlight = 64;
const tables = ['session', 'venue_use', 'booking', 'audit_entry', 'reminder'];

/** 2,000 mentees of 400 mentors book, each session for two; then the same rows bare. */
export async function bookingsPerSecond() {
  const world = await settle(400, 5);
  try {
    const empty = join(world.folder, 'empty.sqlite');
    await copyDatabase(world.file, empty);
    const officer = { kind: 'officer', id: world.wardId, wardId: world.wardId };
    const requests = world.mentees.map((mentee, index) => ({
      menteeId: mentee.id,
      startAt: at('2026-11-24', 18, 30 * ((index % 5) >> 1)),
    }));
    const ours = await timed(() =>
      inLanes(requests, (request) => world.bookings.book(officer, request)),
    );
    const rows = await world.unitOfWork.read.query('SELECT COUNT(*) AS count FROM booking');
    const statements = await statementsOf(world);
    const bare = await bareTimes(empty, statements);
    const rate = rows[0].count / ours.seconds;
    const bareRate = statements.length / bare.seconds;
    const each = ({ processorMs }) => (processorMs / statements.length).toFixed(2);
    return [
      ['bookings committed per second, service level', Math.round(rate)],
      ['the same rows by bare SQLite, a transaction each', Math.round(bareRate)],
      ['ratio', (rate / bareRate).toFixed(2)],
      ['processor ms per booking, service level', each(ours)],
      ['processor ms per booking, bare SQLite', each(bare)],
      ['rows written per booking', (statements.flat().length / statements.length).toFixed(1)],
    ];
  } finally {
    await world.end();
  }
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
async function statementsOf({ unitOfWork }) {
  const { read } = unitOfWork;
  const all = {};
  for (const table of tables) all[table] = await read.query(`SELECT * FROM ${table}`);
  const sessions = new Map(all.session.map((row) => [row.id, row]));
  const audits = grouped(all.audit_entry, 'subject_id');
  const reminders = grouped(all.reminder, 'booking_id');
  const seen = new Set();
  return all.booking.map((booking) => {
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

async function bareTimes(file, transactions) {
  const database = new sqlite3.Database(file);
  const run = (sql, values = []) =>
    new Promise((resolve, reject) => {
      database.run(sql, values, (error) => (error ? reject(error) : resolve()));
    });
  await run('PRAGMA journal_mode = WAL');
  await run('PRAGMA synchronous = NORMAL');
  const times = await timed(async () => {
    for (const rows of transactions) {
      await run('BEGIN IMMEDIATE');
      for (const [table, row] of rows) await run(...statement(table, row));
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
