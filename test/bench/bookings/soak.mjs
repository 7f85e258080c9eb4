/**
 * Eight clients do whatever comes to mind with bookings and sessions, over HTTP, on PostgreSQL with
 * four processes; one act in ten is sent twice at once under one Idempotency-Key, to two processes.
 * Afterwards every invariant is read from the rows, each promise is still kept, and the audit counts
 * as many acts as were answered with success: so a refusal left nothing.
 *
 * node test/bench/bookings/soak.mjs [acts] [seed] [port]   10,000 acts, seed 1, ports from 4300; needs a build
 *
 * TEST_DATABASE_URL names a PostgreSQL server where databases may be made. Status 1 when something broke.
 */
import { createRequire } from 'node:module';
import { onPostgres, withServices } from './services.mjs';
import { addDays, at, newId } from './world.mjs';

const require = createRequire(import.meta.url);
require('../../support/typescript.cjs');
const { assertSound } = require('../../support/worlds/session-world.ts');

const [total = 10_000, seed = 1, firstPort = 4300] = process.argv.slice(2).map(Number);
const clients = 8;
const say = (line) => process.stdout.write(`${line}\n`);

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const times = [1, 2].flatMap((days) =>
  [18, 19, 20].flatMap((hour) => [0, 30].map((minute) => at(addDays(today, days), hour, minute))),
);
const random = randomFrom(seed);
const oneOf = (list) => list[Math.floor(random() * list.length)];

/** What each act asks for, and which entry of the audit a success leaves. */
const acts = {
  book: { audit: 'booking.book', ask: (town) => ['POST', '/bookings', wish(town)] },
  hold: { audit: 'booking.hold', ask: (town) => ['POST', '/holds', wish(town)] },
  'confirm a hold': {
    audit: 'booking.confirm',
    ask: (town) => ['POST', `/bookings/${pick(town.bookings).id}/confirmation`, {}],
  },
  wait: {
    audit: 'booking.wait',
    ask: (town) => [
      'POST',
      `/sessions/${pick(town.sessions).id}/waiting`,
      { menteeId: oneOf(town.mentees).id },
    ],
  },
  move: {
    audit: 'booking.move',
    ask: (town) => {
      const { id, version } = pick(town.bookings);
      return ['PATCH', `/bookings/${id}`, { version, startAt: oneOf(times) }];
    },
  },
  cancel: {
    ask: (town) => {
      const { id, version } = pick(town.bookings);
      return ['POST', `/bookings/${id}/cancellation`, { version }];
    },
  },
  'confirm a session': {
    audit: 'session.confirm',
    ask: (town) => onSession(town, 'POST', 'confirmation'),
  },
  'change seats': {
    audit: 'session.seats',
    ask: (town) => onSession(town, 'PUT', 'seats', { seats: 1 + Math.floor(random() * 5) }),
  },
  reassign: {
    audit: 'session.reassign',
    ask: (town) =>
      onSession(town, 'POST', 'changes', { mentorId: oneOf(town.mentors).id, reason: 'thử' }),
  },
  'cancel a session': {
    audit: 'session.cancel',
    // A session that nobody is left in falls by itself, without a reason.
    facts: '%"thử"%',
    ask: (town) => onSession(town, 'POST', 'cancellation', { reason: 'thử' }),
  },
};
/** So often each comes to mind. */
const mind = Object.entries({
  book: 8,
  hold: 3,
  'confirm a hold': 2,
  wait: 3,
  move: 5,
  cancel: 5,
  'confirm a session': 1,
  'change seats': 3,
  reassign: 2,
  'cancel a session': 1,
}).flatMap(([name, times_]) => Array.from({ length: times_ }, () => name));

await onPostgres(async (url) => {
  const size = { processes: 4, firstPort, mentors: 6, menteesEach: 6, url };
  await withServices(size, async ({ unitOfWork, mentors, mentees }, ask) => {
    const town = { mentors, mentees, bookings: new Map(), sessions: new Map() };
    const tally = Object.fromEntries(Object.keys(acts).map((name) => [name, { done: 0, no: 0 }]));
    const faults = [];
    const begun = performance.now();
    let left = total;
    const client = async (nth) => {
      while (left-- > 0) await attempt(nth, town, ask, tally, faults);
    };
    await Promise.all(Array.from({ length: clients }, (_, nth) => client(nth)));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    await judge(unitOfWork.read, town, tally, faults);
    for (const [name, { done, no }] of Object.entries(tally)) {
      say(`${name}: ${done} done, ${no} refused`);
    }
    say(`${total} acts, seed ${seed}, ${seconds} s: ${faults.length} faults`);
    for (const fault of faults.slice(0, 20)) say(`  ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  });
});

async function attempt(nth, town, ask, tally, faults) {
  const name = oneOf(mind);
  if (town.bookings.size === 0 && name !== 'book') return;
  const [method, path, body] = acts[name].ask(town);
  const isTwice = random() < 0.1;
  const key = isTwice ? newId() : undefined;
  const answers = await Promise.all(
    (isTwice ? [nth, nth + 1] : [nth]).map((process_) => ask(process_, method, path, body, key)),
  );
  const [{ status, body: answer }] = answers;
  if (new Set(answers.map((one) => JSON.stringify(one))).size > 1) {
    faults.push(
      `${name} was answered ${answers.map((one) => one.status).join(' and ')} to one key`,
    );
  }
  if (status < 300) {
    tally[name].done += 1;
    remember(town, answer);
  } else if (status === 409) tally[name].no += 1;
  else faults.push(`${name}: ${status} ${JSON.stringify(answer)}`);
}

function remember(town, answer) {
  // A change tells what became of the session, which is one version further.
  for (const { kind, subjectId } of answer.items ?? []) {
    const known = kind === 'session' && town.sessions.get(subjectId);
    if (known) keepNewest(town.sessions, { ...known, version: known.version + 1 });
  }
  const { booking = answer.menteeId && answer, session = answer.mentorId && answer } = answer;
  if (booking) keepNewest(town.bookings, booking);
  if (session) keepNewest(town.sessions, session);
}

function keepNewest(known, { id, version }) {
  if ((known.get(id)?.version ?? 0) <= version) known.set(id, { id, version });
}

async function judge(read, town, tally, faults) {
  await assertSound(read).catch((error) => faults.push(...error.message.split('\n')));
  const rows = await read.query('SELECT id, version FROM booking');
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  for (const { id, version } of town.bookings.values()) {
    if (!(versions.get(id) >= version)) faults.push(`Booking ${id} was promised and is gone.`);
  }
  for (const [name, { audit, facts = '%' }] of Object.entries(acts)) {
    if (!audit) continue;
    const [{ count }] = await read.query(
      `SELECT COUNT(*) AS count FROM audit_entry
       WHERE action = $1 AND actor_kind = 'officer' AND facts LIKE $2`,
      [audit, facts],
    );
    if (Number(count) !== tally[name].done) {
      faults.push(`${name} succeeded ${tally[name].done} times, the audit knows of ${count}`);
    }
  }
}

function wish(town) {
  return { menteeId: oneOf(town.mentees).id, startAt: oneOf(times) };
}

function onSession(town, method, what, more = {}) {
  const { id, version } = pick(town.sessions);
  return [method, `/sessions/${id}/${what}`, { version, ...more }];
}

/** Mostly one of the latest, which is more likely to be still alive. */
function pick(known) {
  const all = [...known.values()];
  return random() < 0.7 ? oneOf(all.slice(-60)) : oneOf(all);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32); who asks first gets which is chance. */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
