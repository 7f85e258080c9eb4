/**
 * Reminders a second through claim, send and record in one process, beside bare BullMQ jobs a second
 * on Redis in the same run; and how late 2,000 that fall due together are.
 *
 * node test/bench/reminders/throughput.mjs [--reminders 5000] [--redis-port 6480]
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { load, openLab, quantile, redisOn, seed } from './lab.mjs';

const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: {
    reminders: { type: 'string', default: '5000' },
    'redis-port': { type: 'string', default: '6480' },
  },
});
const count = Number(values.reminders);
const say = (line) => process.stdout.write(`${line}\n`);

const bare = await bareBullmq();
const lab = await openLab();
const { Env } = load('config/env');
const { Clock } = load('common/clock');
const { Channels } = load('reminders/channels/channels');
const { ReminderClaims } = load('reminders/reminder-claims');
const { ReminderLeases } = load('reminders/reminder-leases');
const { OutcomeRecorder } = load('reminders/outcome-recorder');
const { ReminderDispatcher } = load('reminders/reminder-dispatcher');
const { ReminderSweep } = load('reminders/reminder-sweep');
const { DispatchJobs } = load('reminders/dispatch-jobs');
const { JobQueue } = load('queue/job-queue');

const arrivals = [];
const clock = new Clock();
const env = new Env();
const channels = new Channels(env, clock);
channels.use([
  {
    name: 'log',
    repeatsSafely: true,
    perSecond: Infinity,
    send: (message) => {
      arrivals.push(Date.now() - message.dueAt);
      return Promise.resolve({ kind: 'accepted', messageId: message.key });
    },
  },
]);
const claims = new ReminderClaims(lab.unitOfWork, clock, channels, env);
const leases = new ReminderLeases(lab.unitOfWork, clock, channels);
const recorder = new OutcomeRecorder(lab.unitOfWork, clock, channels);
const links = { linksFor: () => Promise.resolve(new Map()) };
const dispatcher = new ReminderDispatcher(claims, leases, recorder, channels, links, clock, env);
const jobs = new DispatchJobs(lab.unitOfWork, clock, new JobQueue());
const sweep = new ReminderSweep(leases, claims, dispatcher, jobs, lab.unitOfWork, clock);

await seed(lab.unitOfWork, count, () => Date.now());
const beganAt = performance.now();
await dispatcher.sendDue();
const ours = count / ((performance.now() - beganAt) / 1000);

arrivals.length = 0;
const dueAt = Date.now() + 8_000;
await seed(lab.unitOfWork, 2000, () => dueAt);
while (arrivals.length < 2000 && Date.now() < dueAt + 20_000) {
  await sweep.sweep();
  await pause(1_000);
}
arrivals.sort((a, b) => a - b);
say(
  JSON.stringify({
    database: lab.unitOfWork.dialect,
    remindersPerSecond: Math.round(ours),
    bareBullmqPerSecond: Math.round(bare),
    ratio: Number((ours / bare).toFixed(2)),
    together: {
      count: arrivals.length,
      p50: quantile(arrivals, 0.5),
      p99: quantile(arrivals, 0.99),
      max: arrivals.at(-1),
    },
  }),
);
await lab.close();
process.exit(0);

async function bareBullmq() {
  const { Queue, Worker } = require('bullmq');
  const redis = redisOn(Number(values['redis-port']));
  await redis.start();
  const connection = {
    host: '127.0.0.1',
    port: Number(values['redis-port']),
    maxRetriesPerRequest: null,
  };
  const queue = new Queue('bare', { connection });
  for (let from = 0; from < count; from += 1000) {
    await queue.addBulk(
      Array.from({ length: 1000 }, (_, index) => ({
        name: 'one',
        data: { reminderId: String(from + index) },
      })),
    );
  }
  let done = 0;
  const began = performance.now();
  await new Promise((resolve) => {
    const worker = new Worker(
      'bare',
      () => {
        done += 1;
        if (done >= count) resolve(worker);
        return Promise.resolve();
      },
      { connection, concurrency: 50 },
    );
  });
  const perSecond = count / ((performance.now() - began) / 1000);
  redis.kill();
  return perSecond;
}
