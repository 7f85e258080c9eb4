import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './service.mjs';

export const hasRedis = () => spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of one's own, to be killed. */
export async function ownRedis() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-redis-'));
  let child;
  const start = async () => {
    child = spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        folder,
        '--save',
        '',
        '--appendonly',
        'yes',
      ],
      { stdio: 'ignore' },
    );
    for (; spawnSync('redis-cli', ['-p', String(port), 'ping']).status !== 0;) await pause(50);
  };
  const end = (signal) =>
    new Promise((done) => {
      child.once('exit', done);
      child.kill(signal);
    });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    set: (name, value) =>
      spawnSync('redis-cli', ['-p', String(port), 'config', 'set', name, value]),
    close: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const bin = () =>
  spawnSync(
    'sh',
    ['-c', 'ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; command -v initdb'],
    {
      encoding: 'utf8',
    },
  )
    .stdout.split('\n')
    .filter(Boolean)
    .map((path) => path.replace(/\/initdb$/, ''))[0];

export const hasPostgres = () => bin() !== undefined;

/** A PostgreSQL of one's own, to be stopped; it does not run as root. */
export async function ownPostgres() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const call = (program, words) => {
    const all = [join(bin(), program), ...words];
    const [command, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...all] : all;
    const { status, stderr, stdout } = spawnSync(command, rest, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program}: ${stderr ?? ''}${stdout ?? ''}`);
  };
  if (isRoot) spawnSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  call('initdb', [
    '-D',
    data,
    '-U',
    'tung_ngo',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]);
  const start = () =>
    call(
      'pg_ctl',
      ['-D', data, '-w', '-l', join(folder, 'log')].concat(
        '-o',
        `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`,
        'start',
      ),
    );
  const stop = (mode) => call('pg_ctl', ['-D', data, '-m', mode, 'stop']);
  start();
  return {
    url: `postgres://tung_ngo@127.0.0.1:${port}/postgres`,
    start,
    /** As when the power goes. */
    stop: () => stop('immediate'),
    close: () => {
      stop('fast');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
