const { existsSync } = require('node:fs');
const { chromiumPath } = require('./chromium.cjs');
const { failedTests } = require('./failed-tests.cjs');

/**
 * Says at the end what was left out and why, counts in one plain line, and names what failed with the
 * command that runs it alone.
 */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const missing = [
      [
        !process.env.TEST_DATABASE_URL,
        'PostgreSQL suites: set TEST_DATABASE_URL to a server where databases may be made',
      ],
      [!process.env.TEST_REDIS_URL, 'Redis suites: set TEST_REDIS_URL'],
      [!chromiumPath(), 'browser suites: install Chromium, or set CHROMIUM_PATH'],
      [
        !existsSync('../shared/data'),
        'suites on the sample communes: the folder ../shared/data is not here',
      ],
    ];
    for (const [isMissing, text] of missing) {
      if (isMissing) process.stdout.write(`Left out: ${text}.\n`);
    }
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.stdout.write(
      `\n${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`,
    );
    const named = failedTests(results, process.cwd());
    if (named.length === 0) return;
    process.stdout.write(
      '\nFailed (commands and threads under test need `npm run build` first):\n',
    );
    for (const { file, name, command } of named) {
      process.stdout.write(`\n  ${file}\n    ${name}\n    ${command}\n`);
    }
  }
};
