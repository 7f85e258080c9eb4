import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { type ApiWorld, startApi } from '../../support/service/api-world';

const run = promisify(execFile);

/** Somebody else's project, with nothing of ours in it but the description. */
const compilerOptions = {
  target: 'ES2023',
  module: 'nodenext',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  strict: true,
  noUncheckedIndexedAccess: true,
  types: ['node'],
  typeRoots: [resolve('node_modules/@types')],
  outDir: 'out',
};

describe('a client made from the description', () => {
  let api: ApiWorld;
  let folder: string;

  const inFolder = (script: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [script, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
    });

  beforeAll(async () => {
    api = await startApi('sqlite');
    folder = mkdtempSync(join(tmpdir(), 'tung-ngo-client-'));
  }, 240_000);
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles strictly with the program of docs/api.md, signs in and books a session', async () => {
    const [, program = ''] = /```ts\n(.*?)```/s.exec(readFileSync('docs/api.md', 'utf8')) ?? [];
    writeFileSync(join(folder, 'book.ts'), program);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['book.ts', 'client'] }),
    );
    const { baseUrl } = api.service;
    const generator = join(
      dirname(require.resolve('@hey-api/openapi-ts/package.json')),
      'bin/run.js',
    );
    const description = `${baseUrl}/api/openapi.json`;
    await inFolder(generator, ['-i', description, '-o', 'client', '-c', '@hey-api/client-fetch']);
    await inFolder(require.resolve('typescript/bin/tsc'), ['-p', '.']);

    const { login, password } = api.officer;
    const { stdout } = await inFolder('out/book.js', [], {
      API: baseUrl,
      LOGIN: login,
      PASSWORD: password,
    });
    const { booking } = JSON.parse(stdout) as { booking: Booking };
    const stored = await api.database.unitOfWork.read.findOneByOrFail(Booking, { id: booking.id });
    expect(stored).toMatchObject({
      ...booking,
      state: 'booked',
      bookedByKind: 'officer',
      bookedBecause: 'Asked at the counter',
    });
    expect(api.world.mentees.map(({ id }) => id)).toContain(stored.menteeId);
  }, 240_000);
});
