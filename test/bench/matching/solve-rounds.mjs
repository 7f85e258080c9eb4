// One instance in a process of its own, so that its memory is its own.
// usage: solve-rounds.mjs FILE ROUNDS WARM_UPS    prints {"objective":…,"milliseconds":[…],"megabytes":…}
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { parseDimacs } = require('../../../dist/src/core/matching/flow/dimacs.js');
const { NetworkSimplex } = require('../../../dist/src/core/matching/flow/network-simplex.js');

const [path, rounds, warmUps] = process.argv.slice(2);
const problem = parseDimacs(chunksOf(path));
const milliseconds = [];
let objective = 0;
for (let round = -Number(warmUps); round < Number(rounds); round++) {
  const before = process.cpuUsage();
  const simplex = new NetworkSimplex(problem);
  if (simplex.solve() !== 'optimal') throw new Error(`${path} has no optimum`);
  const { user, system } = process.cpuUsage(before);
  if (round >= 0) milliseconds.push((user + system) / 1000);
  objective = simplex.objective;
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ objective, milliseconds, megabytes })}\n`);

function* chunksOf(file) {
  const handle = openSync(file, 'r');
  const buffer = new Uint8Array(1 << 20);
  for (let length; (length = readSync(handle, buffer)) > 0;) yield buffer.subarray(0, length);
  closeSync(handle);
}
