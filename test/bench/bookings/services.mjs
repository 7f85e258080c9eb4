import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { newId, officerToken, settle } from './world.mjs';

const secret = 'a secret of the bench alone, long enough';
const program = fileURLToPath(new URL('../../../bin/tung-ngo.js', import.meta.url));
const server = process.env.TEST_DATABASE_URL;
/** Such as `--cpu-prof --cpu-prof-dir=/tmp/profiles`. */
const nodeOptions = (process.env.SERVICE_OPTIONS ?? '').split(' ').filter(Boolean);

/** Makes a database, lets `work` have its URL, and drops it. */
export async function onPostgres(work) {
  const url = new URL(server);
  const name = `tung_ngo_${newId().replaceAll('-', '')}`;
  url.pathname = `/${name}`;
  await onServer(`CREATE DATABASE ${name}`);
  try {
    await work(url.href);
  } finally {
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** A ward, and so many processes of the built service on it; `ask` speaks to the nth of them as an officer. */
export async function withServices({ processes, firstPort, mentors, menteesEach, url }, work) {
  const world = await settle(mentors, menteesEach, url);
  const services = [];
  try {
    const token = await officerToken(world);
    const settings = {
      PATH: process.env.PATH,
      ROLE: url ? 'web' : 'all',
      SECRET: secret,
      DATABASE_URL: url ?? `sqlite:${world.file}`,
    };
    for (let nth = 0; nth < processes; nth++) {
      const folder = join(world.folder, `process-${nth}`);
      services.push(await start(firstPort + nth, { ...settings, DATA_DIR: folder }));
    }
    const ask = async (nth, method, path, body, key) => {
      const answer = await fetch(`${services[nth % processes].base}/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(key && { 'idempotency-key': key }),
        },
        body: body && JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    };
    await work(world, ask, services);
  } finally {
    for (const service of services) await service.stop();
    await world.end();
  }
}

export async function start(port, settings) {
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    env: { ...settings, PORT: String(port) },
    cwd: join(settings.DATA_DIR, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  }
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The service ended:\n${said}`);
    const isUp = await fetch(`${base}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { base, pid: child.pid, stop };
}

async function onServer(statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
