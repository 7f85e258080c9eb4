/** Puts a copy in the place of a database, as `tung-ngo restore` does, with nothing of the rest of the program. */
require('../../support/typescript.cjs');
const { parseEnv } = require('../../../src/platform/config/env.ts');
const { restoreBackup } = require('../../../src/platform/keeping/restore-backup.ts');

const { settings, from, now } = JSON.parse(process.argv[2]);
const rules = { restoring: [], isSigned: 'SELECT 1 FROM audit_entry LIMIT 1' };

restoreBackup(parseEnv(settings), rules, from, now).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
