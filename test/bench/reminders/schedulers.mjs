/**
 * Two schedulers started together, a hundred times on each backend: every occurrence of every `once`
 * schedule must be run, and once. The two live in processes of their own, whose clock is told. Then
 * whole worker processes are started together, ten pairs of them, and every ambassador must get one
 * digest.
 *
 * npm run bench:reminders -- schedulers [--starts 100] [--pairs 10] [--port 6480]
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { bringCrowd } from './crowd.mjs';
import { load, openLab, redisOn, say, smsSettings, startProcess } from './lab.mjs';

export async function benchSchedulers(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      starts: { type: 'string', default: '100' },
      pairs: { type: 'string', default: '10' },
      port: { type: 'string', default: '6480' },
    },
  });
  const redis = redisOn(Number(values.port));
  await redis.start();
  const lab = await openLab(process.env.TEST_DATABASE_URL);
  const shared = { ROLE: 'worker', DATABASE_URL: lab.url, DATA_DIR: lab.folder };
  const backends = { redis: { ...shared, REDIS_URL: redis.url }, postgres: shared };
  let isGood = true;
  for (const [name, settings] of Object.entries(backends)) {
    const { due, runs, missed, doubled } = await startTogether(settings, Number(values.starts));
    isGood &&= missed === 0 && doubled === 0;
    say(
      `${name}: ${values.starts} times two schedulers: ${due} occurrences due, ${runs} run, ${missed} missed, ${doubled} doubled`,
    );
  }
  await redis.flush();
  const { digests, missed, doubled, runs } = await startServices(lab, redis, Number(values.pairs));
  isGood &&= missed === 0 && doubled === 0;
  say(
    `${values.pairs} times two whole workers: ${digests} digests due, ${missed} missed, ${doubled} doubled; the job ran ${runs} times`,
  );
  redis.kill();
  await lab.close();
  process.exitCode = isGood ? 0 : 1;
}

/** Each time the clock has gone on by a week, so that every schedule has something due. */
async function startTogether(settings, starts) {
  const { dueOccurrence } = load('platform/queue/occurrence');
  const { schedules } = load('platform/queue/recurring');
  const once = schedules.filter(({ runs }) => runs === 'once');
  const ran = new Map();
  const expected = new Set();
  const pair = [startScheduler(settings), startScheduler(settings)];
  for (const { said } of pair) {
    said((id) => ran.set(id, (ran.get(id) ?? 0) + 1));
  }
  await Promise.all(pair.map(({ ready }) => ready));
  // A Thursday at 20:00 in Vietnam: the evening's digest and the weekly plan are both due.
  let now = Date.UTC(2027, 0, 7, 13);
  for (let start = 0; start < starts; start++, now += 7 * 24 * 3_600_000) {
    for (const schedule of once) {
      const at = dueOccurrence(schedule, 'Asia/Ho_Chi_Minh', now);
      if (at !== undefined) expected.add(`${schedule.job}@${at}`);
    }
    await Promise.all(pair.map(({ start: begin }) => begin(now)));
  }
  for (let tries = 0; tries < 100 && ran.size < expected.size; tries++) await pause(100);
  // Whatever would come twice has the time to.
  await pause(2_000);
  await Promise.all(pair.map(({ kill }) => kill()));
  return {
    due: expected.size,
    runs: [...ran.values()].reduce((sum, times) => sum + times, 0),
    missed: [...expected].filter((id) => !ran.has(id)).length,
    doubled: [...ran.values()].filter((times) => times > 1).length,
  };
}

function startScheduler(settings) {
  const file = fileURLToPath(new URL('./scheduler-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise((done) => child.once('exit', done));
  const next = (kind) =>
    new Promise((done) => {
      const listen = (message) => {
        if (message[kind] === undefined) return;
        child.off('message', listen);
        done();
      };
      child.on('message', listen);
    });
  return {
    ready: next('ready'),
    said: (listen) => child.on('message', ({ ran }) => ran && listen(ran)),
    start: (now) => {
      const started = next('started');
      child.send({ now });
      return started;
    },
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Sessions of tomorrow whose ambassadors have no digest yet; the two workers find them at 20:00. */
async function startServices(lab, redis, pairs) {
  const { startProviderStandIn } = load('demo/providers/provider-stand-in');
  const standIn = await startProviderStandIn();
  const settings = {
    ...smsSettings(standIn.url),
    ROLE: 'worker',
    DATABASE_URL: lab.url,
    REDIS_URL: redis.url,
    DATA_DIR: lab.folder,
    TIME_ZONE: eveningZone(),
  };
  const instrument = `
    const { DigestRows } = require(${JSON.stringify(load.resolve('modules/reminders/planning/digest-rows'))});
    const write = DigestRows.prototype.writeForTomorrow;
    DigestRows.prototype.writeForTomorrow = async function () {
      await write.call(this);
      process.send('digest');
    };`;
  let runs = 0;
  const people = 40;
  for (let pair = 0; pair < pairs; pair++) {
    await redis.flush();
    const tomorrow = Date.now() + 24 * 3_600_000;
    await bringCrowd(lab.unitOfWork, { wards: 1, perWard: people, dueAt: () => tomorrow });
    const workers = [1, 2].map(() => startProcess(settings, instrument));
    for (const worker of workers) {
      worker.onMessage((message) => (runs += message === 'digest' ? 1 : 0));
    }
    await Promise.all(workers.map(({ ready }) => ready));
    await untilDigested(lab.unitOfWork);
    await Promise.all(workers.map((worker) => worker.kill()));
  }
  const [{ mentors }] = await lab.unitOfWork.read.query(
    `SELECT COUNT(DISTINCT s.mentor_id) AS mentors FROM session s
     WHERE s.state = 'planned' AND EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id)`,
  );
  const rows = await lab.unitOfWork.read.query(
    `SELECT id, recipient_id FROM reminder WHERE kind = 'digest'`,
  );
  const keys = new Map();
  for (const { key } of standIn.received) keys.set(key, (keys.get(key) ?? 0) + 1);
  const reached = new Set(
    rows.filter(({ id }) => keys.has(`${id}-0`)).map((row) => row.recipient_id),
  );
  await standIn.close();
  return {
    digests: Number(mentors),
    missed: Number(mentors) - reached.size,
    doubled:
      rows.length -
      new Set(rows.map((row) => row.recipient_id)).size +
      [...keys.values()].filter((n) => n > 1).length,
    runs,
  };
}

async function untilDigested(unitOfWork) {
  for (let tries = 0; tries < 100; tries++) {
    const [{ waiting }] = await unitOfWork.read.query(
      `SELECT COUNT(*) AS waiting FROM session s
       WHERE s.state = 'planned' AND EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id)
         AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.kind = 'digest'
           AND r.recipient_id = s.mentor_id AND r.state = 'sent')`,
    );
    if (Number(waiting) === 0) return;
    await pause(100);
  }
}

/** A zone in which it is past eight in the evening: the digest is due, and the quiet hours are not near. */
function eveningZone(now = Date.now()) {
  const utc = new Date(now).getUTCHours();
  const shift = ((20 - utc + 12 + 24) % 24) - 12;
  return `Etc/GMT${shift > 0 ? '-' : '+'}${Math.abs(shift)}`;
}
