import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { deskPath } from '../../../src/web/staff/pairs/desk-state';
import { plant } from '../../factories/given';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('what speaks for a pair, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let far: Hamlet;

  beforeAll(async () => {
    const clock = new FakeClock(at(monday, 9));
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 6, () => ({ topics: ['vneid'] }));
      const { latitude, longitude } = settled.mentor;
      const wardId = settled.ward.id;
      const there = { wardId, name: 'Thôn Xa', latitude: latitude + 0.01, longitude };
      far = await plant(manager, Hamlet, makeHamlet(there));
      return settled;
    });
    pages.actors = [world.officer];
    // Of a person who moves, learns something else and is free at other times.
    const [nga] = world.mentees;
    const { latitude, longitude } = far;
    const moved = { hamletId: far.id, latitude, longitude };
    const other = {
      topics: ['digital-savings'],
      windows: [{ weekday: 1 as const, startMinute: 300, endMinute: 330 }],
    };
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: nga.id }, { ...moved, ...other, fullName: 'Bùi Thị Nga' }),
    );
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('is what is true of both today, in lists, on the desk, in files and over the API', async () => {
    const { code, id: wardId } = world.ward;
    const line = `${paths.ward.pairs(code)}?open=${world.mentor.id}`;
    const list = (await pages.get(line)).text;
    const row = list.slice(list.indexOf('Bùi Thị Nga'), list.indexOf('Bùi Thị Nga') + 900);
    expect(row).toContain('1,1 km');
    expect(row).toContain('Tiết kiệm số');
    expect(row).toContain('0 khung giờ rảnh chung');
    const missing = (await pages.get(`${paths.ward.pairs(code)}?mark=missing`)).text;
    expect(missing).toContain('Bùi Thị Nga');
    const page = (await pages.get(paths.ward.mentor(code, world.mentor.id))).text;
    expect(page).toContain('1,1 km');
    const desk = (await pages.get(deskPath(code, { mentor: world.mentor.id }))).text;
    expect(desk).toContain('1,1 km');
    const answer = await pages.get(`/api/v1/wards/${wardId}/pairs?sort=-metres`);
    const [first] = (JSON.parse(answer.text) as { items: object[] }).items;
    expect(first).toMatchObject({
      menteeId: world.mentees[0].id,
      metres: 1112,
      facts: { sameHamlet: false, sharedWindows: 0, topicsMissing: ['digital-savings'] },
    });
  });

  it('is looked at by the limit of distance', async () => {
    const { ward, officer } = world;
    const settings = { maxMetres: 1000 };
    const view = await services.changes.lookAtSettings(officer, { wardId: ward.id, settings });
    const pairs = view.items.filter(({ kind }) => kind === 'pair');
    expect(pairs).toMatchObject([{ menteeId: world.mentees[0].id, hitBy: 'distance' }]);
  });
});
