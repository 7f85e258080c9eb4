const { availableParallelism } = require('node:os');
const { keyOfSuites, sealedSuites } = require('./test/support/jest/sealed-suites.cjs');

const suites = {
  // Packages and the program are loaded once per process, by Node: to load them for every suite took most of the time.
  testEnvironment: '<rootDir>/test/support/jest/one-realm-environment.cjs',
  runtime: '<rootDir>/test/support/jest/shared-modules-runtime.cjs',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/migrations'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/test/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
};

/** The same suites once more on sealed databases, among the others, so that no core waits for the last of either. */
const sealed = {
  ...suites,
  displayName: 'sealed',
  testMatch: sealedSuites.map((path) => `<rootDir>/${path}`),
  testEnvironmentOptions: { settings: { TEST_DATA_KEY: keyOfSuites } },
};

module.exports = {
  ...(process.env.TEST_SEALED_TOO ? { projects: [suites, sealed] } : suites),
  testSequencer: '<rootDir>/test/support/jest/long-first-sequencer.cjs',
  globalSetup: '<rootDir>/test/support/jest/begin-run.cjs',
  globalTeardown: '<rootDir>/test/support/jest/end-run.cjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
  // Many suites wait for servers and children more than they compute.
  maxWorkers: 2 * availableParallelism(),
  // Ends only a wait for what never comes: on a machine with other work a test may take minutes.
  testTimeout: 600_000,
};
