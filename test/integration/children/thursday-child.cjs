/** One of the processes of a service, on a Thursday evening that does not pass. Argument: JSON of its settings. */
require('../../support/typescript.cjs');
const { createInterface } = require('node:readline');
const { Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { CommonModule } = require('../../../src/platform/common/common.module.ts');
const { ConfigModule } = require('../../../src/platform/config/config.module.ts');
const { parseEnv } = require('../../../src/platform/config/env.ts');
const { entities } = require('../../../src/app/entities.ts');
const { DatabaseModule } = require('../../../src/platform/database/database.module.ts');
const { features } = require('../../../src/app/features.ts');
const { careOfOurs } = require('../../../src/app/keeping.ts');
const { KeepingModule } = require('../../../src/platform/keeping/keeping.module.ts');
const { retentionRules } = require('../../../src/app/retention.ts');
const { JobQueue } = require('../../../src/platform/queue/job-queue.ts');
const { QueueModule } = require('../../../src/platform/queue/queue.module.ts');
const { RetentionModule } = require('../../../src/platform/retention/retention.module.ts');
const { WeekPlanJobs } = require('../../../src/modules/sessions/planning/week-plan.jobs.ts');
const { ReminderPlanner } = require('../../../src/modules/reminders/planning/reminder-planner.ts');
const { FakeClock } = require('../../support/clocks/fake-clock.ts');

const { settings, namespace, now, wardIds, weekStart } = JSON.parse(process.argv[2]);
const say = (line) => process.stdout.write(`${line}\n`);

const { planPublished } = ReminderPlanner.prototype;
ReminderPlanner.prototype.planPublished = async function (manager, places) {
  await planPublished.call(this, manager, places);
  say(`planned ${places.length}`);
};

async function main() {
  class Service {}
  Module({
    imports: [
      ConfigModule.forRoot(parseEnv(settings)),
      CommonModule.withClock(new FakeClock(now)),
      DatabaseModule.forRoot(entities, careOfOurs),
      QueueModule.forRoot(namespace),
      KeepingModule,
      RetentionModule.forRoot(retentionRules),
      ...features,
    ],
  })(Service);
  const service = await NestFactory.createApplicationContext(Service, { logger: ['fatal'] });
  const queue = service.get(JobQueue);
  while ((await queue.state()) !== 'up') await new Promise((resolve) => setTimeout(resolve, 20));
  say('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'again') continue;
    // Through the queue, and past it, as when a job is delivered twice.
    const jobs = service.get(WeekPlanJobs);
    await jobs.makeAll();
    await Promise.all(wardIds.map((wardId) => jobs.make({ wardId, weekStart })));
    say('woken again');
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
