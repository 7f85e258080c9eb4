/**
 * npm run bench:reminders                            throughput and lateness
 * npm run bench:reminders -- chaos [--rounds 20] …   kill -9, FLUSHALL, Redis away; see chaos.mjs
 * npm run bench:reminders -- schedulers              two schedulers started together; see schedulers.mjs
 * npm run bench:reminders -- parts                   SMS parts of two weeks of a commune; see sms-parts.mjs
 *
 * PostgreSQL is TEST_DATABASE_URL; redis-server is started on `--port`.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dist, say } from './lab.mjs';

export async function benchReminders([part, ...words]) {
  if (!existsSync(dist)) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  if (part === 'chaos') return (await import('./chaos.mjs')).benchChaos(words);
  if (part === 'schedulers') return (await import('./schedulers.mjs')).benchSchedulers(words);
  if (part === 'parts') return (await import('./sms-parts.mjs')).benchSmsParts(words);
  const { values } = parseArgs({
    args: [part, ...words].filter((word) => word !== undefined),
    options: {
      only: { type: 'string', default: 'throughput,lateness' },
      reminders: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '50' },
      port: { type: 'string', default: '6480' },
    },
  });
  const port = Number(values.port);
  if (values.only.includes('throughput')) {
    const { benchThroughput } = await import('./throughput.mjs');
    await benchThroughput({ count: Number(values.reminders), port });
  }
  if (values.only.includes('lateness')) {
    const { benchLateness } = await import('./lateness.mjs');
    await benchLateness({ port, seconds: Number(values.seconds) });
  }
}
