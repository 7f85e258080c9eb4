/** Brings people and takes them back, stops several and takes it back, over and over, and says each act. */
require('../../support/typescript.cjs');
const { auditPeople } = require('../../../src/modules/people/changes/audited-people.ts');
const { keepAct } = require('../../../src/modules/people/changes/people-acts.ts');
const { Mentee } = require('../../../src/modules/people/entities/mentee.entity.ts');
const { newId } = require('../../../src/platform/database/columns.ts');
const { insert } = require('../../../src/platform/database/insert.ts');
const { makeMentee } = require('../../factories/people.ts');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, wardId, hamletId, stoppedIds, on } = JSON.parse(process.argv[2]);

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { acts, departures } = sessionServices(unitOfWork);
  const say = (act) => process.stdout.write(`${act}\n`);
  const side = 'mentee';
  for (;;) {
    const id = newId();
    const people = Array.from({ length: 40 }, () => makeMentee({ wardId, hamletId }));
    await unitOfWork.write(async (manager) => {
      await insert(manager, Mentee, people);
      const added = people.map((after) => ({
        side,
        act: 'import-add',
        before: null,
        after,
        actId: id,
      }));
      await auditPeople(manager, actor, Date.now(), added);
      const act = { id, wardId, kind: 'import', side, people: people.length, reason: null };
      await keepAct(manager, actor, act, Date.now());
    });
    say('brought');
    await acts.takeBack(actor, id);
    say('gone');
    const stoppings = [];
    for (const one of stoppedIds) {
      const { version } = await unitOfWork.read.findOneByOrFail(Mentee, { id: one });
      stoppings.push({ side, id: one, version, reason: 'moved', on });
    }
    const { actId } = await departures.stopAll(actor, stoppings);
    say('stopped');
    await acts.takeBack(actor, actId);
    say('back');
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
