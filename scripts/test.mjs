// Runs every suite that this machine can run, and says which were left out and what would let them run.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { buildTests } from './build-tests.mjs';

const require = createRequire(import.meta.url);
const jest = require.resolve('jest/bin/jest');
// Threads and commands under test run the built program.
await buildTests();
const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
