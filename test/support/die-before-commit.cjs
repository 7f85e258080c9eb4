/**
 * Preloaded into a command under test: kill -9 in the moment before it commits what comes after the
 * line TEST_DIE_AFTER_LINE. Whoever kills it from outside may come too late.
 */
const { Database } = require('sqlite3');

const line = process.env.TEST_DIE_AFTER_LINE;
let isSaid = false;

const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (chunk, ...rest) => {
  isSaid ||= Boolean(line) && String(chunk).includes(line);
  return write(chunk, ...rest);
};

const { exec } = Database.prototype;
Database.prototype.exec = function (sql, ...rest) {
  if (isSaid && sql.includes('COMMIT')) process.kill(process.pid, 'SIGKILL');
  return exec.call(this, sql, ...rest);
};
