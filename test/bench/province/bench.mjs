/**
 * All wards of a province from stored people to stored proposals, through the queue inside the
 * process, beside what the bare database needs to read and write the same rows in the same run.
 *
 * npm run bench:province -- [MENTEES] [MENTORS] [SEED]     120000 18000 7
 * BENCH_DATABASE_URL measures it on an empty PostgreSQL database, which also holds the queue.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [menteeCount = 120_000, mentorCount = 18_000, seed = 7] = process.argv.slice(2).map(Number);
const say = (line) => process.stdout.write(`${line}\n`);
const { built, require, settleProvince, unitsFile, unitsOf } = await import('./people.mjs');
if (!existsSync(unitsFile)) {
  say('Left out: the list of units (../shared/data/units.csv) is not here.');
  process.exit(0);
}

const { NestFactory } = require('@nestjs/core');
const { Module } = require('@nestjs/common');
const { parseEnv } = built('platform/config/env');
const { ConfigModule } = built('platform/config/config.module');
const { CommonModule } = built('platform/common/common.module');
const { systemActor } = built('modules/access/policies/actor');
const { entities } = built('app/entities');
const { DatabaseModule } = built('platform/database/database.module');
const { UnitOfWork } = built('platform/database/unit-of-work');
const { QueueModule } = built('platform/queue/queue.module');
const { JobQueue } = built('platform/queue/job-queue');
const { features } = built('app/features');
const { careOfOurs } = built('app/keeping');
const { KeepingModule } = built('platform/keeping/keeping.module');
const { retentionRules } = built('app/retention');
const { RetentionModule } = built('platform/retention/retention.module');
const { ProvinceRunsService } = built('modules/matching/provinces/province-runs.service');
const { ProvinceJobs } = built('modules/matching/provinces/province.jobs');

class BenchModule {}
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-province-'));
const databaseUrl = process.env.BENCH_DATABASE_URL ?? `sqlite:${join(folder, 'bench.sqlite')}`;
const env = parseEnv({ DATABASE_URL: databaseUrl, DATA_DIR: folder });
Module({
  imports: [
    ConfigModule.forRoot(env),
    CommonModule.withClock(),
    DatabaseModule.forRoot(entities, careOfOurs),
    QueueModule.forRoot(),
    KeepingModule,
    RetentionModule.forRoot(retentionRules),
    ...features,
  ],
})(BenchModule);
const app = await NestFactory.createApplicationContext(BenchModule, { logger: ['error', 'fatal'] });
try {
  const unitOfWork = app.get(UnitOfWork);
  const units = unitsOf('37', menteeCount, mentorCount);
  await settleProvince(unitOfWork, '37', units, { seed, sharesAcrossBorder: true });
  while ((await app.get(JobQueue).state()) !== 'up') await pause(100);
  const provinces = app.get(ProvinceRunsService);
  const peakBefore = peakMegabytes();
  let run;
  const ours = await measured(async () => {
    run = await provinces.request(systemActor, '37');
    await app.get(ProvinceJobs).resume();
    while (!(await provinces.get('37', run.id)).finishedAt) await pause(100);
  });
  const { wards } = await provinces.progress(await provinces.get('37', run.id));
  const bare = await measured(() => readAndWrite(unitOfWork));
  const figure = async (sql) => Number((await unitOfWork.read.query(sql))[0].n);
  const left =
    (await figure(
      `SELECT count(*) AS n FROM leftover WHERE side = 'mentee' AND code <> 'no-consent'`,
    )) - (await figure('SELECT count(*) AS n FROM border_pair'));
  say('| what | figure |\n| --- | --- |');
  say(`| wards done, failed | ${wards.done}, ${wards.failed} |`);
  say(`| pairs in wards | ${await figure('SELECT count(*) AS n FROM proposed_pair')} |`);
  say(`| pairs across borders | ${await figure('SELECT count(*) AS n FROM border_pair')} |`);
  say(`| from stored people to stored proposals | ${ours} |`);
  say(`| bare database, the same rows read and written | ${bare} |`);
  say(`| people with consent left over | ${left} |`);
  say(`| peak of the process: people made; at the end | ${peakBefore}; ${peakMegabytes()} MB |`);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

function peakMegabytes() {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

async function measured(work) {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  return `${seconds} s (CPU ${((user + system) / 1e6).toFixed(1)} s)`;
}

/** Raw rows of all people read, and what the run stored copied into tables of the same columns. */
async function readAndWrite(unitOfWork) {
  const { read } = unitOfWork;
  for (const table of ['mentor', 'mentee']) await read.query(`SELECT * FROM ${table}`);
  await unitOfWork.write(async (manager) => {
    for (const table of ['proposed_pair', 'leftover']) {
      await manager.query(`CREATE TABLE copy_of_${table} AS SELECT * FROM ${table}`);
    }
  });
}
