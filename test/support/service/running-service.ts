import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addDays, type LocalDate, weekdayOf } from '../../../src/core/time/local-dates';
import { instantAt, localDateOf } from '../../../src/core/time/zone';
import { keyOfTests } from '../databases/open-test-database';
import { giveQueue } from './queue-folder';

/** The built program at work on an empty folder of its own. */
export interface RunningService {
  baseUrl: string;
  folder: string;
  /** What it printed until then. */
  said: string;
  stop(): Promise<void>;
  /** As when the power goes: kill -9. What it wrote stays. */
  kill(): Promise<void>;
}

const program = process.env.TUNG_NGO_PROGRAM ?? resolve('bin/tung-ngo.js');
const preloads = ['shift-clock.cjs', 'quick-wasm.cjs'].flatMap((file) => [
  '--require',
  resolve('test/support', file),
]);

const zone = 'Asia/Ho_Chi_Minh';
/**
 * The services begin at nine in the morning, so that no day ends while a test runs, of a Tuesday: from
 * Thursday evening to Sunday they would make up for a week that nobody planned, beside the test.
 */
const shiftMs = instantAt(tuesdayFrom(localDateOf(Date.now(), zone)), 9 * 60, zone) - Date.now();

function tuesdayFrom(date: LocalDate): LocalDate {
  return addDays(date, (9 - weekdayOf(date)) % 7);
}

/** The present of the services. */
export const serviceNow = (): number => Date.now() + shiftMs;

/** Of one start: another program may take a port between the look and the start. */
class PortTaken extends Error {}

/**
 * Starts `tung-ngo serve` and waits for the line that says where it listens; without a `databaseUrl`
 * on a new database in its folder.
 */
export function startService(databaseUrl?: string): Promise<RunningService> {
  return start('serve', (port) => `http://localhost:${port}`, databaseUrl);
}

/** Starts `tung-ngo demo` and waits for its links; `said` is what it printed. */
export function startDemo(): Promise<RunningService> {
  return start('demo', () => 'http://127.0.0.1:');
}

async function start(
  command: string,
  line: (port: number) => string,
  databaseUrl?: string,
): Promise<RunningService> {
  for (;;) {
    try {
      return await startOnce(command, line, databaseUrl);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
}

async function startOnce(
  command: string,
  line: (port: number) => string,
  databaseUrl?: string,
): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-e2e-'));
  // The demo makes its own, as on somebody's first start.
  if (command === 'serve') await giveQueue(join(folder, 'var'));
  const port = await freePort();
  const child = spawn(process.execPath, [...preloads, program, command], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      TEST_CLOCK_SHIFT_MS: String(shiftMs),
      PORT: String(port),
      DATA_DIR: join(folder, 'var'),
      DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'var', 'e2e.sqlite')}`,
      // What signed in a database that others filled.
      ...(databaseUrl ? { SECRET: 'a secret for the tests, and long enough', ...keyOfTests } : {}),
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const said = await says(child, line(port));
  return {
    baseUrl: `http://localhost:${port}`,
    folder,
    said,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function says(child: ChildProcess, line: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(line)) done(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', (code) => {
      const Fault = /Cổng \d+ đang được/.test(said) ? PortTaken : Error;
      fail(new Fault(`The service ended with ${code}: ${said.slice(-2000)}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}
