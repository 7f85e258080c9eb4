const { availableParallelism } = require('node:os');

/** Nest 12, preact 11, cookie and content-disposition ship ES modules only: they are transformed, everything else is left alone. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/migrations'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/test/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  transformIgnorePatterns: [
    '/node_modules/(?!@nestjs/|preact|(@fastify/)?cookie/|content-disposition/)',
  ],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
  // Many suites wait for servers and children more than they compute.
  maxWorkers: 2 * availableParallelism(),
  // Ends only a wait for what never comes: on a machine with other work a test may take minutes.
  testTimeout: 600_000,
};
