/**
 * Processor time of the service for every page and file of an officer, and for some of them as they are searched and
 * opened, in a ward of 300 ambassadors and 2,000 mentees in which a month has gone by: with the pages that the table of
 * addresses names, so that a new one is among them by itself. Also as a ratio to reading the rows of the pairs with the
 * bare driver.
 *
 * So are the looks that officers take before they change what touches all of the ward: settings, a storm day.
 *
 * npm run bench:desk                  all of them
 * npm run bench:desk -- week.xlsx     those whose address contains the word
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../bookings/services.mjs';
import { built, officerToken } from '../bookings/world.mjs';
import { bareMs } from './bare.mjs';
import { liveThroughAMonth } from './life.mjs';
import { looksOf } from './looks.mjs';
import { pagesOf } from './pages.mjs';
import { fill } from './ward.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const secret = 'a secret of the bench alone, long enough';
const metricsToken = 'metrics-of-the-bench';
const [warmUps, batches, rounds] = [2, 3, 2];
/** Milliseconds of processor time that a page may take. */
const most = 300;

export async function benchDesk([word = ''] = []) {
  const { openDatabase } = built('platform/database/open-database');
  const { entities } = built('app/entities');
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  const file = join(folder, 'bench.sqlite');
  const unitOfWork = await openDatabase(`sqlite:${file}`, entities);
  const ward = await fill(unitOfWork);
  const token = await officerToken({ unitOfWork, wardId: ward.ward.id });
  const bare = await bareMs(file, ward.ward.id);
  await unitOfWork.close();
  const service = await start(3987, {
    PATH: process.env.PATH,
    ROLE: 'all',
    SECRET: secret,
    METRICS_TOKEN: metricsToken,
    BASE_URL: 'https://tung-ngo.example.vn',
    DATABASE_URL: `sqlite:${file}`,
    DATA_DIR: join(folder, 'data'),
  });
  try {
    const ask = asking(service.base, token);
    const ids = await liveThroughAMonth(ask, ward);
    const pages = [...pagesOf({ ...ward, ...ids }), ...looksOf(ward)].filter(({ path }) =>
      path.includes(word),
    );
    say(
      `${ward.mentors.length} ambassadors, ${ward.mentees.length} mentees; bare rows: ${bare.toFixed(1)} ms`,
    );
    say('| page | processor time, ms | KB | ratio to the bare rows |');
    say('| --- | --- | --- | --- |');
    let [measured, slow] = [0, 0];
    for (const { name, path, form } of pages) {
      const { status, size } = await ask.page(path, form);
      // Where an officer has but one ward, a page may only lead to another.
      if (status !== 200 && status !== 303) {
        say(`| ${name} | not opened: ${status} | | |`);
        process.exitCode = 1;
        continue;
      }
      const spent = await cpuOf(ask, path, form);
      measured += 1;
      const isSlow = spent > most;
      if (isSlow) slow += 1;
      const mark = isSlow ? ' (!)' : '';
      say(
        `| ${name} | ${spent.toFixed(0)}${mark} | ${Math.round(size / 1024)} | ${(spent / bare).toFixed(1)} |`,
      );
    }
    say(`\n${measured} pages and files, ${slow} of them above ${most} ms.`);
    if (slow > 0) process.exitCode = 1;
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The service does other work of its own now and then: the batch in the middle, after the first ones were compiled. */
async function cpuOf(ask, path, form) {
  for (let round = 0; round < warmUps; round += 1) await ask.page(path, form);
  const spans = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const from = await ask.cpuMs();
    for (let round = 0; round < rounds; round += 1) await ask.page(path, form);
    spans.push(((await ask.cpuMs()) - from) / rounds);
  }
  return spans.toSorted((one, other) => one - other)[batches >> 1];
}

/** How an officer asks the service: for pages, and over the API. */
function asking(base, token) {
  const headers = { authorization: `Bearer ${token}` };
  /** A page, or what answers a form that is sent. */
  const page = async (path, form) => {
    const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    const answer = await fetch(base + path, { headers, redirect: 'manual', ...sent });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, size: bytes.byteLength, text: () => bytes.toString() };
  };
  /** Sends a form, and gives the page that it leads to. */
  const press = async (path, values) => {
    const body = new URLSearchParams(values);
    const answer = await fetch(base + path, { method: 'POST', headers, body, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${path}: ${answer.status}`);
    return location;
  };
  const api = async (method, path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${base}/api/v1/${path}`, {
      method,
      headers: isForm ? headers : { ...headers, 'content-type': 'application/json' },
      body: isForm || method === 'GET' ? body : JSON.stringify(body ?? {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const cpuMs = async () => {
    const authorization = `Bearer ${metricsToken}`;
    const metrics = await (await fetch(`${base}/metrics`, { headers: { authorization } })).text();
    return 1000 * Number(/^process_cpu_seconds_total ([\d.e+-]+)/m.exec(metrics)?.[1]);
  };
  return { page, press, api, cpuMs };
}
