/**
 * What one request costs in processor time: a mentee's first page and a booking, of the built service as it is
 * installed, on SQLite and on PostgreSQL, that of the database's own processes counted with it.
 *
 * npm run bench:requests [-- COUNT]     1,500 pages and 600 bookings for 600; PostgreSQL is TEST_DATABASE_URL
 *
 * Time of the processor, read from /proc (Linux), moves less with what else the machine does than seconds do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { onPostgres, withServices } from '../bookings/services.mjs';
import { addDays, at, built, insert } from '../bookings/world.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const MS_PER_TICK = 10;
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

export async function benchRequests([words = '600']) {
  if (!existsSync('/proc/self/stat')) return say('This reads processor time from /proc of Linux.');
  const count = Number(words);
  say('| what | CPU ms of the service | of the database | together |');
  say('| --- | --- | --- | --- |');
  await measure('SQLite', count);
  if (process.env.TEST_DATABASE_URL) {
    await onPostgres((url) => measure('PostgreSQL', count, url));
  }
}

async function measure(name, count, url) {
  const size = {
    processes: 1,
    firstPort: Number(process.env.PORT ?? 4310),
    mentors: 60,
    menteesEach: 5,
    url,
  };
  await withServices(size, async (world, ask, [service]) => {
    const cookies = await signIn(world);
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const page = (nth) => {
      const index = nth % cookies.length;
      const path = `/mentee/${world.mentees[index].id}`;
      return get(agent, service.base, path, { cookie: cookies[index], 'accept-encoding': 'gzip' });
    };
    const book = async (nth) => {
      const index = nth % world.mentees.length;
      const startAt = at(
        addDays(today, 2 + Math.floor(nth / world.mentees.length)),
        18,
        30 * (index % 5),
      );
      const { status, body } = await ask(0, 'POST', '/bookings', {
        menteeId: world.mentees[index].id,
        startAt,
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
    };
    const pages = Math.round(count * 2.5);
    const used = processorOf(service.pid, world.unitOfWork, url);
    await lanes(count, (nth) => page(nth));
    say(row(`${name}: a mentee's page`, await per(pages, used, page)));
    await lanes(world.mentees.length, book);
    say(
      row(`${name}: a booking`, await per(count, used, (nth) => book(nth + world.mentees.length))),
    );
    say(row(`${name}: a mentee's page, with two bookings ahead`, await per(pages, used, page)));
    agent.destroy();
  });
}

/** A cookie for each mentee, as a phone keeps it. */
export async function signIn({ unitOfWork, mentees }) {
  const { PersonalLink } = built('modules/access/identity/personal-link.entity');
  const { SignIn } = built('modules/access/signed-in/sign-in.entity');
  const { givePersonalLinks } = built('modules/access/identity/personal-link-rows');
  const { newToken, tokenHashOf } = built('modules/access/signed-in/session-token');
  const { newId } = built('platform/database/columns');
  const now = Date.now();
  const ids = mentees.map(({ id }) => id);
  await unitOfWork.write((manager) => givePersonalLinks(manager, 'mentee', ids, now));
  const links = await unitOfWork.read.find(PersonalLink);
  const byPerson = new Map(links.map((link) => [link.personId, link]));
  const tokens = mentees.map(() => newToken());
  const rows = mentees.map(({ id }, index) => ({
    id: newId(),
    tokenHash: tokenHashOf(tokens[index]),
    holderKind: 'mentee',
    holderId: byPerson.get(id).id,
    signInVersion: 0,
    wayIn: 'link',
    device: '',
    address: '',
    createdAt: now,
    seenAt: now,
    endsAt: now + 3_600_000,
  }));
  await unitOfWork.write((manager) => insert(manager, SignIn, rows));
  return tokens.map((token) => `tn_mentee=${token}`);
}

function get(agent, base, path, headers) {
  return new Promise((resolve, reject) => {
    request(`${base}${path}`, { agent, headers }, (answer) => {
      let size = 0;
      answer.on('data', (chunk) => (size += chunk.length));
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(size)
          : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}

async function per(count, used, work) {
  const before = await used();
  const looks = setInterval(() => void used().catch(() => undefined), 1000);
  await lanes(count, work).finally(() => clearInterval(looks));
  const after = await used();
  return {
    service: (after.service - before.service) / count,
    database: (after.database - before.database) / count,
  };
}

function row(what, { service, database }) {
  const figures = [service, database, service + database].map((ms) => ms.toFixed(2));
  return `| ${what} | ${figures.join(' | ')} |`;
}

async function lanes(count, work) {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

/**
 * Milliseconds that the service and, of PostgreSQL, the processes that served its connections have used; those of
 * connections that ended as far as was seen.
 */
function processorOf(pid, unitOfWork, url) {
  const byBackend = new Map();
  return async () => {
    const service = usedBy(pid);
    if (!url) return { service, database: 0 };
    const backends = await unitOfWork.read.query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
        AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    for (const backend of backends) byBackend.set(backend.pid, usedBy(backend.pid));
    return { service, database: [...byBackend.values()].reduce((sum, used) => sum + used, 0) };
  };
}

function usedBy(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
