// Runs some suites on databases that are sealed by a key (ADR 45); named, others: npm run test:sealed -- test/integration
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { buildTests } from './build-tests.mjs';

const require = createRequire(import.meta.url);
const { keyOfSuites, sealedSuites } = require('../test/support/jest/sealed-suites.cjs');
const jest = require.resolve('jest/bin/jest');
const words = process.argv.slice(2);
const named = words.some((word) => !word.startsWith('-'));

await buildTests();
const { status } = spawnSync(process.execPath, [jest, ...words, ...(named ? [] : sealedSuites)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATA_KEY: process.env.TEST_DATA_KEY ?? keyOfSuites },
});
process.exitCode = status ?? 1;
