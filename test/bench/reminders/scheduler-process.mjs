/** A process with queue, workers and schedules of the service, and handlers that tell their parent. */
import { load, require } from './lab.mjs';

require('reflect-metadata');
const { chooseBackend } = load('platform/queue/backends/choose-backend');
const { QueueConnection } = load('platform/queue/queue-connection');
const { JobQueue } = load('platform/queue/job-queue');
const { JobWorker } = load('platform/queue/job-worker');
const { RecurringRunner } = load('platform/queue/recurring-runner');
const { schedules } = load('platform/queue/recurring');
const { parseEnv } = load('platform/config/env');
const { ConsoleLogger, Logger } = require('@nestjs/common');

Logger.overrideLogger(new ConsoleLogger({ logLevels: ['error', 'warn'] }));
const connection = new QueueConnection(chooseBackend(parseEnv(JSON.parse(process.env.SETTINGS))));
const handlers = { run: async (name, data, { id }) => void process.send({ ran: id }) };
const queue = new JobQueue(connection);
await connection.start();
await connection.untilOpen();
await new JobWorker(connection, handlers).start();

const once = schedules.filter(({ runs }) => runs === 'once');
process.on('message', async ({ now }) => {
  const clock = { now: () => now };
  const runner = new RecurringRunner(clock, { TIME_ZONE: 'Asia/Ho_Chi_Minh' }, queue, handlers);
  runner.start(once);
  await runner.close();
  process.send({ started: now });
});
process.send({ ready: true });
