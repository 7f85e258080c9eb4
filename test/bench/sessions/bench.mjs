/**
 * How long the service takes to plan two weeks of a ward of 300 ambassadors and 2,100 mentees with
 * scattered free times and halls of 15 seats: load, plan, check, store with reminders and audit; and
 * the same without the database around it, in the same run.
 *
 * npm run bench:sessions                   evenings and half days that each pair shares
 * npm run bench:sessions -- --scattered    the hardest found: half hours at random, shared or not, teams
 *                                          of any size, one hall of 2 seats
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const built = (path) => require(`../../../dist/src/${path}.js`);
const say = (line) => process.stdout.write(`${line}\n`);
const TOPICS = ['vneid', 'cashless', 'smartphone', 'online-safety', 'video-calls'];

export async function benchSessions(words = []) {
  if (!existsSync(here('../../../dist/src/modules/sessions/planning/week-plan.service.js'))) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  const { monday, now, settle, zone } = await import('../bookings/world.mjs');
  const { benchStormDay } = await import('./storm-day.mjs');
  const { Env } = built('platform/config/env');
  const { Ward } = built('modules/wards/entities/ward.entity');
  const { systemActor } = built('modules/access/policies/actor');
  const { planWeeks } = built('core/week-plan/plan-weeks');
  const { verifyPlan } = built('core/week-plan/verify-plan');
  const { ReminderPlanner } = built('modules/reminders/planning/reminder-planner');
  const { loadPlanInput } = built('modules/sessions/planning/week-plan-input');
  const { PlanComputer } = built('modules/sessions/planning/plan-computer');
  const { JobQueue } = built('platform/queue/job-queue');
  const { ThreadPool } = built('platform/computing/thread-pool');
  const { PlanPublications } = built('modules/sessions/planning/plan-publications.service');
  const { WeekPlanRuns } = built('modules/sessions/planning/week-plan-runs.service');
  const { WeekPlanService } = built('modules/sessions/planning/week-plan.service');
  const world = await settle(300, 7);
  await (words.includes('--scattered') ? scatterAll(world) : scatter(world));
  const { unitOfWork, wardId } = world;
  const weeks = { fromDate: monday, weeks: 2 };

  const ward = await unitOfWork.read.findOneByOrFail(Ward, { id: wardId });
  const input = await timed(() => loadPlanInput(unitOfWork.read, ward, { ...weeks, zone, now }));
  const plan = await timed(() => planWeeks(input.result));
  const check = await timed(() => verifyPlan(input.result, plan.result));

  const clock = { now: () => now };
  const env = new Env();
  const reminders = new ReminderPlanner(clock, env, { names: ['sms'] });
  const threads = new ThreadPool();
  const computer = new PlanComputer(threads);
  // A thread stays for the plannings after; what is measured below found it, as the plan here found its code.
  const cold = await timed(() => computer.compute(input.result, () => undefined));
  const runs = new WeekPlanRuns(unitOfWork, clock, env, reminders, computer, new JobQueue());
  const publications = new PlanPublications(
    unitOfWork,
    clock,
    env,
    reminders,
    runs,
    computer,
    new JobQueue(),
  );
  const service = new WeekPlanService(unitOfWork, clock, runs, publications);
  const whole = await timed(() => service.planWeeks(systemActor, wardId, weeks));
  const { plans, bookingsAdded } = whole.result;
  const unscheduled = plans.reduce((sum, one) => sum + one.unscheduled.length, 0);
  const perMentor = spread(plan.result.sessions);

  say('| what | seconds | of CPU |');
  say('| --- | --- | --- |');
  say(`| load | ${input.seconds} | ${input.cpu} |`);
  say(`| plan (first in the process) | ${plan.seconds} | ${plan.cpu} |`);
  say(`| check | ${check.seconds} | ${check.cpu} |`);
  say(`| plan and check in a thread, its start included | ${cold.seconds} | ${cold.cpu} |`);
  say(`| the service: load, plan, check, store | ${whole.seconds} | ${whole.cpu} |`);
  say(
    `\n${bookingsAdded} bookings; ${unscheduled} mentee-weeks without a session, each with a reason;` +
      ` sessions of an ambassador: ${perMentor}.`,
  );
  await benchStormDay(world, { clock, timed, say });
  threads.onModuleDestroy();
  await world.end();
}

const evenings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => window(weekday, 1080, 1260));
const mornings = [6, 7].map((weekday) => window(weekday, 480, 690));

/**
 * Free times and topics as people have them: some evenings, some days, some needs; as after every
 * pairing, a mentee shares a time and a topic with their ambassador.
 */
