// Builds the program, unless what is built came from these very files.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Written when a build has ended well, so its time is that of the last good build. */
const stamp = 'dist/.built';
const inputs = [
  'src',
  'migrations',
  'nest-cli.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'node_modules/.package-lock.json',
];

export function build() {
  if (isBuilt()) return;
  rmSync(stamp, { force: true });
  const nest = require.resolve('@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, '');
}

function isBuilt() {
  const builtAt = changedAt(stamp);
  return builtAt > 0 && inputs.every((path) => newestIn(path) < builtAt);
}

/** Folders count too: theirs is the only time that tells of a file that was removed. */
function newestIn(path) {
  const own = changedAt(path);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    own,
  );
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === import.meta.filename) build();
