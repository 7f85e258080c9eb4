// Loaded before the service: how long its main thread computed without looking at what came in. Where the system tells a
// thread's own time (Linux), waits for a busy machine count for nothing. Each SIGUSR2 writes the figures and begins anew.
const { readFileSync, writeFileSync } = require('node:fs');

const TICK_MS = 5;
const file = process.env.WATCH_LOOP_FILE;
const own = `/proc/self/task/${process.pid}/schedstat`;

function computedMs() {
  try {
    return Number(readFileSync(own, 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

let [last, began, longest, blocks] = [computedMs(), computedMs(), 0, 0];

setInterval(() => {
  const now = computedMs();
  longest = Math.max(longest, now - last);
  if (now - last > 50) blocks += 1;
  last = now;
}, TICK_MS).unref();

process.on('SIGUSR2', () => {
  writeFileSync(file, JSON.stringify({ longest, blocks, computed: last - began }));
  [began, longest, blocks] = [last, 0, 0];
});
