/**
 * What the pages of a province and its reports cost: 129 units with 120,000 people and twenty weeks of lessons, made by bulk rows, with
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
  const pages = await own('test/support/pages/pages-app').startPagesApp(unitOfWork, clock);
  pages.actors = [{ kind: 'operator', id: 'o', wardId: null }];
  const figures = pages.app.get(own('src/modules/programme/measures/figures.service').Figures);
  const asked = {
    'targets of all units': `/provinces/${province}/targets`,
    'overview of all units': `/provinces/${province}`,
    'campaigns of all units': `/provinces/${province}/campaigns`,
    'the way of all learners': `/provinces/${province}/funnel`,
    'statistics of all units, by month': `/api/v1/provinces/${province}/statistics?step=month`,
  };
  say('\n| what | CPU, ms | wall, ms |\n| --- | --- | --- |');
  const [[first, address]] = Object.entries(asked);
  await unitOfWork.write((manager) => manager.query('DELETE FROM ward_figures'));
  await told(`${first}, every unit changed`, () => opened(pages, address), 1);
  await told('all units counted anew and kept', () => figures.keep(), 1);
  await campaign(pages, unitOfWork);
  for (const [what, path] of Object.entries(asked)) {
    await opened(pages, path);
    await told(what, () => opened(pages, path), rounds);
  }
  await reported(pages, unitOfWork);
  await pages.close();
}

/** The same thirty days in every unit. */
async function campaign(pages, unitOfWork) {
  const [{ n }] = await unitOfWork.read.query('SELECT COUNT(*) AS n FROM campaign');
  if (n > 0) return;
  const days = { name: 'Ba mươi ngày', fromOn: '2026-10-20', untilOn: '2026-11-18' };
  for (const { id } of await unitOfWork.read.query('SELECT id FROM ward')) {
    const { status } = await pages.send('POST', `/api/v1/wards/${id}/campaigns`, days);
    if (status !== 201) throw new Error(`A campaign is answered ${status}`);
  }
}

/** A month of every unit: begun, sent, and the page that adds all of them up. */
async function reported(pages, unitOfWork) {
  const wards = await unitOfWork.read.query('SELECT id, code FROM ward ORDER BY code');
  const month = { kind: 'month', from: '2026-10-01', until: '2026-10-31' };
  const days = `from=${month.from}&until=${month.until}`;
  const [{ id: largest }] = await unitOfWork.read.query(
    'SELECT ward_id AS id FROM mentee GROUP BY ward_id ORDER BY COUNT(*) DESC LIMIT 1',
  );
  await told('numbers of a report, the largest unit', () =>
    opened(pages, `/api/v1/wards/${largest}/figures?${days}`),
  );
  const send = async (path, body) => {
    const { status, text } = await pages.send('POST', path, body);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    return JSON.parse(text);
  };
  const standing = await unitOfWork.read.query('SELECT COUNT(*) AS n FROM report');
  if (standing[0].n === 0) {
    const drafts = [];
    for (const { id } of wards) drafts.push(await send(`/api/v1/wards/${id}/reports`, month));
    let nth = 0;
    await told(
      'one report sent, its numbers kept',
      () => {
        const { id, version } = drafts[nth++];
        return send(`/api/v1/reports/${id}/sending`, { version });
      },
      drafts.length,
    );
  }
  const path = `/provinces/${province}/reports?kind=month&${days}`;
  await told('the report of the province, all units sent', () => opened(pages, path));
  const file = path.replace('/reports?', '/reports.xlsx?');
  await told('the same as Excel', () => opened(pages, file));
}

async function opened(pages, path) {
  const { status } = await pages.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

async function told(what, work, times = rounds) {
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
