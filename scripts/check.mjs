// Format, types, lint, import rules, dead code, tests: what CI runs.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** What takes longest first, so that no core waits for it at the end. */
const steps = [
  // Types are read once for both, here alone: the build only writes what runs.
  ['types and lint', 'oxlint', ['--type-aware', '--type-check', '--deny-warnings']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  [
    'import rules',
    'dependency-cruiser',
    ['src', 'migrations', '--output-type', 'err'],
    'depcruise',
  ],
  ['dead code', 'knip', ['--no-progress']],
];

const waiting = [...steps];
await Promise.all(Array.from({ length: availableParallelism() }, takeSteps));
if (!process.exitCode && !process.argv.includes('--no-tests')) {
  console.log('— tests');
  const tests = join(import.meta.dirname, 'test.mjs');
  process.exitCode = spawnSync(process.execPath, [tests], { stdio: 'inherit' }).status ?? 1;
}

/** One step after the other, beside whoever else takes them; what a step says stands together. */
async function takeSteps() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [title, name, args, command = name] = step;
    const { status, said } = await run(binary(name, command), args);
    console.log(`— ${title}${status === 0 ? '' : ' (failed)'}\n${said.trimEnd()}`);
    if (status !== 0) process.exitCode = status ?? 1;
  }
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
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text) => (said += text));
  }
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
}
