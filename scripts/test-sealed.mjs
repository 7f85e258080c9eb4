// Runs some suites on databases that are sealed by a key (ADR 45); named, others: npm run test:sealed -- test/integration
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { buildTests } from './build-tests.mjs';

const require = createRequire(import.meta.url);
const jest = require.resolve('jest/bin/jest');
const suites = [
  'learning/added-topics',
  'rights/consents',
  'rights/erasure',
  'exchange/import-drafts',
  'people/people-adding',
  'access/phone-sign-in',
  'reminders/reminders-dispatch',
  'changes/thursday',
].map((name) => `test/integration/${name}.spec.ts`);
const words = process.argv.slice(2);
const named = words.some((word) => !word.startsWith('-'));

await buildTests();
const { status } = spawnSync(process.execPath, [jest, ...words, ...(named ? [] : suites)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    TEST_DATA_KEY: process.env.TEST_DATA_KEY ?? 'a-key-of-the-suites-alone-and-long-enough',
  },
});
process.exitCode = status ?? 1;
