import { IdempotencyKeys } from '../../../../src/modules/access/idempotency/idempotency-keys';
import { FakeClock } from '../../../support/clocks/fake-clock';
import {
  createTestDatabase,
  dialects,
  type TestDatabase,
} from '../../../support/databases/databases';
import { askTwice } from '../../../support/pages/ask-twice';
import { type PagesApp, startPagesApp } from '../../../support/pages/pages-app';
import { addMentor } from '../../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../../support/worlds/session-world';
import { type AskedTwice, evening } from './asked-twice';
import { answersOfMessages } from './of-messages';
import { answersOfPairs } from './of-pairs';
import { answersOfPeople } from './of-people';
import { answersOfProgramme } from './of-programme';
import { answersOfSessions } from './of-sessions';
import { questions } from './questions';

/** The service never comes to keeping an answer: as if it died after each write, right then. */
describe.each(dialects)('an answer that was never kept, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const routesAsked = new Set<string>();

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    const died = (_: unknown, status: number, body: unknown) => ({
      status,
      body,
      isRepeated: false,
    });
    jest.spyOn(IdempotencyKeys.prototype as never, 'keep').mockImplementation(died as never);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await pages.close();
    await database.drop();
  });

  const asked: AskedTwice = {
    clock,
    get database() {
      return database;
    },
    get pages() {
      return pages;
    },
    get world() {
      return world;
    },
    expectTwice(route, ids = {}, body?) {
      routesAsked.add(route.split('?')[0] ?? '');
      return askTwice(pages, route, ids, body);
    },
    wish: (menteeId) => ({ menteeId, startAt: evening }),
    openSession: (seats) => ({
      mentorId: world.mentor.id,
      startAt: evening + 3_600_000,
      topic: 'vneid',
      venueId: world.venue.id,
      seats,
    }),
    newMentor: (manager) =>
      addMentor(manager, world, {
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
        maxMentees: 20,
      }),
  };

  answersOfSessions(asked);
  answersOfPeople(asked);
  answersOfPairs(asked);
  answersOfMessages(asked);
  answersOfProgramme(asked);

  it('was asked for at every route that writes', async () => {
    const document = JSON.parse((await pages.get('/api/openapi.json')).text) as {
      paths: Record<string, object>;
    };
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const writes = routes.filter((route) => !route.startsWith('GET '));
    expect([...routesAsked, ...questions].sort()).toEqual(writes.sort());
  });
});
