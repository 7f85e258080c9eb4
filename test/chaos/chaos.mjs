import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './present.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

/** Does harm to the service while people book, and prints what it survived; exit status 1 where anything was lost. */
export async function runChaos(words) {
  if (!existsSync('dist/tung-ngo.cjs')) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  const isLong = words.includes('--long');
  const rounds = isLong ? 12 : 2;
  const rows = [];
  const { embedded } = await import('./trials.mjs');
  await onDisk((mount) => tryAll(embedded, { mount, rounds, rows }));
  if (isLong) await tryGrown(rows, rounds);
  else rows.push(['Redis, PostgreSQL', 'npm run chaos -- --long', 'left out']);
  printTable(rows);
  if (rows.some(([, , verdict]) => verdict.startsWith('LOST'))) process.exitCode = 1;
}

async function tryGrown(rows, rounds) {
  const { hasPostgres, hasRedis, ownPostgres, ownRedis } = await import('./servers.mjs');
  const { grown } = await import('./grown-trials.mjs');
  if (!hasPostgres() || !hasRedis()) {
    rows.push(['Redis, PostgreSQL', 'needs redis-server and initdb', 'left out']);
    return;
  }
  const [redis, postgres] = [await ownRedis(), await ownPostgres()];
  try {
    const settings = { REDIS_URL: redis.url };
    await tryAll(grown, {
      rounds,
      rows,
      url: postgres.url,
      settings,
      servers: { redis, postgres },
    });
  } finally {
    await redis.close();
    postgres.close();
  }
}

/** One world for all of them, looked at after each. */
async function tryAll(trials, { mount, rounds, rows, url, settings, servers }) {
  const { look, makeWorld } = await import('./world.mjs');
  const world = await makeWorld({ url, settings });
  try {
    await world.service.start();
    for (const trial of trials) {
      const can = trial.needs?.({ mount }) ?? true;
      if (can !== true) {
        rows.push([trial.name, `needs ${can}`, 'left out']);
        continue;
      }
      world.crowd.begin();
      const from = performance.now();
      const said = await trial.run({ ...world, ...servers }, { rounds }).catch((error) => error);
      await world.crowd.end();
      const seen = await look(world);
      const seconds = Math.round((performance.now() - from) / 1000);
      rows.push([
        trial.name,
        said instanceof Error ? 'broke off' : said,
        verdictOf(seen, said),
        seen,
        seconds,
      ]);
      say(`${trial.name}: ${rows.at(-1)[2]}`);
      if (said instanceof Error) {
        say(said.message);
        break;
      }
    }
  } finally {
    await world.end();
  }
}

function verdictOf(seen, said) {
  const faults = Object.entries(seen).filter(
    ([name, value]) => !['promised', 'sent'].includes(name) && value !== 0 && value !== '',
  );
  if (said instanceof Error) faults.push(['broke off', said.message.split('\n')[0]]);
  if (seen.promised === 0) faults.push(['promised', 'nothing']);
  return faults.length === 0
    ? 'survived'
    : `LOST: ${faults.map(([name, value]) => `${name} ${value}`).join(', ')}`;
}

/** A small disk of its own, where one may be made. */
async function onDisk(work) {
  const mount = mkdtempSync(join(tmpdir(), 'tung-ngo-disk-'));
  const isMounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', mount]).status === 0;
  const before = process.env.TMPDIR;
  if (isMounted) process.env.TMPDIR = mount;
  try {
    await work(isMounted ? mount : undefined);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    if (isMounted) spawnSync('umount', ['-l', mount]);
    rmdirSync(mount);
  }
}

function printTable(rows) {
  say('');
  say('| trial | what was done | promised, kept | messages, twice | seconds | |');
  say('| --- | --- | --- | --- | --- | --- |');
  for (const [name, done, verdict, seen, seconds] of rows) {
    const kept = seen ? `${seen.promised}, ${seen.promised - seen.lost}` : '';
    const messages = seen ? `${seen.sent}, ${seen.sentTwice}` : '';
    say(`| ${name} | ${done} | ${kept} | ${messages} | ${seconds ?? ''} | ${verdict} |`);
  }
}
