// Builds the program, unless what is built came from these very files.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleProgram } from './bundle.mjs';

const require = createRequire(import.meta.url);

/** Written when a build has ended well, so its time is that of the last good build. */
const stamp = 'dist/.built';
const inputs = [
  'bin',
  'scripts/bundle.mjs',
  'src',
  'migrations',
  'nest-cli.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'node_modules/.package-lock.json',
];

export async function build() {
  if (isNewer(stamp, inputs)) return;
  rmSync(stamp, { force: true });
  const nest = require.resolve('@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  await bundleProgram();
  writeFileSync(stamp, '');
}

/** Whether a file is there, and newer than all that it was made of. */
export function isNewer(file, madeOf) {
  const madeAt = changedAt(file);
  return madeAt > 0 && madeOf.every((path) => newestIn(path) < madeAt);
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

if (process.argv[1] === import.meta.filename) await build();
