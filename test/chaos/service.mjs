import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { shiftMs } from './present.mjs';

const program = fileURLToPath(new URL('../../bin/tung-ngo.js', import.meta.url));
const clock = fileURLToPath(new URL('jumping-clock.cjs', import.meta.url));

/** One process of the built service that is killed and started again on the same data. */
export class Service {
  constructor(folder, settings) {
    this.folder = folder;
    this.settings = settings;
  }

  async start() {
    this.port ??= await freePort();
    this.base = `http://127.0.0.1:${this.port}`;
    this.said = '';
    this.child = spawn(process.execPath, ['--require', clock, program, 'serve'], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        TEST_CLOCK_SHIFT_MS: String(shiftMs),
        PORT: String(this.port),
        ...this.settings,
      },
    });
    const { child } = this;
    this.ended = new Promise((done) => child.once('exit', done));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (this.said = `${this.said}${chunk}`.slice(-20_000)));
    }
    await this.until(({ status }) => status === 200, 'ready');
  }

  /** Waits until /health/ready says so. */
  async until(holds, what, patienceMs = 120_000) {
    const from = performance.now();
    for (;;) {
      const seen = await this.health();
      if (holds(seen)) return seen;
      if (this.child.exitCode !== null || performance.now() - from > patienceMs) {
        throw new Error(`Not ${what}: ${JSON.stringify(seen)}\n${this.said.slice(-2000)}`);
      }
      await pause(100);
    }
  }

  async health() {
    try {
      const answer = await fetch(`${this.base}/health/ready`);
      return { ...(await answer.json().catch(() => ({}))), status: answer.status };
    } catch {
      return { status: 0 };
    }
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  jump() {
    this.child.kill('SIGUSR2');
  }

  /** A command on the same data; killed after so many milliseconds where any are given. Gives its exit status. */
  async command(words, killAfterMs) {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...this.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said += chunk));
    const ended = new Promise((done) => child.once('exit', done));
    const killing = killAfterMs && setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    const status = await ended;
    clearTimeout(killing);
    return { status, said };
  }
}

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
