// Runs every suite that this machine can run, and says which were left out and what would let them run.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const jest = require.resolve('jest/bin/jest');
const nest = require.resolve('@nestjs/cli/bin/nest.js');

function run(program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// Threads and commands under test run the built program.
run(nest, ['build']);
run(jest, process.argv.slice(2));
