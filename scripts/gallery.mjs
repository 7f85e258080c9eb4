// npm run gallery: starts a demo of its own and takes the pictures of docs/gallery, which the guides and the README show.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import sqlite3 from 'sqlite3';

const require = createRequire(import.meta.url);
const { chromiumPath } = require('../test/support/chromium.cjs');
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'gallery');

const desk = { viewport: { width: 1280, height: 960 }, deviceScaleFactor: 1 };
const phone = { viewport: { width: 360, height: 860 }, deviceScaleFactor: 1.5 };

/** Name, and how one gets there from the first page of whoever it is of. */
const pictures = {
  officer: [
    desk,
    [
      ['officer-today'],
      ['officer-mentees', (page) => followTo(page, '/mentees')],
      ['officer-desk', (page) => page.goto(`${wardOf(page)}/desk`)],
      ['officer-week', (page) => page.goto(`${wardOf(page)}/week`)],
      ['officer-day-off', lookAtDayOff],
      ['officer-calls', (page) => page.goto(`${wardOf(page)}/reminders`)],
    ],
  ],
  mentor: [
    phone,
    [
      ['mentor-home'],
      ['mentor-attendance', openFirstSession],
      ['mentor-away', (page) => followTo(page, '/absences')],
    ],
  ],
  mentee: [phone, [['mentee-home'], ['mentee-day', (page) => followTo(page, '/book')]]],
};

const path = chromiumPath();
if (!path) throw new Error('The pictures need a Chromium: install one, or set CHROMIUM_PATH.');

const data = await mkdtemp(join(tmpdir(), 'tung-ngo-gallery-'));
process.env.PORT ??= '3900';
const own = `http://localhost:${process.env.PORT}`;
/** What a commune would have: an address that phones can open. */
process.env.BASE_URL = 'https://hoc.xa-thu-nghiem.example';
const { startDemo } = require('../dist/src/commands/start-demo.js');
const { links } = await startDemo(join(data, 'demo'));
const browser = await chromium.launch({
  executablePath: path,
  args: ['--no-sandbox', '--disable-gpu'],
});
await mkdir(folder, { recursive: true });

/** A link of an officer opens once: whoever came in stays so. */
const signedIn = {};
for (const [who, [device, shots]] of Object.entries(pictures)) {
  const context = await browser.newContext({ ...device, locale: 'vi-VN' });
  const home = await enter(context, who);
  for (const [name, go] of shots) {
    const page = await context.newPage();
    await page.goto(home);
    await go?.(page);
    await shoot(page, name);
    await page.close();
  }
  signedIn[who] = { context, home };
}
await shootProgramme(join(data, 'demo'));
await shootDuties(join(data, 'demo'));
await shootSetUp();
await browser.close();
await rm(data, { recursive: true, force: true });
process.exit(0);

/** By the link that the demo prints; gives the first page. */
async function enter(context, who) {
  const page = await context.newPage();
  await page.goto(links[who].replace(process.env.BASE_URL, own));
  const home = page.url();
  await page.close();
  return home;
}

function wardOf(page) {
  return page.url().match(/^.*\/wards\/\d+/)[0];
}

async function followTo(page, end) {
  await page.locator(`a[href$="${end}"]`).first().click();
  await page.waitForLoadState();
}

/** The first evening with lessons, closed for a storm, looked at and not confirmed. */
async function lookAtDayOff(page) {
  await page.goto(`${wardOf(page)}/week`);
  await page.locator('a[href*="/changes/day-off"]').first().click();
  await page.waitForLoadState();
  await page.locator('[name="reason"]').fill('Nghỉ do mưa bão');
  await page.locator('main form button').first().click();
  await page.waitForLoadState();
}

async function openFirstSession(page) {
  await followTo(page, '/sessions');
  await page.locator('main a[href*="/sessions/"]').first().click();
  await page.waitForLoadState();
}

