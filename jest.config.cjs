const { availableParallelism } = require('node:os');

module.exports = {
  // Packages and the program are loaded once per process, by Node: to load them for every suite took most of the time.
  testEnvironment: '<rootDir>/test/support/jest/one-realm-environment.cjs',
  runtime: '<rootDir>/test/support/jest/shared-modules-runtime.cjs',
  testSequencer: '<rootDir>/test/support/jest/long-first-sequencer.cjs',
  globalSetup: '<rootDir>/test/support/jest/begin-run.cjs',
  globalTeardown: '<rootDir>/test/support/jest/end-run.cjs',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/migrations'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/test/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
  // Many suites wait for servers and children more than they compute.
  maxWorkers: 2 * availableParallelism(),
  // Ends only a wait for what never comes: on a machine with other work a test may take minutes.
  testTimeout: 600_000,
};
