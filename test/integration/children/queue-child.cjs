/** Runs a queue service in a process of its own that tests may kill. Argument: JSON of its settings. */
require('../../support/typescript.cjs');
const { Done, startQueueService } = require('../queue/queue.harness.ts');
const { JobQueue } = require('../../../src/platform/queue/job-queue.ts');

const { settings, namespace, hangs, puts } = JSON.parse(process.argv[2]);
const say = (line) => process.stdout.write(`${line}\n`);

async function main() {
  const service = await startQueueService(settings, namespace);
  service.get(Done).whenRun = async (name) => {
    if (name !== 'matching.run') return;
    say('begun');
    if (hangs) await new Promise(() => {});
    say('done');
  };
  const queue = service.get(JobQueue);
  while ((await queue.state()) !== 'up') await new Promise((resolve) => setTimeout(resolve, 50));
  say('ready');
  if (puts) await queue.add('matching.run', { runId: 'killed' });
}

main().catch((error) => {
  say(`refused: ${error.message}`);
  process.exit(1);
});