/** What the movement is judged by, and a hamlet that a team walks: each entered first as an officer does. */
async function shootProgramme(demo) {
  const walker = await signedIn.mentor.context.newPage();
  await walker.goto(signedIn.mentor.home);
  const mentor = walker.url().match(/\/mentor\/([^/?]+)/)[1];
  const page = await signedIn.officer.context.newPage();
  await page.goto(signedIn.officer.home);
  const ward = wardOf(page);
  await page.goto(`${ward}/teams/new`);
  await page.locator('[name="name"]').fill('Tổ công nghệ số số 1');
  for (const hamlet of (await page.locator('[name="hamletIds"]').all()).slice(0, 3))
    await hamlet.check();
  await send(page);
  await page.locator('[name="mentorId"]').selectOption(mentor);
  await send(page, 'form[action$="/members"]');
  for (const hamlet of [0, 1, 2]) await knock(page, `${ward}/doors`, hamlet);
  await page.goto(`${ward}/doors`);
  await shoot(page, 'officer-doors');
  await walker.reload();
  await followTo(walker, '/doors');
  await walker.locator('main a[href*="/doors/hamlets/"]').first().click();
  await walker.waitForLoadState();
  await shoot(walker, 'mentor-doors');

  await confirm(page, ward, 5);
  await page.goto(`${ward}/vneid`);
  await shoot(page, 'officer-vneid');
  await page.goto(`${ward}/families`);
  await shoot(page, 'officer-families');
  await page.goto(`${ward}/targets`);
  await page.locator('[name="amount"]').fill('120');
  await send(page, 'form[action$="/targets"]:has([name="amount"])');
  await shoot(page, 'officer-targets');
  await makeStuck(demo);
  await page.goto(`${ward}/stuck-learners`);
  await shoot(page, 'officer-stuck');
  for (const { context } of Object.values(signedIn)) await context.close();
}

async function send(page, form = 'main form') {
  await page.locator(`${form} button`).last().click();
  await page.waitForLoadState();
}

/** Takes the doors of a hamlet from the list of learners, and knocks at the first ones. */
async function knock(page, doors, hamlet) {
  await page.goto(doors);
  await page.locator('main a[href*="/doors/hamlets/"]').nth(hamlet).click();
  await page.locator('form[action$="/filling"] button').click();
  await page.waitForLoadState();
  const outcomes = ['wishes', 'nobody-home', 'no-need'].slice(0, 3 - hamlet);
  for (const [index, outcome] of outcomes.entries()) {
    const house = page.locator('[data-door]').nth(index);
    await house.locator('summary').click();
    await house.locator(`button[value="${outcome}"]`).click();
    await page.waitForLoadState();
  }
}

/** Looked up, and noted as confirmed on VNeID. */
async function confirm(page, ward, people) {
  for (let index = 0; index < people; index++) {
    await page.goto(`${ward}/mentees`);
    await page.locator('main .picked a').nth(index).click();
    await page.locator('form[action$="/vneid"] button').first().click();
    await page.waitForLoadState();
  }
}

/** A demo begins tomorrow, so what a few were taught twice is moved to four weeks ago. */
async function makeStuck(demo) {
  const file = new sqlite3.Database(join(demo, 'tung-ngo.sqlite'));
  await promisify(file.exec.bind(file))(`
    PRAGMA busy_timeout = 10000;
    BEGIN IMMEDIATE;
    UPDATE ward SET settings = json_set(settings, '$.stuckLessons', 2);
    CREATE TEMP TABLE twice AS
      SELECT b.mentee_id, s.topic FROM booking b JOIN session s ON s.id = b.session_id
      GROUP BY b.mentee_id, s.topic HAVING COUNT(*) > 1 LIMIT 5;
    CREATE TEMP TABLE before AS
      SELECT b.session_id AS id FROM booking b JOIN session s ON s.id = b.session_id
      JOIN twice t ON t.mentee_id = b.mentee_id AND t.topic = s.topic;
    UPDATE session SET start_at = start_at - 2419200000, end_at = end_at - 2419200000
      WHERE id IN (SELECT id FROM before);
    UPDATE booking SET start_at = start_at - 2419200000, end_at = end_at - 2419200000, state = 'attended'
      WHERE session_id IN (SELECT id FROM before);
    INSERT INTO skill (id, mentee_id, topic, level, level_before, lessons, seen_by_kind, seen_at, version, created_at, updated_at)
      SELECT lower(hex(randomblob(16))), mentee_id, topic, 'with-help', 'never', 2, 'mentor', 0, 1, 0, 0 FROM twice;
    COMMIT;`);
  await promisify(file.close.bind(file))();
}

