import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The built program at work on an empty folder of its own. */
export interface RunningService {
  baseUrl: string;
  folder: string;
  stop(): Promise<void>;
}

const program = process.env.TUNG_NGO_PROGRAM ?? resolve('bin/tung-ngo.js');

/** Starts `tung-ngo serve` and waits for the line that says where it listens. */
export async function startService(): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: join(folder, 'var'),
      DATABASE_URL: `sqlite:${join(folder, 'var', 'e2e.sqlite')}`,
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await saysWhereItListens(child, port);
  return {
    baseUrl: `http://localhost:${port}`,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function saysWhereItListens(child: ChildProcess, port: number): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(`http://localhost:${port}`)) done();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) =>
      fail(new Error(`The service ended with ${code}: ${said.slice(-2000)}`)),
    );
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
