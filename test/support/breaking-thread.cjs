/** A program for threads that ends in every way a program may end; plain, so that nothing need be built. */
const { parentPort, threadId } = require('node:worker_threads');

const ways = {
  result: () => parentPort.postMessage({ result: threadId }),
  progress: () => {
    for (const percent of [25, 75]) parentPort.postMessage({ percent });
    parentPort.postMessage({ result: threadId });
  },
  throw: () => {
    throw new Error('The plan breaks a rule.');
  },
  exit: () => process.exit(7),
  memory: () => {
    const eaten = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, () => ({})));
  },
  never: () => parentPort.postMessage({ percent: 1 }),
};

parentPort.on('message', ({ kind }) => ways[kind]());
