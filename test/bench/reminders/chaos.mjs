/**
 * Reminders under fire, round after round: kill -9 of workers and of the process that serves the API,
 * FLUSHALL, Redis away for a while; meanwhile bookings are made, moved and cancelled over HTTP, some
 * one second before the reminder's time. Then everything that a stand-in for the provider received is
 * held against the rows.
 *
 * npm run bench:reminders -- chaos [--rounds 20] [--reminders 10000] [--workers 4] [--seconds 26]
 *   [--port 6480] [--api-port 4500]
 * npm run bench:reminders -- chaos --embedded   one process with SQLite and the queue inside
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { openApi } from './chaos-api.mjs';
import { fireAt } from './chaos-fire.mjs';
import { tally, untilSettled } from './chaos-tally.mjs';
import { bringCrowd } from './crowd.mjs';
import { load, noonZone, openLab, redisOn, say, smsSettings, startProcess } from './lab.mjs';

const perWard = 100;

export async function benchChaos(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      rounds: { type: 'string', default: '20' },
      reminders: { type: 'string' },
      workers: { type: 'string', default: '4' },
      seconds: { type: 'string', default: '26' },
      embedded: { type: 'boolean', default: false },
      port: { type: 'string', default: '6480' },
      'api-port': { type: 'string', default: '4500' },
    },
  });
  const count = Number(values.reminders ?? (values.embedded ? 2_000 : 10_000));
  const stage = await openStage(values);
  let good = 0;
  const rounds = Number(values.rounds);
  try {
    for (let round = 1; round <= rounds; round++) {
      const result = await play(stage, count, Number(values.seconds) * 1000);
      good += result.faults.length === 0 ? 1 : 0;
      say(`round ${round}: ${result.line}`);
      for (const fault of result.faults) say(`  FAULT ${fault}`);
    }
  } finally {
    await stage.close();
  }
  const { dialect } = stage.lab.unitOfWork;
  say(`${good} of ${rounds} rounds without a fault, on ${dialect}`);
  process.exitCode = good === rounds ? 0 : 1;
}

/** Database, Redis, provider and processes, which stay for all rounds. */
async function openStage({ embedded, workers, port, 'api-port': apiPort }) {
  const lab = await openLab(embedded ? undefined : process.env.TEST_DATABASE_URL);
  const redis = embedded ? undefined : redisOn(Number(port));
  await redis?.start();
  const { startProviderStandIn } = load('demo/providers/provider-stand-in');
  const standIn = await startProviderStandIn();
  const settings = {
    ...smsSettings(standIn.url),
    DATABASE_URL: lab.url,
    ...(redis && { REDIS_URL: redis.url }),
    DATA_DIR: lab.folder,
    TIME_ZONE: noonZone(),
    SECRET: 'a secret for the bench, and long enough',
    PORT: apiPort,
  };
  const roles = embedded
    ? ['all']
    : ['web', ...Array.from({ length: Number(workers) }, () => 'worker')];
  const processes = roles.map((ROLE) => {
    const start = () => startProcess({ ...settings, ROLE });
    return { ROLE, start, running: start() };
  });
  await Promise.all(processes.map(({ running }) => running.ready));
  const api = await openApi(lab.unitOfWork, settings);
  return {
    lab,
    redis,
    standIn,
    processes,
    api,
    async close() {
      await Promise.all(processes.map(({ running }) => running.kill()));
      redis?.kill();
      await standIn.close();
      await lab.close();
    },
  };
}

async function play(stage, count, lastsMs) {
  const { lab, standIn, api } = stage;
  const wards = Math.ceil(count / perWard);
  const firstAt = Date.now() + 4_000 + count * 0.4;
  const dueAt = (ward) => firstAt + Math.floor((ward / wards) * lastsMs);
  const crowd = await bringCrowd(lab.unitOfWork, { wards, perWard, spare: 2, dueAt });

  /** key → times at which the provider was asked for it. */
  const asked = new Map();
  standIn.received.length = 0;
  standIn.fault = ({ key }) => {
    asked.set(key, [...(asked.get(key) ?? []), Date.now()]);
    // Now and then the provider takes the message and says nothing; not near the end of a round.
    const isEarly = Date.now() < firstAt + lastsMs / 2;
    return isEarly && Math.random() < 0.001 ? { kind: 'silent-after-accepting' } : undefined;
  };
  const fire = fireAt(stage, { fromAt: firstAt - 500, untilAt: firstAt + lastsMs * 0.6 });
  const acts = api.live(crowd, fire);
  const calmAt = await fire.calm;
  await acts;
  await pause(firstAt + lastsMs + 500 - Date.now());
  const settledAt = await untilSettled(lab.unitOfWork);
  return tally({
    unitOfWork: lab.unitOfWork,
    crowd,
    asked,
    standIn,
    acts: await acts,
    fire,
    calmAt,
    settledAt,
  });
}
