/**
 * How late reminders arrive at a provider on localhost: 500 spread over some time, and 2,000 that
 * fall due in the same instant, with one worker process and with four, on PostgreSQL and Redis.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { bringCrowd } from './crowd.mjs';
import {
  ascending,
  load,
  noonZone,
  openLab,
  quantile,
  redisOn,
  say,
  smsSettings,
  startProcess,
} from './lab.mjs';

export async function benchLateness({ port, seconds }) {
  const { startProviderStandIn } = load('demo/providers/provider-stand-in');
  const redis = redisOn(port);
  await redis.start();
  say('| workers | load | sent | p50 ms | p99 ms | last ms |');
  say('| --- | --- | --- | --- | --- | --- |');
  for (const workerCount of [1, 4]) {
    const lab = await openLab(process.env.TEST_DATABASE_URL);
    const standIn = await startProviderStandIn();
    const arrivals = new Map();
    standIn.fault = ({ key }) => void (arrivals.has(key) || arrivals.set(key, Date.now()));
    const settings = {
      ...smsSettings(standIn.url),
      ROLE: 'worker',
      DATABASE_URL: lab.url,
      REDIS_URL: redis.url,
      DATA_DIR: lab.folder,
      TIME_ZONE: noonZone(),
    };
    const workers = Array.from({ length: workerCount }, () => startProcess(settings));
    await Promise.all(workers.map(({ ready }) => ready));
    const loads = {
      [`500 over ${seconds} s`]: { wards: 500, perWard: 1, everyMs: (seconds * 1000) / 500 },
      '2,000 at once': { wards: 20, perWard: 100, everyMs: 0 },
    };
    for (const [name, { everyMs, ...size }] of Object.entries(loads)) {
      const firstAt = Date.now() + 6_000;
      const dueAt = (ward) => Math.round(firstAt + ward * everyMs);
      await bringCrowd(lab.unitOfWork, { ...size, dueAt });
      await pause(dueAt(size.wards - 1) + 2_000 - Date.now());
      await untilSent(lab.unitOfWork);
      const late = ascending(await latenesses(lab.unitOfWork, firstAt, arrivals));
      const cells = [0.5, 0.99, 1].map((share) => Math.round(quantile(late, share)));
      say(`| ${[workerCount, name, late.length, ...cells].join(' | ')} |`);
    }
    await Promise.all(workers.map((worker) => worker.stop()));
    await standIn.close();
    await lab.close();
  }
  redis.kill();
}

/** Arrival at the stand-in. */
async function latenesses(unitOfWork, sinceAt, arrivals) {
  const rows = await unitOfWork.read.query(
    `SELECT id, due_at, sent_at FROM reminder WHERE due_at >= $1 AND state = 'sent'`,
    [sinceAt],
  );
  return rows.map(({ id, due_at, sent_at }) => (arrivals.get(`${id}-0`) ?? sent_at) - due_at);
}

async function untilSent(unitOfWork) {
  for (let tries = 0; tries < 60; tries++) {
    const [{ open }] = await unitOfWork.read.query(
      `SELECT COUNT(*) AS open FROM reminder WHERE state IN ('planned', 'sending') AND due_at <= $1`,
      [Date.now()],
    );
    if (Number(open) === 0) return;
    await pause(500);
  }
}
