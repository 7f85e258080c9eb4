/**
 * Reminders a second through claim, send and record in one process, beside jobs a second of a bare
 * BullMQ worker that does nothing, on a Redis of its own; taken in turns in one run.
 */
import { bringPeople } from './crowd.mjs';
import { openDispatching } from './dispatching.mjs';
import { ascending, openLab, quantile, redisOn, require, say } from './lab.mjs';

const rounds = 5;

export async function benchThroughput({ count, port }) {
  const redis = redisOn(port);
  await redis.start();
  const servers = [process.env.TEST_DATABASE_URL, undefined].filter(
    (url, place) => url || place === 1,
  );
  say(
    '| database | reminders/s | ratio to bare BullMQ | bare BullMQ jobs/s | CPU ms of Node each |',
  );
  say('| --- | --- | --- | --- | --- |');
  for (const server of servers) {
    const lab = await openLab(server);
    const dispatcher = openDispatching(lab.unitOfWork, silentChannel);
    const ours = [];
    const bare = [];
    const processor = [];
    // The first turn warms both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      await bringPeople(lab.unitOfWork, count, () => Date.now());
      const used = process.cpuUsage();
      ours.push(await perSecond(count, () => dispatcher.sendDue()));
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1000 / count);
      bare.push(await bareJobsPerSecond(count, port));
    }
    const ratios = ours.map((rate, round) => rate / bare[round]).slice(1);
    const middle = (list) => quantile(ascending(list.slice(1)), 0.5);
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((it) => it.toFixed(2));
    const ratio = `${quantile(ascending(ratios), 0.5).toFixed(2)} (${least} to ${most})`;
    say(
      `| ${lab.unitOfWork.dialect} | ${Math.round(middle(ours))} | ${ratio} | ${Math.round(middle(bare))} | ${middle(processor).toFixed(3)} |`,
    );
    await lab.close();
  }
  redis.kill();
}

const silentChannel = {
  name: 'sms',
  repeatsSafely: true,
  perSecond: Infinity,
  send: ({ key }) => Promise.resolve({ kind: 'accepted', messageId: key }),
};

async function perSecond(count, work) {
  const began = performance.now();
  await work();
  return (count / (performance.now() - began)) * 1000;
}

async function bareJobsPerSecond(count, port) {
  const { Queue, Worker } = require('bullmq');
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
  const queue = new Queue('bare', { connection });
  queue.on('error', () => undefined);
  for (let from = 0; from < count; from += 1000) {
    const jobs = Array.from({ length: Math.min(1000, count - from) }, (_, index) => ({
      name: 'one',
      data: { reminderId: String(from + index) },
      opts: { removeOnComplete: true },
    }));
    await queue.addBulk(jobs);
  }
  let left = count;
  let worker;
  const rate = await perSecond(
    count,
    () =>
      new Promise((done) => {
        const work = () => {
          if (--left === 0) done();
          return Promise.resolve();
        };
        worker = new Worker('bare', work, { connection, concurrency: 50 });
        worker.on('error', () => undefined);
      }),
  );
  await worker.close();
  await queue.close();
  return rate;
}
