/** Runs a queue service in a process of its own that tests may kill. Argument: JSON of its settings. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const swcOptions = JSON.parse(readFileSync(path.join(__dirname, '../../.swcrc'), 'utf8'));
// oxlint-disable-next-line no-underscore-dangle -- Node has no other hook for required files
Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  // oxlint-disable-next-line no-underscore-dangle -- the same
  module._compile(transformSync(source, { ...swcOptions, swcrc: false, filename }).code, filename);
};

require('reflect-metadata');
const { Done, startQueueService } = require('./queue.harness.ts');
const { JobQueue } = require('../../src/queue/job-queue.ts');

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
  while (!(await queue.isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
  say('ready');
  if (puts) await queue.add('matching.run', { runId: 'killed' });
}

main().catch((error) => {
  say(`refused: ${error.message}`);
  process.exit(1);
});
