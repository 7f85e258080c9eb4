/**
 * What the programs in this folder share: a database of their own, a Redis that may be killed, and
 * processes of the built service. PostgreSQL is TEST_DATABASE_URL; `redis-server` must be there.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const dist = resolve(
  process.env.BENCH_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url)),
);
export const require = createRequire(join(dist, 'src/'));
export const load = (path) => require(join(dist, 'src', path));
load.resolve = (path) => require.resolve(join(dist, 'src', path));
export const say = (line) => process.stdout.write(`${line}\n`);

/** Opens a new database: PostgreSQL when a server's URL is given, else a SQLite file. */
export async function openLab(serverUrl) {
  require('reflect-metadata');
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-lab-'));
  const name = `tung_ngo_lab_${process.pid}_${Date.now()}`;
  const onServer = async (statement) => {
    const { Client } = require('pg');
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  let url = `sqlite:${join(folder, 'lab.sqlite')}`;
  if (serverUrl) {
    await onServer(`CREATE DATABASE ${name}`);
    url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  }
  const unitOfWork = await load('platform/database/open-database').openDatabase(
    url,
    load('app/entities').entities,
  );
  return {
    folder,
    url,
    unitOfWork,
    async close() {
      await unitOfWork.close();
      if (serverUrl) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A Redis that keeps nothing on disk, and may be killed and started again. */
export function redisOn(port) {
  let child;
  const command = async (name) => {
    const { Redis } = require('ioredis');
    const client = new Redis(port, '127.0.0.1', { retryStrategy: () => null, lazyConnect: true });
    client.on('error', () => undefined);
    await client
      .connect()
      .then(() => client.call(name))
      .catch(() => undefined);
    client.disconnect();
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async start() {
      const options = `--port ${port} --appendonly no --bind 127.0.0.1`.split(' ');
      child = spawn('redis-server', [...options, '--save', ''], { stdio: 'ignore' });
      for (let tries = 0; !(await answers(port)); tries++) {
        if (tries > 100) throw new Error('redis-server does not start.');
        await pause(50);
      }
    },
    flush: () => command('FLUSHALL'),
    kill: () => child?.kill('SIGKILL'),
  };
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

/**
 * A whole process of the service. `ready` resolves when it has started, `kill` is kill -9, `stop` lets
 * it end in order, and `extra` is code to run before the start.
 */
export function startProcess(settings, extra = '') {
  const program = `
    const { parseEnv } = require(${JSON.stringify(join(dist, 'src/config/env.js'))});
    const { startService } = require(${JSON.stringify(join(dist, 'src/app/start-service.js'))});
    ${extra}
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
    startService(parseEnv(process.env)).then(() => process.send('ready'), (error) => {
      console.error(error);
      process.exit(1);
    });`;
  const output = process.env.LOUD ? 'inherit' : 'ignore';
  const child = spawn(process.execPath, ['-e', program], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', output, output, 'ipc'],
    cwd: settings.DATA_DIR,
  });
  const gone = new Promise((done) => child.once('exit', done));
  const ready = new Promise((done) => {
    child.on('message', (message) => message === 'ready' && done(true));
    child.once('exit', () => done(false));
  });
  const end = (signal) => {
    child.kill(signal);
    return gone;
  };
  return {
    ready,
    onMessage: (listen) => child.on('message', listen),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Settings of a channel at a stand-in whose own limit is far away. */
export const smsSettings = (url) => ({
  ESMS_BASE_URL: url,
  ESMS_API_KEY: 'k',
  ESMS_SECRET_KEY: 's',
  ESMS_BRAND_NAME: 'TN',
  ESMS_PER_SECOND: '10000',
});

/** A zone in which it is about noon, so that no quiet hour is near. */
export function noonZone(now = Date.now()) {
  const shift = 12 - new Date(now).getUTCHours();
  // The sign of these zones is the other way round: Etc/GMT-7 is seven hours ahead.
  return `Etc/GMT${shift > 0 ? '-' : '+'}${Math.abs(shift)}`;
}

export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const ascending = (list) => list.toSorted((a, b) => a - b);
