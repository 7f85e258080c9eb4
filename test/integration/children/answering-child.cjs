/** Serves HTTP for one actor, and is killed with -9 in the moment in which the first write is committed. */
require('../../support/typescript.cjs');
const { UnitOfWork } = require('../../../src/platform/database/unit-of-work.ts');
const { FakeClock } = require('../../support/clocks/fake-clock.ts');
const { startPagesApp } = require('../../support/pages/pages-app.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, now } = JSON.parse(process.argv[2]);

async function main() {
  const pages = await startPagesApp(await openTestDatabase(url), new FakeClock(now));
  pages.actors = [actor];
  const { commit } = UnitOfWork.prototype;
  UnitOfWork.prototype.commit = async function (...write) {
    const given = await commit.apply(this, write);
    process.kill(process.pid, 'SIGKILL');
    return given;
  };
  process.stdout.write(`${await pages.app.getUrl()}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
