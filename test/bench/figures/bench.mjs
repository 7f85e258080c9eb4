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
const { built, require, settleProvince, unitsFile, unitsOf } =
  await import('../province/people.mjs');
if (!existsSync(unitsFile)) {
  say('Left out: the list of units (../shared/data/units.csv) is not here.');
  process.exit(0);
}
const { fill } = await import('./fill.mjs');
const { entities } = built('app/entities');
const { openDatabase } = built('platform/database/open-database');

const rounds = 5;
const province = '37';
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-figures-'));
// A file of one's own is kept, and filled once.
const url = `sqlite:${process.env.BENCH_FILE ?? join(folder, 'bench.sqlite')}`;
try {
  await filled();
  await measured();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function filled() {
  const unitOfWork = await openDatabase(url, entities);
  const [{ n }] = await unitOfWork.read.query('SELECT COUNT(*) AS n FROM ward');
  if (n === 0) {
    const units = unitsOf(province, menteeCount, mentorCount);
    await settleProvince(unitOfWork, province, units, { seed, sharesAcrossBorder: false });
    say((await fill(unitOfWork)).join(', '));
  }
  await unitOfWork.close?.();
}

/** The pages as an operator gets them, over HTTP, the client in the same process. */
async function measured() {
  const own = (path) => require(`../../../${path}.ts`);
  const source = own('src/platform/database/open-database');
  const unitOfWork = await source.openDatabase(url, own('src/app/entities').entities);
  const clock = { now: () => Date.UTC(2026, 10, 23, 2) };
  const pages = await own('test/support/pages-app').startPagesApp(unitOfWork, clock);
  pages.actors = [{ kind: 'operator', id: 'o', wardId: null }];
  const figures = pages.app.get(own('src/modules/programme/measures/figures.service').Figures);
  const asked = {
    'targets of all units': `/provinces/${province}/targets`,
    'overview of all units': `/provinces/${province}`,
    'the way of all learners': `/provinces/${province}/funnel`,
    'statistics of all units, by month': `/api/v1/provinces/${province}/statistics?step=month`,
  };
  say('\n| what | CPU, ms | wall, ms |\n| --- | --- | --- |');
  const [[first, address]] = Object.entries(asked);
  await unitOfWork.write((manager) => manager.query('DELETE FROM ward_figures'));
  await told(`${first}, every unit changed`, () => opened(pages, address), 1);
  await told('all units counted anew and kept', () => figures.keep(), 1);
  for (const [what, path] of Object.entries(asked)) {
    await opened(pages, path);
    await told(what, () => opened(pages, path), rounds);
  }
  await pages.close();
}

async function opened(pages, path) {
  const { status } = await pages.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

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
