/**
 * Reminders under fire: several workers, FLUSHALL, Redis away for a while, kill -9 of workers at
 * random, cancellations one second before the time. Counts what a stand-in for the provider got.
 *
 * BENCH_DIST=dist node test/bench/reminders/chaos.mjs [--rounds 1] [--reminders 2000] [--workers 4]
 *   [--seconds 20] [--channel sms|zalo] [--redis-port 6479]
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import {
  load,
  openLab,
  quantile,
  redisOn,
  seed,
  smsSettings,
  startWorker,
  zaloSettings,
} from './lab.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    reminders: { type: 'string', default: '2000' },
    workers: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '20' },
    channel: { type: 'string', default: 'sms' },
    'redis-port': { type: 'string', default: '6479' },
  },
});
const count = Number(values.reminders);
const lastsMs = Number(values.seconds) * 1000;
const say = (line) => process.stdout.write(`${line}\n`);
let failures = 0;

for (let round = 1; round <= Number(values.rounds); round++) {
  const result = await play();
  const isGood = result.lost === 0 && result.twice === 0 && result.cancelledSent === 0;
  failures += isGood ? 0 : 1;
  say(JSON.stringify({ round, isGood, ...result }));
}
process.exit(failures === 0 ? 0 : 1);

async function play() {
  const lab = await openLab();
  const redis = redisOn(Number(values['redis-port']));
  const { startProviderStandIn } = load('reminders/stand-ins/provider-stand-in');
  const standIn = await startProviderStandIn();
  const arrivals = new Map();
  standIn.received.push = (message) => {
    const list = arrivals.get(message.key) ?? [];
    arrivals.set(message.key, [...list, Date.now()]);
    return Array.prototype.push.call(standIn.received, message);
  };
  await redis.start();
  const channel = values.channel === 'zalo' ? zaloSettings(standIn.url) : smsSettings(standIn.url);
  const settings = {
    ...channel,
    DATABASE_URL: lab.url,
    REDIS_URL: redis.url,
    DATA_DIR: lab.folder,
  };
  const start = () => startWorker(settings);
  const workers = Array.from({ length: Number(values.workers) }, start);
  await Promise.all(workers.map(({ ready }) => ready));

  const firstAt = Date.now() + 5_000 + count;
  const { bookings } = await seed(
    lab.unitOfWork,
    count,
    (index) => firstAt + Math.floor((index / count) * lastsMs),
  );
  const cancelled = bookings.filter((_, index) => index % 10 === 0);
  const cancelling = cancelAll(lab.unitOfWork, cancelled);
  let calmAt = 0;
  const firing = fire();
  await Promise.all([cancelling, firing]);
  await untilSettled(lab.unitOfWork);

  const rows = await lab.unitOfWork.read.query(
    'SELECT id, booking_id, state, due_at, sent_at FROM reminder',
  );
  const off = new Set(await cancelling);
  const arrived = rows.filter(({ id }) => arrivals.has(`${id}-0`));
  const sorted = (list) => list.sort((a, b) => a - b);
  const underFire = sorted(arrived.map(({ id, due_at }) => arrivals.get(`${id}-0`)[0] - due_at));
  const late = sorted(
    arrived
      .map(({ id, due_at }) => [arrivals.get(`${id}-0`)[0], Math.max(due_at, calmAt)])
      .filter(([at]) => at >= calmAt)
      .map(([at, owedAt]) => at - owedAt),
  );
  const countIn = (state) =>
    rows.filter((row) => row.state === state && !off.has(row.booking_id)).length;
  const result = {
    channel: values.channel,
    sent: countIn('sent'),
    ambiguous: countIn('ambiguous'),
    lost: rows.filter(
      (row) => !off.has(row.booking_id) && !['sent', 'ambiguous', 'cancelled'].includes(row.state),
    ).length,
    twice: [...arrivals.values()].filter((list) => list.length > 1).length,
    cancelledSent: rows.filter((row) => off.has(row.booking_id) && arrivals.has(`${row.id}-0`))
      .length,
    cancelled: off.size,
    lateMsUnderFire: {
      p50: quantile(underFire, 0.5),
      p99: quantile(underFire, 0.99),
      max: underFire.at(-1),
    },
    lateMsAfterCalm: {
      of: late.length,
      p50: quantile(late, 0.5),
      p99: quantile(late, 0.99),
      max: late.at(-1),
    },
  };
  await Promise.all(workers.map((worker) => worker.kill()));
  redis.kill();
  await standIn.close();
  await lab.close();
  return result;

  /** Kills a worker every two seconds, flushes Redis, and takes it away for three seconds. */
  async function fire() {
    const startAt = firstAt - 1_000;
    await pause(Math.max(0, startAt - Date.now()));
    const endAt = firstAt + lastsMs * 0.8;
    for (let turn = 0; Date.now() < endAt; turn++) {
      const place = Math.floor(Math.random() * workers.length);
      await workers[place].kill();
      workers[place] = start();
      if (turn % 3 === 0) await flush(redis.url);
      if (turn % 4 === 1) {
        redis.kill();
        await pause(3_000);
        await redis.start();
      }
      await pause(2_000);
    }
    await Promise.all(workers.map(({ ready }) => ready));
    calmAt = Date.now();
  }
}

async function flush(url) {
  const { createRequire } = await import('node:module');
  const { Redis } = createRequire(import.meta.url)('ioredis');
  const client = new Redis(url, {
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    lazyConnect: true,
  });
  client.on('error', () => undefined);
  await client
    .connect()
    .then(() => client.flushall())
    .catch(() => undefined);
  client.disconnect();
}

/** One second before its time each of these is cancelled; gives the ids of those that were in time. */
async function cancelAll(unitOfWork, bookings) {
  const { cancelPlanned } = load('reminders/reminder-rows');
  const { Booking } = load('sessions/booking.entity');
  const inTime = await Promise.all(
    bookings.map(async (booking) => {
      await pause(Math.max(0, booking.dueAt - 1_000 - Date.now()));
      if (Date.now() >= booking.dueAt) return [];
      await unitOfWork.write(async (manager) => {
        await manager.update(Booking, { id: booking.id }, { state: 'cancelled' });
        await cancelPlanned(manager, [booking.id], 'chaos');
      });
      return Date.now() < booking.dueAt ? [booking.id] : [];
    }),
  );
  return inTime.flat();
}

async function untilSettled(unitOfWork) {
  for (let tries = 0; tries < 120; tries++) {
    const [{ open }] = await unitOfWork.read.query(
      `SELECT COUNT(*) AS open FROM reminder
       WHERE state IN ('planned', 'sending') OR (state = 'ambiguous' AND retry_at IS NOT NULL)`,
    );
    if (Number(open) === 0) return;
    await pause(500);
  }
}
