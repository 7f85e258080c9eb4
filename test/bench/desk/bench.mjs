/**
 * Processor time of the service for the pages of pairs, of the pairing desk and of the week, in a ward of 300 ambassadors
 * and 2,000 mentees who have a lesson each week, as a ratio to reading the same rows with the bare driver.
 *
 * node scripts/bench.mjs desk
 */
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeBooking,
  makeHamlet,
  makeMentee,
  makeMentor,
  makePair,
  makeSession,
  makeVenue,
  makeWard,
} from '../factories.mjs';
import { start } from '../bookings/services.mjs';
import { built, insert, officerToken } from '../bookings/world.mjs';

const require = createRequire(import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);
const secret = 'a secret of the bench alone, long enough';
const [mentorCount, menteeCount, leftCount, rounds] = [300, 2000, 150, 10];
const most = 300;

export async function benchDesk() {
  const { openDatabase } = built('platform/database/open-database');
  const { entities } = built('app/entities');
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  const file = join(folder, 'bench.sqlite');
  const unitOfWork = await openDatabase(`sqlite:${file}`, entities);
  const people = await fill(unitOfWork);
  const token = await officerToken({ unitOfWork, wardId: people.ward.id }, secret);
  const bare = await bareMs(file, people.ward.id);
  await unitOfWork.close();
  const service = await start(3987, {
    PATH: process.env.PATH,
    ROLE: 'all',
    SECRET: secret,
    METRICS_TOKEN: secret,
    DATABASE_URL: `sqlite:${file}`,
    DATA_DIR: join(folder, 'data'),
  });
  try {
    const ask = async (path, bearer = token) => {
      const headers = { authorization: `Bearer ${bearer}` };
      const answer = await fetch(service.base + path, { headers });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return text;
    };
    const cpuMs = async () =>
      1000 *
      Number(/^process_cpu_seconds_total ([\d.e+-]+)/m.exec(await ask('/metrics', secret))?.[1]);
    say(`${mentorCount} ambassadors, ${menteeCount} mentees; bare rows: ${bare.toFixed(1)} ms`);
    say('| page | processor time, ms | KB | ratio to the bare rows |');
    say('| --- | --- | --- | --- |');
    for (const [name, path] of pagesOf(people)) {
      // The first ones are compiled.
      for (let round = 0; round < 5; round += 1) await ask(path);
      let size = 0;
      const spans = [];
      for (let batch = 0; batch < 3; batch += 1) {
        const from = await cpuMs();
        for (let round = 0; round < rounds; round += 1) size = (await ask(path)).length;
        spans.push(((await cpuMs()) - from) / rounds);
      }
      // The service does other work of its own now and then: the batch in the middle.
      const spent = spans.toSorted((one, other) => one - other)[1];
      say(
        `| ${name} | ${spent.toFixed(0)} | ${Math.round(size / 1024)} | ${(spent / bare).toFixed(1)} |`,
      );
      if (spent > most) process.exitCode = 1;
    }
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pagesOf({ ward: { code }, mentors, mentees, hamlets, sessions, monday }) {
  const [mentor, other] = mentors;
  const pairs = `/wards/${code}/pairs`;
  const desk = `/wards/${code}/desk`;
  const week = `/wards/${code}/week`;
  const from = `from=${monday}`;
  return [
    ['pairs', pairs],
    ['pairs, one line open', `${pairs}?open=${mentor.id}`],
    ['pairs, searched and sorted', `${pairs}?q=nga&sort=hamlet`],
    ['pairs of a hamlet', `${pairs}?hamlet=${hamlets[1].id}&mark=below`],
    ['desk', desk],
    ['desk, an ambassador', `${desk}?mentor=${mentor.id}`],
    ['desk, a mentee', `${desk}?mentee=${mentees[0].id}`],
    ['desk, what a move does', `${desk}?mentee=${mentees[0].id}&to=${other.id}`],
    ['week by venue', `${week}?${from}`],
    ['week by ambassador', `${week}?${from}&by=mentor`],
    ['week, filtered', `${week}?${from}&by=mentor&topic=vneid&seats=free`],
    ['week, one day', `${week}?${from}&day=${monday}`],
    ['week as a file', `${week}.xlsx?${from}`],
    ['a lesson, with what it can be changed to', `/wards/${code}/sessions/${sessions[0].id}`],
  ];
}

const given = ['Nga', 'Hùng', 'Lan', 'Đạt', 'Ánh', 'Phương', 'Sơn', 'Thảo', 'Yến', 'Quý'];
const middle = ['Thị', 'Văn', 'Minh', 'Thu', 'Đức'];
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi'];

/** The same people every time. */
async function fill(unitOfWork) {
  const entity = (path) => Object.values(built(path)).find((one) => typeof one === 'function');
  const { defaultWardSettings } = built('modules/wards/entities/ward-settings');
  const random = seeded(20261129);
  const from = (list) => list[Math.floor(random() * list.length)];
  const ward = makeWard({ code: '30001' });
  const hamlets = Array.from({ length: 14 }, (_, index) =>
    makeHamlet({
      wardId: ward.id,
      name: `Xóm ${index + 1}`,
      latitude: ward.latitude + (random() - 0.5) * 0.06,
      longitude: ward.longitude + (random() - 0.5) * 0.06,
    }),
  );
  const topics = [['vneid'], ['vneid', 'cashless'], ['cashless'], ['vneid', 'cashless', 'zalo']];
  const person = () => {
    const hamlet = from(hamlets);
    return {
      wardId: ward.id,
      hamletId: hamlet.id,
      fullName: `${from(family)} ${from(middle)} ${from(given)}`,
      phone: `+8498${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
      latitude: hamlet.latitude + (random() - 0.5) * 0.01,
      longitude: hamlet.longitude + (random() - 0.5) * 0.01,
      topics: from(topics),
      windows: defaultWardSettings.workingWindows,
    };
  };
  const mentors = Array.from({ length: mentorCount }, () => makeMentor(person()));
  const mentees = Array.from({ length: menteeCount }, () =>
    makeMentee({ ...person(), groups: from([['elderly'], ['farmer'], []]) }),
  );
  const pairs = mentees.slice(0, menteeCount - leftCount).map(({ id: menteeId }, index) =>
    makePair({
      wardId: ward.id,
      mentorId: mentors[index % mentorCount].id,
      menteeId,
      metres: Math.floor(random() * 3000),
    }),
  );
  const venues = hamlets.map(({ id: hamletId, latitude, longitude }, index) =>
    makeVenue({ wardId: ward.id, hamletId, name: `Nhà văn hóa ${index + 1}`, latitude, longitude }),
  );
  const { monday, evenings } = nextWeek();
  const { sessions, bookings } = lessonsOf({ ward, mentors, pairs, venues, evenings });
  await unitOfWork.write(async (manager) => {
    await insert(manager, entity('modules/wards/entities/ward.entity'), [ward]);
    await insert(manager, entity('modules/wards/entities/hamlet.entity'), hamlets);
    await insert(manager, entity('modules/people/entities/mentor.entity'), mentors);
    await insert(manager, entity('modules/people/entities/mentee.entity'), mentees);
    await insert(manager, built('modules/matching/entities/pair.entity').Pair, pairs);
    await insert(manager, entity('modules/wards/entities/venue.entity'), venues);
    await insert(manager, entity('modules/sessions/entities/session.entity'), sessions);
    await insert(manager, built('modules/sessions/entities/booking.entity').Booking, bookings);
  });
  return { ward, hamlets, mentors, mentees, sessions, monday };
}

/** The Monday after today, and the first half hour of its evening and of the next ones, in Vietnam. */
function nextWeek() {
  const today = new Date(Date.now() + 7 * 3_600_000);
  const days = ((8 - today.getUTCDay()) % 7) + 7;
  today.setUTCDate(today.getUTCDate() + days);
  const monday = today.toISOString().slice(0, 10);
  const sixInTheEvening = Date.parse(`${monday}T18:00:00+07:00`);
  return { monday, evenings: [0, 1, 2, 3, 4].map((day) => sixInTheEvening + day * 86_400_000) };
}

/** Of each ambassador's mentees, three together, at their hall. */
function lessonsOf({ ward, mentors, pairs, venues, evenings }) {
  const sessions = [];
  const bookings = [];
  mentors.forEach(({ id: mentorId }, nth) => {
    const own = pairs.filter((pair) => pair.mentorId === mentorId);
    for (let from = 0; from < own.length; from += 3) {
      const together = own.slice(from, from + 3);
      const startAt = evenings[(nth + from) % 5] + (nth % 6) * 1_800_000;
      const endAt = startAt + 1_800_000;
      const session = makeSession({
        wardId: ward.id,
        mentorId,
        venueId: venues[nth % venues.length].id,
        startAt,
        endAt,
        topic: 'vneid',
        seatsTaken: together.length,
      });
      sessions.push(session);
      for (const { menteeId } of together) {
        bookings.push(makeBooking(session, { menteeId }));
      }
    }
  });
  return { sessions, bookings };
}

/** Processor time of the three statements that the pages read, without TypeORM and without a page. */
async function bareMs(file, wardId) {
  const { Database } = require('sqlite3');
  const database = new Database(file);
  const all = (sql) =>
    new Promise((resolve, reject) =>
      database.all(sql, [wardId], (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  const person = (of) =>
    `${of}.id, ${of}.full_name, ${of}.sort_name, ${of}.hamlet_id, ${of}.phone, ${of}.other_phone,
     ${of}.latitude, ${of}.longitude, ${of}.topics, h.name`;
  const read = async () => {
    await all(`SELECT ${person('m')}, m.max_mentees FROM mentor m JOIN hamlet h ON h.id = m.hamlet_id
      WHERE m.ward_id = $1 AND m.is_active`);
    await all(`SELECT ${person('e')}, e."groups", e.address, p.mentor_id, p.metres, p.facts, p.is_locked
      FROM pair p JOIN mentee e ON e.id = p.mentee_id JOIN hamlet h ON h.id = e.hamlet_id
      WHERE p.ward_id = $1 AND p.ended_at IS NULL AND e.is_active ORDER BY e.sort_name, e.id`);
    await all(`SELECT ${person('e')}, e."groups" FROM mentee e JOIN hamlet h ON h.id = e.hamlet_id
      WHERE e.ward_id = $1 AND e.is_active AND NOT EXISTS (
        SELECT 1 FROM pair p WHERE p.mentee_id = e.id AND p.ended_at IS NULL)
      ORDER BY e.sort_name, e.id`);
  };
  for (let round = 0; round < 3; round += 1) await read();
  const from = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await read();
  const { user, system } = process.cpuUsage(from);
  await new Promise((resolve) => database.close(resolve));
  return (user + system) / 1000 / rounds;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
