const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** A folder for what the suites of one run make for each other; end-run.cjs removes it. */
module.exports = function beginRun() {
  process.env.TEST_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'tung-ngo-run-'));
};
