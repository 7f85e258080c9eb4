/** Closes a day and opens it again, over and over, and says each change that was answered. */
require('../../support/typescript.cjs');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, days } = JSON.parse(process.argv[2]);

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { changes } = sessionServices(unitOfWork);
  for (;;) {
    for (const act of ['cancel', 'move']) {
      const { id } = await changes.closeDays(actor, days, { act, reason: 'Mưa bão' });
      process.stdout.write(`closed ${id}\n`);
      await changes.takeBack(actor, id);
      process.stdout.write(`opened ${id}\n`);
    }
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
