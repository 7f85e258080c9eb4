import { setTimeout as pause } from 'node:timers/promises';

const between = (least, most) => least + Math.random() * (most - least);

/**
 * Between two instants kills a process at random every few seconds and starts it again, empties Redis
 * and takes it away for some seconds. `calm` resolves with the instant at which all are up again.
 */
export function fireAt({ processes, redis }, { fromAt, untilAt }) {
  const seen = { kills: { web: 0, worker: 0, all: 0 }, flushes: 0, redisAway: [] };
  const isRedisAway = () => seen.redisAway.some(([, backAt]) => backAt === undefined);

  async function killProcesses() {
    for (let turn = 0; Date.now() < untilAt; turn++) {
      // The API, which is the first, once or twice in a round: it must be up to be asked for anything.
      const isApi = turn === 1 || (turn === 5 && Math.random() < 0.5) || processes.length === 1;
      const others = processes.length - 1;
      const victim = processes[isApi ? 0 : 1 + Math.floor(Math.random() * others)];
      await victim.running.kill();
      seen.kills[victim.ROLE] += 1;
      victim.running = victim.start();
      // One process alone must come up before it can be killed at work.
      if (processes.length === 1) await victim.running.ready;
      await pause(between(1_500, 4_000));
    }
  }

  async function botherRedis() {
    if (!redis) return;
    await pause(between(0, 3_000));
    await redis.flush();
    seen.flushes += 1;
    await pause(between(1_000, 3_000));
    redis.kill();
    seen.redisAway.push([Date.now(), undefined]);
    await pause(between(3_000, 6_000));
    await redis.start();
    seen.redisAway[0][1] = Date.now();
    while (Date.now() < untilAt) {
      await pause(between(1_000, 3_000));
      await redis.flush();
      seen.flushes += 1;
    }
  }

  const calm = (async () => {
    await pause(Math.max(0, fromAt - Date.now()));
    await Promise.all([killProcesses(), botherRedis()]);
    const started = await Promise.all(processes.map(({ running }) => running.ready));
    if (started.includes(false)) throw new Error('A process did not start again.');
    return Date.now();
  })();
  return { seen, isRedisAway, calm };
}
