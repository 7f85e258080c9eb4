/** Withdraws somebody's consent, and is killed with -9 before its statement number `dieAt`. */
require('../../support/typescript.cjs');
const { Client } = require('pg');
const { Database, Statement } = require('sqlite3');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, menteeId, dieAt, now } = JSON.parse(process.argv[2]);
let left = Infinity;

for (const [prototype, names] of [
  [Client.prototype, ['query']],
  [Database.prototype, ['run', 'all', 'exec']],
  [Statement.prototype, ['run', 'all']],
]) {
  for (const name of names) {
    const method = prototype[name];
    prototype[name] = function (...given) {
      left -= 1;
      if (left <= 0) process.kill(process.pid, 'SIGKILL');
      return method.apply(this, given);
    };
  }
}

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { departures, clock } = sessionServices(unitOfWork);
  clock.at = now;
  left = dieAt;
  await departures.withdraw(actor, { side: 'mentee', id: menteeId, way: 'page' });
  left = Infinity;
  process.stdout.write('withdrawn\n');
  await unitOfWork.close();
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
