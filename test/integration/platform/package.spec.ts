import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What `npm pack` puts into the package; the program is built: run `npm run build` first. */
describe('the package', () => {
  let folder: string;
  const own = () => join(folder, 'node_modules', 'tung-ngo');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tung-ngo-package-'));
    execFileSync(process.execPath, ['scripts/lock-package.mjs']);
    try {
      // Without scripts: what is built is what is tested.
      const pack = ['pack', '--ignore-scripts', '--pack-destination', folder];
      execFileSync('npm', pack, { stdio: 'pipe' });
    } finally {
      execFileSync(process.execPath, ['scripts/lock-package.mjs', '--undo']);
    }
    mkdirSync(own(), { recursive: true });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const file = join(folder, `tung-ngo-${version}.tgz`);
    execFileSync('tar', ['-xzf', file, '-C', own(), '--strip-components=1']);
    // As installed: its packages lie beside it. To fetch and compile them takes minutes, and a network.
    symlinkSync(resolve('node_modules'), join(own(), 'node_modules'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the program, its guides and what deploys it, and the versions of the lock file', () => {
    const files = [
      'dist/tung-ngo.cjs',
      'docs/guides/officer.md',
      'docs/gallery/officer-today.webp',
      'docs/operations.md',
      'deploy/tung-ngo.service',
      'deploy/alerts.yaml',
      '.env.example',
    ];
    expect(files.filter((file) => !existsSync(join(own(), file)))).toEqual([]);
    const locked = readFileSync(join(own(), 'npm-shrinkwrap.json'), 'utf8');
    expect(locked).toBe(readFileSync('package-lock.json', 'utf8'));
    expect(existsSync('npm-shrinkwrap.json')).toBe(false);
    for (const absent of ['src', 'test', '.env', 'var']) {
      expect(existsSync(join(own(), absent))).toBe(false);
    }
  });

  it('starts the service in an empty folder, with one line of JSON for each event, and ends it', async () => {
    const at = join(folder, 'ward');
    mkdirSync(at);
    const program = join(own(), 'bin', 'tung-ngo.js');
    const child = spawn(process.execPath, [program, 'serve'], {
      cwd: at,
      env: { PATH: process.env.PATH, PORT: '0', BASE_URL: 'http://localhost/tung-ngo' },
    });
    let said = '';
    await new Promise<void>((done, fail) => {
      child.once('exit', () => fail(new Error(said)));
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        if (said.includes('setup?token=')) done();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
    });
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const lines = said.trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).includes('level'))).toEqual(
      lines.map(() => true),
    );
    expect(existsSync(join(at, 'var', 'tung-ngo.sqlite'))).toBe(true);
  }, 120_000);
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the unit of systemd', () => {
  (hasSystemd ? it : it.skip)('is one that systemd takes, and that may do little', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-unit-'));
    const unit = join(folder, 'tung-ngo.service');
    // Installed it is elsewhere; systemd wants the program to be there.
    const text = readFileSync('deploy/tung-ngo.service', 'utf8');
    writeFileSync(unit, text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, '']);
  });
});