async function scatter({ unitOfWork, wardId, mentors, mentees }) {
  const { random, some } = chance(7);
  const parts = [...evenings, ...mornings];
  const menteesEach = mentees.length / mentors.length;
  await unitOfWork.write(async (manager) => {
    await manager.query(`UPDATE venue SET seats = 15 WHERE ward_id = '${wardId}'`);
    for (const [index, { id }] of mentors.entries()) {
      const windows = some(parts, 3 + random(3));
      const topics = some(TOPICS, 4);
      await setPerson(manager, 'mentor', id, windows, topics);
      for (const mentee of mentees.slice(index * menteesEach, (index + 1) * menteesEach)) {
        const shared = some(windows, 1);
        const others = some(parts, random(3)).filter((part) => !shared.includes(part));
        const needs = new Set([...some(topics, 1), ...some(TOPICS, 2)]);
        await setPerson(manager, 'mentee', mentee.id, [...shared, ...others], [...needs]);
      }
    }
  });
}

/** Everything at random and hardly any seats, so that many must be planned anew. */
async function scatterAll({ unitOfWork, wardId, venueIds, mentors, mentees }) {
  const { random, some } = chance(7);
  const halfHours = [...evenings, ...mornings].flatMap(({ weekday, startMinute, endMinute }) =>
    Array.from({ length: (endMinute - startMinute) / 30 }, (_, nth) =>
      window(weekday, startMinute + nth * 30, startMinute + nth * 30 + 30),
    ),
  );
  await unitOfWork.write(async (manager) => {
    await manager.query(`DELETE FROM venue WHERE id <> '${venueIds[0]}'`);
    await manager.query(`UPDATE venue SET seats = 2 WHERE ward_id = '${wardId}'`);
    for (const { id } of mentors) {
      await setPerson(manager, 'mentor', id, some(halfHours, 5), some(TOPICS, 4));
    }
    for (const { id } of mentees) {
      await setPerson(manager, 'mentee', id, some(halfHours, 13), some(TOPICS, 3));
      const mentorId = mentors[random(mentors.length)].id;
      await manager.query(`UPDATE pair SET mentor_id = '${mentorId}' WHERE mentee_id = '${id}'`);
    }
  });
}

function window(weekday, startMinute, endMinute) {
  return { weekday, startMinute, endMinute };
}

function setPerson(manager, side, id, windows, topics) {
  return manager.query(
    `UPDATE ${side} SET windows = '${JSON.stringify(windows)}',
       topics = '${JSON.stringify(topics)}' WHERE id = '${id}'`,
  );
}

/** The same choices in every run. */
function chance(seed) {
  let state = seed;
  const random = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const some = (list, count) =>
    list
      .map((value) => ({ value, key: random(1_000_000) }))
      .sort((one, other) => one.key - other.key)
      .slice(0, count)
      .map(({ value }) => value);
  return { random, some };
}

async function timed(work) {
  const before = process.cpuUsage();
  const from = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const cpu = ((user + system) / 1e6).toFixed(2);
  return { result, seconds: ((performance.now() - from) / 1000).toFixed(2), cpu };
}

/** The least, the middle and the most sessions that ambassadors have. */
function spread(sessions) {
  const counts = new Map();
  for (const { mentorId } of sessions) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
  const sorted = [...counts.values()].sort((one, other) => one - other);
  return `${sorted[0]} to ${sorted.at(-1)}, half of them ${sorted[sorted.length >> 1]} or fewer`;
}
