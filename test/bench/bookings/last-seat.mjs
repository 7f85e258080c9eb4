/**
 * 200 people want the last seat at the same moment, over HTTP, 50 times on SQLite with one process
 * and 50 times on PostgreSQL with four: each time one must be answered 201 and 199 with 409.
 *
 * node test/bench/bookings/last-seat.mjs [rounds] [port]    50 rounds, ports from 4300; needs a build
 *
 * TEST_DATABASE_URL names a PostgreSQL server where databases may be made; without it SQLite alone.
 * Ends with status 1 when a round went otherwise.
 */
import { makeSession } from '../factories.mjs';
import { onPostgres, withServices } from './services.mjs';
import { addDays, at, insert, Session } from './world.mjs';

const people = 200;
const say = (line) => process.stdout.write(`${line}\n`);

const [rounds = 50, firstPort = 4300] = process.argv.slice(2).map(Number);
await play('SQLite, one process', 1);
if (process.env.TEST_DATABASE_URL) {
  await onPostgres((url) => play('PostgreSQL, four processes', 4, url));
}

async function play(name, processes, url) {
  const size = { processes, firstPort, mentors: 1, menteesEach: people, url };
  await withServices(size, async (world, ask) => {
    const counts = {};
    let right = 0;
    const begun = performance.now();
    for (let round = 0; round < rounds; round++) {
      const statuses = await race(world, round, ask);
      for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
      const seated = await seatsTaken(world, round);
      const isRight = statuses.filter((status) => status === 201).length === 1 && seated === 1;
      if (isRight && statuses.every((status) => status === 201 || status === 409)) right += 1;
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(
      `${name}: ${right} of ${rounds} rounds right, answers ${JSON.stringify(counts)}, ${seconds} s`,
    );
    if (right < rounds) process.exitCode = 1;
  });
}

/** A session with one seat at a time of its own, and everybody asks for it at once. */
async function race({ unitOfWork, wardId, venueIds, mentors, mentees }, round, ask) {
  const session = makeSession({
    wardId,
    mentorId: mentors[0].id,
    venueId: venueIds[0],
    startAt: startOf(round),
    seats: 1,
    isOpen: true,
  });
  await unitOfWork.write((manager) => insert(manager, Session, [session]));
  const answers = await Promise.all(
    mentees.map(({ id: menteeId }, index) =>
      ask(index, 'POST', '/bookings', { menteeId, sessionId: session.id }),
    ),
  );
  return answers.map(({ status }) => status);
}

/** Six half hours an evening, from tomorrow on. */
function startOf(round) {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return at(addDays(today, 1 + Math.floor(round / 6)), 18, (round % 6) * 30);
}

async function seatsTaken({ unitOfWork }, round) {
  const bookings = await unitOfWork.read.query(
    `SELECT id FROM booking WHERE start_at = ${startOf(round)} AND state = 'booked'`,
  );
  return bookings.length;
}
