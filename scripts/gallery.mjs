// npm run gallery: starts a demo of its own and takes the pictures of docs/gallery, which the guides and the README show.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

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
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
await mkdir(folder, { recursive: true });

for (const [who, [device, shots]] of Object.entries(pictures)) {
  const context = await browser.newContext({ ...device, locale: 'vi-VN' });
  for (const [name, go] of shots) {
    const page = await context.newPage();
    await page.goto(links[who].replace(process.env.BASE_URL, own));
    await go?.(page);
    await shoot(page, name);
    await page.close();
  }
  await context.close();
}
await shootSetUp();
await browser.close();
await rm(data, { recursive: true, force: true });
process.exit(0);

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

/** An installation that nobody has opened yet. */
async function shootSetUp() {
  const port = String(Number(process.env.PORT) + 1);
  const child = spawn(process.execPath, [join(root, 'bin', 'tung-ngo.js'), 'serve'], {
    env: { ...process.env, PORT: port, DATA_DIR: join(data, 'new'), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await browser.newPage(desk);
  for await (const said of child.stdout) {
    const [link] = /http\S+token=\S+/.exec(String(said)) ?? [];
    if (link === undefined) continue;
    await page.goto(link);
    break;
  }
  await shoot(page, 'operator-set-up');
  child.kill();
  await once(child, 'exit');
}

async function shoot(page, name) {
  const session = await page.context().newCDPSession(page);
  const { data: picture } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 60,
  });
  const bytes = Buffer.from(picture, 'base64');
  await writeFile(join(folder, `${name}.webp`), bytes);
  process.stdout.write(`${name}.webp  ${Math.round(bytes.length / 1024)} KB  ${page.url()}\n`);
}
