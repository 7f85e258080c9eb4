/** A program for processes that ends in every way a program may end; plain, so that nothing need be built. */
const ways = {
  result: () => process.send({ result: process.pid }),
  throw: () => process.send({ broken: 'The plan breaks a rule.' }, () => process.exit(1)),
  exit: () => process.exit(7),
  memory: () => {
    const eaten = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, () => ({})));
  },
  spin: () => {
    for (;;);
  },
  wait: () => setTimeout(() => process.send({ result: 'waited' }), 500),
  never: () => process.send({ percent: 1 }),
};

process.on('disconnect', () => process.exit());
process.on('message', ({ kind }) => ways[kind]());
