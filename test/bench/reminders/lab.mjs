/**
 * What the programs in this folder share: a PostgreSQL database and a Redis of their own, workers as
 * processes, and reminders of made-up bookings. Needs TEST_DATABASE_URL, `redis-server`, and a build.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const dist = resolve(
  process.env.BENCH_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url)),
);
const require = createRequire(join(dist, 'src/'));
export const load = (path) => require(join(dist, 'src', path));

export async function openLab(databaseUrl = process.env.TEST_DATABASE_URL) {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-lab-'));
  const { Client } = require('pg');
  const name = `tung_ngo_lab_${process.pid}`;
  const onServer = async (statement) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  let url = `sqlite:${join(folder, 'lab.sqlite')}`;
  if (databaseUrl) {
    await onServer(`CREATE DATABASE ${name}`);
    url = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  }
  const { openDatabase } = load('database/open-database');
  const unitOfWork = await openDatabase(url);
  return {
    folder,
    url,
    unitOfWork,
    async close() {
      await unitOfWork.close();
      if (databaseUrl) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis that may be killed and started again. */
export function redisOn(port) {
  let child;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = [
        '--port',
        String(port),
        '--save',
        '',
        '--appendonly',
        'no',
        '--bind',
        '127.0.0.1',
      ];
      child = spawn('redis-server', options, { stdio: 'ignore' });
      for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await pause(50);
    },
    kill() {
      child?.kill('SIGKILL');
    },
  };
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

/** A whole worker process of the service. `kill` is kill -9; `ready` resolves when it sweeps. */
export function startWorker(settings) {
  const program = `
    const { parseEnv } = require(${JSON.stringify(join(dist, 'src/config/env.js'))});
    const { startService } = require(${JSON.stringify(join(dist, 'src/main.js'))});
    startService(parseEnv(process.env)).then(() => process.send('ready'), (error) => {
      console.error(error);
      process.exit(1);
    });`;
  const child = spawn(process.execPath, ['-e', program], {
    env: { ...process.env, ROLE: 'worker', ...settings },
    stdio: ['ignore', 'ignore', settings.LOUD ? 'inherit' : 'ignore', 'ipc'],
    cwd: settings.DATA_DIR,
  });
  const ready = new Promise((done) => child.once('message', done));
  const gone = new Promise((done) => child.once('exit', done));
  return {
    ready,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** One ward, and `count` mentees with a booking and one reminder each; `dueAt` by index. */
export async function seed(unitOfWork, count, dueAt) {
  const { newId } = load('database/columns');
  const { insertReminders } = load('reminders/reminder-rows');
  const { defaultWardSettings } = load('wards/ward-settings');
  const { Ward } = load('wards/ward.entity');
  const { Hamlet } = load('wards/hamlet.entity');
  const { Mentor } = load('people/mentor.entity');
  const { Mentee } = load('people/mentee.entity');
  const { Session } = load('sessions/session.entity');
  const { Booking } = load('sessions/booking.entity');
  const point = { latitude: 20.33, longitude: 105.83 };
  const now = Date.now();
  const startAt = Math.ceil((now + 6 * 3_600_000) / 1_800_000) * 1_800_000;
  const times = { startAt, endAt: startAt + 1_800_000 };
  const ward = {
    ...point,
    id: newId(),
    code: newId().slice(-10),
    name: 'Xã thử',
    kind: 'demo',
    settings: defaultWardSettings,
    createdAt: now,
  };
  const hamlet = { ...point, id: newId(), wardId: ward.id, name: 'Thôn thử' };
  const person = (phone) => ({
    ...point,
    id: newId(),
    wardId: ward.id,
    hamletId: hamlet.id,
    identityKey: newId(),
    fullName: 'Người Thử',
    sortName: 'Thử',
    phone,
    languages: ['vi'],
    topics: ['vneid'],
    windows: [],
    isActive: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  const mentor = person('+84912345678');
  const session = {
    ...times,
    id: newId(),
    wardId: ward.id,
    mentorId: mentor.id,
    topic: 'vneid',
    state: 'planned',
    seats: 5,
    seatsTaken: 0,
    topicsReached: [],
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const mentees = Array.from({ length: count }, (_, index) => ({
    ...person(`+849${String(index).padStart(8, '0')}`),
    groups: [],
    support: [],
    isPriority: false,
    isHomebound: false,
  }));
  const bookings = mentees.map(({ id }) => ({
    ...times,
    id: newId(),
    sessionId: session.id,
    menteeId: id,
    state: 'booked',
    bookedByKind: 'plan',
    version: 1,
    createdAt: now,
    updatedAt: now,
  }));
  await unitOfWork.write(async (manager) => {
    await manager.insert(Ward, ward);
    await manager.insert(Hamlet, hamlet);
    await manager.insert(Mentor, mentor);
    await manager.insert(Session, session);
    for (let from = 0; from < count; from += 500) {
      await manager.insert(Mentee, mentees.slice(from, from + 500));
      await manager.insert(Booking, bookings.slice(from, from + 500));
    }
    await insertReminders(
      manager,
      bookings.map((booking, index) => ({
        wardId: ward.id,
        bookingId: booking.id,
        sessionId: session.id,
        bookingVersion: 1,
        recipientKind: 'mentee',
        recipientId: booking.menteeId,
        kind: 'lead',
        sessionStartAt: startAt,
        dueAt: dueAt(index),
        expiresAt: startAt,
        facts: null,
        createdAt: now,
      })),
    );
  });
  return {
    bookings: bookings.map((booking, index) => ({ ...booking, dueAt: dueAt(index) })),
    session,
  };
}

export const zaloSettings = (url) => ({
  ZALO_BASE_URL: url,
  ZALO_ACCESS_TOKEN: 't',
  ZALO_TEMPLATE_ID: '1',
});
export const smsSettings = (url) => ({
  ESMS_BASE_URL: url,
  ESMS_API_KEY: 'k',
  ESMS_SECRET_KEY: 's',
  ESMS_BRAND_NAME: 'TN',
});

export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
