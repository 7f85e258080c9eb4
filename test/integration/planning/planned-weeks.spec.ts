import type { Actor } from '../../../src/modules/access/policies/actor';
import { addDays } from '../../../src/core/time/local-dates';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { sundayMorning } from '../../support/worlds/features';
import { askingApi, type AskApi } from '../../support/pages/asking-api';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { TaughtTerm } from '../../support/worlds/taught-term';
import type { AskGet } from '../../support/week/answers';
import type { Reading } from '../../support/week/findings';
import { WeekReader } from '../../support/week/week-reader';

/** Another size, such as 50x300, also has the counts printed that no rule is about. */
const size = process.env.PLAN_SIZE;
const [mentors, mentees] = (size ?? '9x60').split('x').map(Number);
const seed = 517;

interface Lesson {
  id: string;
  mentorId: string;
  venueId: string | null;
  topic: string;
  startAt: number;
  endAt: number;
  bookings: { menteeId: string }[];
}
interface Row {
  id: string;
  version: number;
}

describe('the planned weeks of a ward, read from outside', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let term: TaughtTerm;
  let ask: AskApi;
  let get: AskGet;
  let officer: Actor;
  let wardId: string;
  const clock = new FakeClock(sundayMorning);
  /** What the API said before the first week. */
  const answers = new Map<string, string>();

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, clock);
    ask = askingApi(pages);
    get = (path) => ask('GET', path);
    term = new TaughtTerm(pages, clock, seed);
    wardId = await term.settle(seed, { mentors, mentees });
    officer = { kind: 'officer', id: wardId, wardId };
    await makeItHarder();
    await term.pair();
    await term.plan();
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  /** Of every ten people one cannot walk well and one not leave home; one in five ambassadors is away for an evening. */
  async function makeItHarder(): Promise<void> {
    pages.actors = [officer];
    const learners = await everybody('mentees');
    for (const [nth, { id, version }] of learners.entries()) {
      const needs = [{ support: ['mobility'], isHomebound: false }, { isHomebound: true }][
        nth % 10
      ];
      if (needs) await ask('PATCH', `mentees/${id}`, { version, ...needs });
    }
    for (const { id } of (await everybody('mentors')).filter((_, nth) => nth % 5 === 0)) {
      const path = `mentors/${id}/availability`;
      const { windows, version } = await ask<{ windows: object[]; version: number }>('GET', path);
      const exceptions = [2, 9].map((days) => ({
        date: addDays(term.today(), days),
        startMinute: 0,
        endMinute: 1440,
        kind: 'busy',
      }));
      await ask('PUT', path, { windows, version, exceptions });
    }
  }

  async function everybody(side: 'mentors' | 'mentees'): Promise<Row[]> {
    const rows: Row[] = [];
    for (let page = 1; ; page += 1) {
      const path = `wards/${wardId}/${side}?page=${page}&pageSize=100`;
      const { items, total } = await get<{ items: Row[]; total: number }>(path);
      rows.push(...items);
      if (rows.length >= total) return rows;
    }
  }

  const read = async (): Promise<Reading> => {
    pages.actors = [officer];
    const reading = await new WeekReader(get, wardId).read(addDays(term.today(), 1), 2);
    const { counts, questions } = reading;
    if (size) process.stdout.write(`${JSON.stringify({ counts, questions }, null, 2)}\n`);
    return reading;
  };

  /** As it reads where an answer about sessions were another one. */
  const readChanged = (change: (lessons: Lesson[]) => void): Promise<Reading> => {
    pages.actors = [officer];
    const changed: AskGet = async <T>(path: string): Promise<T> => {
      const said = answers.get(path) ?? JSON.stringify(await get(path));
      answers.set(path, said);
      const answer = JSON.parse(said) as T;
      if (path.startsWith('sessions?')) change((answer as { items: Lesson[] }).items);
      return answer;
    };
    return new WeekReader(changed, wardId).read(addDays(term.today(), 1), 2);
  };

  it('break no rule at first', async () => {
    const reading = await read();
    expect(reading.faults).toEqual([]);
  });

  const faults: [string, RegExp, (lessons: Lesson[]) => void][] = [
    ['a quarter past', /half hour/, ([one]) => shift(one, 15)],
    ['four in the morning', /out of hours.*|not free/, ([one]) => shift(one, -14 * 60)],
    ['a lesson of an hour', /30 minutes/, ([one]) => (one.endAt += 30 * 60_000)],
    ['a topic that nobody needs', /does not need it/, ([one]) => (one.topic = 'farm-prices')],
    ['another ambassador', /another's/, ([one, two]) => (one.mentorId = another(one, two))],
    ['a lesson twice', /in the week|two places/, (all) => all.push({ ...all[0], id: 'twice' })],
    ['two homes', /two homes/, (all) => (largest(all).venueId = null)],
    ['nobody', /has 0 people/, ([one]) => (one.bookings = [])],
    ['somebody left out', /no session and no reason/, ([one]) => (one.bookings = [])],
    ['no hall', /is nowhere/, ([one]) => (one.venueId = 'nowhere')],
  ];

  it.each(faults)('would not pass with %s', async (_, words, change) => {
    const { faults: found } = await readChanged((lessons) => {
      change(lessons.sort((a, b) => a.startAt - b.startAt));
    });
    expect(found.join('\n')).toMatch(words);
  });

  it('break no rule in the fifth week, after absences', async () => {
    for (let week = 0; week < 4; week += 1) {
      await term.teachWeek(() => undefined);
      await term.pair();
      await term.plan();
    }
    const reading = await read();
    expect(reading.faults).toEqual([]);
  });
});

function shift(lesson: Lesson, minutes: number): void {
  lesson.startAt += minutes * 60_000;
  lesson.endAt += minutes * 60_000;
}

function another(one: Lesson, two: Lesson): string {
  return one.mentorId === two.mentorId ? 'somebody' : two.mentorId;
}

function largest(lessons: Lesson[]): Lesson {
  return lessons.reduce((most, one) => (one.bookings.length > most.bookings.length ? one : most));
}
