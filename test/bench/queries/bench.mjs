/**
 * How long the ways walked most take in a ward with 200,000 bookings on SQLite, without the indexes
 * of migration 0101 and with them, in the same run.
 *
 * node scripts/bench.mjs queries
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const built = (path) => require(`../../../dist/src/${path}.js`);
const say = (line) => process.stdout.write(`${line}\n`);
const mostRounds = 31;
const mostMs = 2_000;

export async function benchQueries() {
  if (!existsSync(here('../../../dist/migrations/0101-rows-found-by-index.js'))) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  const {
    RowsFoundByIndex1763700000101: Indexes,
  } = require('../../../dist/migrations/0101-rows-found-by-index.js');
  const { settle } = await import('../bookings/world.mjs');
  const { fill } = await import('./fill.mjs');
  const world = await settle(500, 5);
  try {
    const counts = await fill(world);
    say(`${counts.join(', ')}\n`);
    const ways = waysOf(world);
    const indexes = new Indexes();
    await world.unitOfWork.write((manager) => indexes.down(manager.queryRunner));
    const without = await medians(ways.filter(([, , isEndless]) => !isEndless));
    await world.unitOfWork.write((manager) => indexes.up(manager.queryRunner));
    const withThem = await medians(ways);
    say('| what | without, ms | with, ms | ratio |');
    say('| --- | --- | --- | --- |');
    for (const [what, , isEndless] of ways) {
      const after = withThem.get(what);
      const before = without.get(what);
      const ratio = isEndless ? '' : (before / after).toFixed(1);
      const told = isEndless ? 'minutes: not waited for' : before.toFixed(2);
      say(`| ${what} | ${told} | ${after.toFixed(2)} | ${ratio} |`);
    }
  } finally {
    await world.end();
  }
}

/**
 * What is measured, by name; each leaves the database as it was. Endless is what reads all bookings for
 * each of a ward's sessions when no index finds them.
 */
function waysOf({ unitOfWork, wardId, mentors, ahead }) {
  const { In } = require('typeorm');
  const { now } = ahead;
  const { Env } = built('platform/config/env');
  const { Booking } = built('modules/sessions/entities/booking.entity');
  const { ForbiddenPair } = built('modules/matching/entities/forbidden-pair.entity');
  const { Ward } = built('modules/wards/entities/ward.entity');
  const { loadPlanInput } = built('modules/sessions/planning/week-plan-input');
  const { FreedSeats } = built('modules/sessions/booking/freed-seats');
  const { SessionsService } = built('modules/sessions/leading/sessions.service');
  const { SessionQueries } = built('modules/sessions/views/session-queries');
  const { CallList } = built('modules/reminders/call-list/call-list');
  const { ReminderPlanner } = built('modules/reminders/planning/reminder-planner');
  const clock = { now: () => now };
  const env = new Env();
  const { read } = unitOfWork;
  const reminders = new ReminderPlanner(clock, env, { names: ['sms'] });
  const freed = new FreedSeats(reminders);
  const sessions = new SessionsService(unitOfWork, clock, undefined, freed, reminders);
  const calls = new CallList(unitOfWork, clock, env);
  const officer = { kind: 'officer', id: wardId, wardId };
  const states = In(['booked', 'attended', 'absent']);
  const page = { wardId, page: 1, pageSize: 50 };
  const span = { fromDate: '2026-11-23', weeks: 1, zone: env.TIME_ZONE, now };
  let version = 1;
  return [
    [
      'who is in one session, inside the writer',
      () =>
        unitOfWork.write((manager) =>
          manager.find(Booking, { where: { sessionId: ahead.sessionId, state: states } }),
        ),
    ],
    [
      'a session called off, and back again',
      async () => {
        await sessions.cancel(officer, ahead.sessionId, { version: version++, reason: 'mưa' });
        await sessions.restore(officer, ahead.sessionId, { version: version++ });
      },
    ],
    ['an ambassador’s call list', () => calls.ofMentor(mentors[0].id)],
    ['a page of the ward’s call list', () => calls.list(wardId, page)],
    [
      'a page of the ward’s bookings',
      () => new SessionQueries(unitOfWork, clock).bookings(officer, page),
    ],
    ['forbidden pairs of the ward', () => read.countBy(ForbiddenPair, { wardId })],
    [
      'all that a week plan rests on',
      async () => loadPlanInput(read, await read.findOneByOrFail(Ward, { id: wardId }), span),
      true,
    ],
  ];
}

/** Of as many rounds as fit into the time, one at least. */
async function medians(ways) {
  const found = new Map();
  for (const [what, walk] of ways) {
    const times = [];
    for (let spent = 0; times.length === 0 || (spent < mostMs && times.length < mostRounds);) {
      const from = performance.now();
      await walk();
      times.push(performance.now() - from);
      spent += times.at(-1);
    }
    found.set(what, times.toSorted((one, other) => one - other)[times.length >> 1]);
  }
  return found;
}
