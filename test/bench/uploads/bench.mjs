/**
 * How long the service keeps others waiting while files come that do harm, and the largest that are allowed: the longest
 * that its main thread computed in one piece, beside that of the same service with nothing to do, and how long a page
 * took meanwhile. It has 400 MB, and numbers and homes are sealed.
 *
 * npm run bench:uploads              all of them
 * npm run bench:uploads -- commas    those whose name contains the word
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '../bookings/services.mjs';
import { built, officerToken } from '../bookings/world.mjs';
import { fill } from '../desk/ward.mjs';
import { harmfulFiles } from './files.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const watching = fileURLToPath(new URL('watch-loop.cjs', import.meta.url));
const idleMs = 10_000;
/** Milliseconds of its own that the service may compute in one piece. */
const most = 100;

export async function benchUploads([word = ''] = []) {
  const { openDatabase } = built('platform/database/open-database');
  const { Sealer } = built('platform/database/sealing/sealer');
  const { Sealing } = built('platform/database/sealing/sealing');
  const { entities } = built('app/entities');
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  const [file, figures] = [join(folder, 'bench.sqlite'), join(folder, 'loop.json')];
  const key = 'a key of the bench alone, and long'.replaceAll(' ', '-').replace(',', '');
  const sealing = new Sealing(new Sealer([key]));
  const care = { sealing, isToAdopt: () => false, adopt: nothing, look: nothing };
  const unitOfWork = await openDatabase(`sqlite:${file}`, entities, undefined, {
    ...care,
    beforeMigrating: nothing,
    settle: nothing,
  });
  const { ward } = await fill(unitOfWork);
  const token = await officerToken({ unitOfWork, wardId: ward.id });
  await unitOfWork.close();
  const service = await start(3986, {
    PATH: process.env.PATH,
    ROLE: 'all',
    SECRET: 'a secret of the bench alone, long enough',
    DATA_KEY: key,
    DATABASE_URL: `sqlite:${file}`,
    DATA_DIR: join(folder, 'data'),
    NODE_OPTIONS: `--max-old-space-size=400 --require ${watching}`,
    WATCH_LOOP_FILE: figures,
  });
  const since = async () => {
    rmSync(figures, { force: true });
    process.kill(service.pid, 'SIGUSR2');
    for (;;) {
      await pause(50);
      try {
        return JSON.parse(readFileSync(figures, 'utf8'));
      } catch {
        // Not written yet.
      }
    }
  };
  const meanwhile = async (work) => {
    const pages = pagesOf(service.base);
    await since();
    const said = await work();
    const loop = await since();
    return { said, loop, page: await pages.slowest() };
  };
  try {
    await pause(idleMs);
    const idle = await meanwhile(() => pause(idleMs, ''));
    say('| file | answer | longest piece, ms | to idle | slowest page, ms | to idle |');
    say('| - | - | - | - | - | - |');
    say(`| none | | ${figure(idle.loop.longest)} | 1 | ${figure(idle.page)} | 1 |`);
    const files = Object.entries(harmfulFiles).map(([name, make]) => [name, make, bring]);
    const atOnce = ['all-wrong.csv', 'all-right.csv'].map((name) => [
      `${name}, taken in at once`,
      harmfulFiles[name],
      bringAtOnce,
    ]);
    for (const [name, make, how] of [...files, ...atOnce]) {
      if (!name.includes(word)) continue;
      // Made here it would keep those waiting who ask for pages from here.
      const bytes = make();
      const { said, loop, page } = await meanwhile(() =>
        how(service.base, token, ward.id, { name: name.replace(/,.*/, ''), bytes }),
      );
      const ratio = (now, before) => (now / before).toFixed(1);
      const mark = loop.longest > most ? ' (!)' : '';
      say(
        `| ${name} | ${said} | ${figure(loop.longest)}${mark} | ${ratio(loop.longest, idle.loop.longest)} | ${figure(page)} | ${ratio(page, idle.page)} |`,
      );
    }
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true });
  }
}

const nothing = () => Promise.resolve();
const figure = (ms) => ms.toFixed(0);

/** Asks for a page again and again, as somebody does who has nothing to do with the file. */
function pagesOf(base) {
  const over = new AbortController();
  const asking = (async () => {
    let slowest = 0;
    while (!over.signal.aborted) {
      const began = performance.now();
      await (await fetch(`${base}/sign-in`)).text();
      slowest = Math.max(slowest, performance.now() - began);
      await pause(20);
    }
    return slowest;
  })();
  return {
    slowest() {
      over.abort();
      return asking;
    },
  };
}

function formOf({ name, bytes }) {
  const body = new FormData();
  body.append('kind', 'mentees');
  body.append('file', new Blob([bytes]), name);
  return body;
}

/** As a program does that has nobody to look at what was read; the answer is not read here, where it would take long. */
async function bringAtOnce(base, token, wardId, file) {
  const headers = { authorization: `Bearer ${token}` };
  const path = `${base}/api/v1/wards/${wardId}/imports`;
  const answer = await fetch(path, { method: 'POST', headers, body: formOf(file) });
  const bytes = await answer.arrayBuffer();
  return `${answer.status}, ${bytes.byteLength} bytes`;
}

/** Gives what became of it: a refusal, or that it was read. */
async function bring(base, token, wardId, file) {
  const body = formOf(file);
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (path, options) =>
    (await fetch(`${base}/api/v1/${path}`, { headers, ...options })).json();
  const draft = await ask(`wards/${wardId}/import-drafts`, { method: 'POST', body });
  if (!draft.id) return draft.code;
  for (;;) {
    const { state, failure } = await ask(`import-drafts/${draft.id}`);
    if (state === 'failed') return `refused: ${failure}`;
    if (state === 'read') return state;
    await pause(200);
  }
}
