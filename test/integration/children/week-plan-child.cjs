/**
 * One of the processes of a service, which plans a ward and dies by kill -9 at a named line. Argument:
 * JSON of the database, the run, the present, and where to die.
 */
require('../../support/typescript.cjs');
const { FakeClock } = require('../../support/clocks/fake-clock.ts');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, runId, now, dieAt } = JSON.parse(process.argv[2]);
const reach = (line) => {
  if (line === dieAt) process.kill(process.pid, 'SIGKILL');
};

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { planRuns, planComputer } = sessionServices(unitOfWork, new FakeClock(now));
  let step = 'claiming';
  const compute = planComputer.compute.bind(planComputer);
  planComputer.compute = async (input) => {
    const plan = await compute(input, () => reach('computing'));
    step = 'storing';
    return plan;
  };
  const write = unitOfWork.write.bind(unitOfWork);
  unitOfWork.write = async (work) => {
    reach(`before ${step}`);
    const given = await write(async (manager) => {
      const inside = await work(manager);
      reach(`while ${step}`);
      return inside;
    });
    reach(`after ${step}`);
    return given;
  };
  await planRuns.execute(runId);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
