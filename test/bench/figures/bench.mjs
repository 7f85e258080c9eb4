/**
 * What the pages of a province cost: 129 units with 120,000 people and twenty weeks of lessons, made by bulk rows, with
 * figures as they are kept, and with every unit changed since.
 *
 * npm run bench:figures -- [MENTEES] [MENTORS] [SEED]     120000 18000 7
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [menteeCount = 120_000, mentorCount = 18_000, seed = 7] = process.argv.slice(2).map(Number);
const say = (line) => process.stdout.write(`${line}\n`);
const { built, settleProvince, unitsFile, unitsOf } = await import('../province/people.mjs');
if (!existsSync(unitsFile)) {
  say('Left out: the list of units (../shared/data/units.csv) is not here.');
  process.exit(0);
}
const { fill } = await import('./fill.mjs');
const { entities } = built('app/entities');
const { openDatabase } = built('platform/database/open-database');
const { Env } = built('platform/config/env');
const { Figures } = built('modules/programme/measures/figures.service');
const { Measures } = built('modules/programme/measures/measures.service');
const { TargetsService } = built('modules/programme/targets/targets.service');

const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-figures-'));
const unitOfWork = await openDatabase(
  `sqlite:${process.env.BENCH_FILE ?? join(folder, 'bench.sqlite')}`,
  entities,
);
try {
  const [{ n }] = await unitOfWork.read.query('SELECT COUNT(*) AS n FROM ward');
  if (n === 0) {
    const units = unitsOf('37', menteeCount, mentorCount);
    await settleProvince(unitOfWork, '37', units, { seed, sharesAcrossBorder: false });
    say((await fill(unitOfWork)).join(', '));
  }
  const clock = { now: () => Date.UTC(2026, 10, 23, 2) };
  const env = new Env();
  const figures = new Figures(unitOfWork, clock, env);
  const measures = new Measures(unitOfWork, undefined, figures, clock, env);
  const targets = new TargetsService(unitOfWork, measures, clock, env);
  const operator = { kind: 'operator', id: 'o', wardId: null };
  const page = () => targets.ofProvince(operator, '37', 2026);
  say('\n| what | CPU, ms | wall, ms |\n| --- | --- | --- |');
  await told('targets of all units, every unit changed', page, 1);
  await told('all units counted anew and kept', () => figures.keep(), 1);
  await told('targets of all units, as kept', page, rounds);
} finally {
  await unitOfWork.close?.();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function told(what, work, times) {
  const each = [];
  for (let nth = 0; nth < times; nth++) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    await work();
    const { user, system } = process.cpuUsage(cpu);
    each.push([(user + system) / 1000, performance.now() - from]);
  }
  const median = (nth) =>
    Math.round(each.map((one) => one[nth]).toSorted((a, b) => a - b)[each.length >> 1]);
  say(`| ${what} | ${median(0)} | ${median(1)} |`);
}
