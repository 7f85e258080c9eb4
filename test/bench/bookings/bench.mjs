/**
 * Committed bookings per second through the service on SQLite, beside what the bare database does
 * with the same rows in the same run, and how long the question for free times takes in a ward with
 * many sessions.
 *
 * npm run bench:bookings            4,000 bookings; free times of 5,000 mentors, 100,000 sessions
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

export async function benchBookings() {
  if (!existsSync(here('../../../dist/src/modules/sessions/booking/bookings.service.js'))) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  const { bookingsPerSecond } = await import('./bookings-per-second.mjs');
  const { freeTimesLatency } = await import('./free-times-latency.mjs');
  say('| what | figure |');
  say('| --- | --- |');
  for (const [what, figure] of await bookingsPerSecond()) say(`| ${what} | ${figure} |`);
  for (const [what, figure] of await freeTimesLatency()) say(`| ${what} | ${figure} |`);
}