/** The accounts of an administrator, and what a coordinator and the counter see with theirs. */
async function shootDuties(demo) {
  const password = 'mười con mèo trắng';
  const made = spawn(
    process.execPath,
    [join(root, 'bin', 'tung-ngo.js'), 'account', '--login', 'quan.tri', '--name', 'Lê Văn Trị'],
    {
      env: { ...process.env, DATA_DIR: demo, DATABASE_URL: `sqlite:${demo}/tung-ngo.sqlite` },
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  );
  made.stdin.end(`${password}\n`);
  await once(made, 'exit');
  const page = await browser.newPage({ ...desk, locale: 'vi-VN' });
  await page.goto(`${own}/sign-in`);
  await page.locator('[name="login"]').fill('quan.tri');
  await page.locator('[name="password"]').fill(password);
  await page.locator('main form button').click();
  const coordinator = await invite(page, 'Hồ Thị Phối', 'ho.phoi', 'provincial');
  const counter = await invite(page, 'Đỗ Văn Quầy', 'do.quay', 'counter');
  await page.goto(`${own}/operations/accounts`);
  await shoot(page, 'operator-accounts');
  const above = await accept(coordinator, password, desk);
  await shoot(above, 'province-figures');
  await above.locator('a[href$="/opening"]').first().click();
  await shoot(above, 'province-opening');
  const helper = await accept(counter, password, phone);
  await helper.locator('#q').fill('lan');
  await helper.locator('form.search button').click();
  await shoot(helper, 'counter-find');
  await helper.locator('main a[href*="/counter/"]').first().click();
  await shoot(helper, 'counter-person');
}

/** Makes an account as an administrator does; gives the invitation. */
async function invite(page, fullName, login, role) {
  await page.goto(`${own}/operations/accounts/new`);
  await page.locator('[name="fullName"]').fill(fullName);
  await page.locator('[name="login"]').fill(login);
  await page.locator(`[name="role"][value="${role}"]`).check();
  if (role === 'provincial') await page.locator('[name="provinceCode"]').selectOption({ index: 1 });
  else await page.locator('[name="wardIds"]').first().check();
  await page.locator('main form button').click();
  await page.locator('form[action$="/invitation"] button').click();
  const link = await page.locator('.url').textContent();
  return link.replace(process.env.BASE_URL, own);
}

async function accept(invitation, password, device) {
  const context = await browser.newContext({ ...device, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(invitation);
  await page.locator('[name="next"]').fill(password);
  await page.locator('[name="nextAgain"]').fill(password);
  await page.locator('main form button').click();
  await page.waitForLoadState();
  return page;
}

/** An installation that nobody has opened yet. */
async function shootSetUp() {
  const port = String(Number(process.env.PORT) + 1);
  const child = spawn(process.execPath, [join(root, 'bin', 'tung-ngo.js'), 'serve'], {
    env: { ...process.env, PORT: port, DATA_DIR: join(data, 'new'), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await browser.newPage(desk);
  let link;
  for await (const said of child.stdout) {
    [link] = /http[^\s"]+token=[\w-]+/.exec(String(said)) ?? [];
    if (link !== undefined) break;
  }
  if (link === undefined) throw new Error(`No new installation on port ${port}.`);
  const answer = await page.goto(link.replace(process.env.BASE_URL, `http://localhost:${port}`));
  if (!answer.ok()) throw new Error(`The set-up is closed to ${link}: ${answer.status()}.`);
  await shoot(page, 'operator-set-up');
  child.kill();
  await once(child, 'exit');
}

async function shoot(page, name) {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  const asked = { format: 'webp', quality: 60 };
  // A page that was in front a moment too short gives none.
  const take = () => session.send('Page.captureScreenshot', asked);
  const { data: picture } = await take().catch(take);
  const bytes = Buffer.from(picture, 'base64');
  await writeFile(join(folder, `${name}.webp`), bytes);
  process.stdout.write(`${name}.webp  ${Math.round(bytes.length / 1024)} KB  ${page.url()}\n`);
}
