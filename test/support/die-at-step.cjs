/**
 * Preloaded into a command under test: kill -9 in the moment before its TEST_DIE_AT_STEP-th change to the disk, be it
 * a file written, renamed or removed, or statements of SQLite. A command that ends before has no such step.
 */
const fs = require('node:fs');
const { Database } = require('sqlite3');

let left = Number(process.env.TEST_DIE_AT_STEP);

function step() {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

for (const name of [
  'writeFileSync',
  'copyFileSync',
  'renameSync',
  'rmSync',
  'linkSync',
  'unlinkSync',
]) {
  const done = fs[name];
  fs[name] = (...rest) => {
    step();
    return done(...rest);
  };
}

const reads = /^\s*(SELECT|PRAGMA integrity_check|PRAGMA foreign_key_check|PRAGMA busy_timeout)/;
for (const name of ['exec', 'all', 'run']) {
  const done = Database.prototype[name];
  Database.prototype[name] = function (sql, ...rest) {
    if (!reads.test(sql)) step();
    return done.call(this, sql, ...rest);
  };
}
