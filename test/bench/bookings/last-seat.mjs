/**
 * 200 people want the last seat at the same moment, over HTTP, 50 times on SQLite with one process
 * and 50 times on PostgreSQL with four: each time one must be answered 201 and 199 with 409.
 *
 * node test/bench/bookings/last-seat.mjs [rounds] [port]    50 rounds, ports from 4300; needs a build
 *
 * TEST_DATABASE_URL names a PostgreSQL server where databases may be made; without it SQLite alone.
 * Ends with status 1 when a round went otherwise.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { addDays, at, insertAll, newId, officerToken, Session, settle } from './world.mjs';

const people = 200;
const secret = 'a secret of the bench alone, long enough';
const program = fileURLToPath(new URL('../../../bin/tung-ngo.js', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const [rounds = 50, firstPort = 4300] = process.argv.slice(2).map(Number);
await play('SQLite, one process', 1);
const server = process.env.TEST_DATABASE_URL;
if (server) {
  const url = new URL(server);
  url.pathname = `/tung_ngo_${newId().replaceAll('-', '')}`;
  const name = url.pathname.slice(1);
  await onServer(`CREATE DATABASE ${name}`);
  await play('PostgreSQL, four processes', 4, url.href);
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
}

async function play(name, processes, url) {
  const world = await settle(1, people, url);
  const services = [];
  try {
    const token = await officerToken(world, secret);
    const settings = {
      PATH: process.env.PATH,
      ROLE: url ? 'web' : 'all',
      SECRET: secret,
      DATABASE_URL: url ?? `sqlite:${world.file}`,
    };
    for (let nth = 0; nth < processes; nth++) {
      const folder = join(world.folder, `process-${nth}`);
      services.push(await start(firstPort + nth, { ...settings, DATA_DIR: folder }));
    }
    const counts = {};
    let right = 0;
    const begun = performance.now();
    for (let round = 0; round < rounds; round++) {
      const statuses = await race(world, round, token, services);
      for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
      const seated = await seatsTaken(world, round);
      const isRight = statuses.filter((status) => status === 201).length === 1 && seated === 1;
      if (isRight && statuses.every((status) => status === 201 || status === 409)) right += 1;
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(
      `${name}: ${right} of ${rounds} rounds right, answers ${JSON.stringify(counts)}, ${seconds} s`,
    );
    if (right < rounds) process.exitCode = 1;
  } finally {
    for (const service of services) await service.stop();
    await world.end();
  }
}

/** A session with one seat at a time of its own, and everybody asks for it at once. */
async function race({ unitOfWork, wardId, venueIds, mentors, mentees }, round, token, services) {
  const startAt = startOf(round);
  const session = {
    id: newId(),
    wardId,
    mentorId: mentors[0].id,
    venueId: venueIds[0],
    topic: 'vneid',
    startAt,
    endAt: startAt + 1_800_000,
    state: 'planned',
    seats: 1,
    seatsTaken: 0,
    isOpen: true,
    topicsReached: [],
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  };
  await unitOfWork.write((manager) => insertAll(manager, Session, [session]));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const ask = async ({ id: menteeId }, index) => {
    const body = JSON.stringify({ menteeId, sessionId: session.id });
    const { base } = services[index % services.length];
    const answer = await fetch(`${base}/api/v1/bookings`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  };
  return Promise.all(mentees.map(ask));
}

/** Six half hours an evening, from tomorrow on. */
function startOf(round) {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return at(addDays(today, 1 + Math.floor(round / 6)), 18, (round % 6) * 30);
}

async function seatsTaken({ unitOfWork }, round) {
  const bookings = await unitOfWork.read.query(
    `SELECT id FROM booking WHERE start_at = ${startOf(round)} AND state = 'booked'`,
  );
  return bookings.length;
}

async function start(port, settings) {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...settings, PORT: String(port) },
    cwd: join(settings.DATA_DIR, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  }
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The service ended:\n${said}`);
    const isUp = await fetch(`${base}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { base, stop };
}

async function onServer(statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
