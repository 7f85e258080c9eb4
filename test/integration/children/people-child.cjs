/** Merges two records and takes them apart, stops somebody and brings them back, over and over, and says each act. */
require('../../support/typescript.cjs');
const { Mentee } = require('../../../src/modules/people/entities/mentee.entity.ts');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, keptId, otherId, stoppedId, on } = JSON.parse(process.argv[2]);

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { merges, departures, returns } = sessionServices(unitOfWork);
  const now = (id) => unitOfWork.read.findOneByOrFail(Mentee, { id });
  const side = 'mentee';
  const say = (act) => process.stdout.write(`${act}\n`);
  for (;;) {
    const [kept, other] = [await now(keptId), await now(otherId)];
    await merges.merge(actor, { side, kept, other, chosen: {} });
    say('merged');
    await merges.takeApart(actor, side, await now(otherId));
    say('apart');
    const { id, version } = await now(stoppedId);
    await departures.stop(actor, { side, id, version, reason: 'no-wish', on });
    say('stopped');
    const back = await now(stoppedId);
    await returns.bringBack(actor, { side, id, version: back.version, restore: true });
    say('back');
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
