// Format, lint, types, import rules, dead code, tests: what CI runs.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const steps = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'typescript', ['--noEmit', '-p', 'tsconfig.json'], 'tsc'],
  [
    'import rules',
    'dependency-cruiser',
    ['src', 'migrations', '--output-type', 'err'],
    'depcruise',
  ],
  ['dead code', 'knip', ['--no-progress']],
];

for (const [title, name, args, command = name] of steps) {
  console.log(`— ${title}`);
  run(binary(name, command), args);
}
if (!process.argv.includes('--no-tests')) {
  console.log('— tests');
  run(join(import.meta.dirname, 'test.mjs'), []);
}

/** The script behind a package's command: found without a shell, so on Windows too. */
function binary(name, command) {
  const manifestPath = findManifest(name);
  const { bin } = require(manifestPath);
  return join(dirname(manifestPath), typeof bin === 'string' ? bin : bin[command]);
}

function findManifest(name) {
  for (const folder of require.resolve.paths(name) ?? []) {
    const path = join(folder, name, 'package.json');
    try {
      require.resolve(path);
      return path;
    } catch {
      // Looked for in the next folder up.
    }
  }
  throw new Error(`${name} is not installed: run "npm ci".`);
}

function run(program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
