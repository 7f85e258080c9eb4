/**
 * One of the processes of a service, which publishes a plan and dies by kill -9 at a named line. Argument:
 * JSON of the database, the ward, the run, the present, and where to die.
 */
require('../../support/typescript.cjs');
const { systemActor } = require('../../../src/modules/access/policies/actor.ts');
const { FakeClock } = require('../../support/clocks/fake-clock.ts');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, wardId, run, now, dieAt } = JSON.parse(process.argv[2]);
const reach = (line) => {
  if (line === dieAt) process.kill(process.pid, 'SIGKILL');
};

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { publications } = sessionServices(unitOfWork, new FakeClock(now));
  const write = unitOfWork.write.bind(unitOfWork);
  unitOfWork.write = async (work) => {
    reach('before publishing');
    const given = await write(async (manager) => {
      const inside = await work(manager);
      reach('while publishing');
      return inside;
    });
    reach('after publishing');
    return given;
  };
  await publications.publish(systemActor, wardId, run.id, run);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
