import type { Actor } from '../../../src/modules/access/policies/actor';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

/** What people, programs and guessers put into addresses and forms. */
describe.each(dialects)('times, pages and names out of range on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const as = (actor: Actor) => {
    pages.actors = [actor];
  };

  it.each([
    '/week?from=9999-12-31',
    '/week?from=2026-02-31',
    '/mentees?page=99999999999999999999',
    '/mentees?page=-1',
    '/mentees?q=a&q=b',
    '/reminders?page=1e300',
    '/reminders?calls=x',
    '/holidays?year=99999',
    '/holidays?year=__proto__',
    '/__proto__/x/messages',
    '/mentees/__proto__',
    '/mentees/%00',
    '/sessions/constructor',
    '/pairs/1/why',
  ])('answers staff who ask for %s with a page that says so', async (path) => {
    as(world.officer);
    const answer = await pages.get(`/wards/${world.ward.code}${path}`);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('shows the page when nothing is said', async () => {
    as(world.officer);
    for (const path of ['/week?from=', '/mentees?page=', '/mentees?q=']) {
      expect((await pages.get(`/wards/${world.ward.code}${path}`)).status).toBe(200);
    }
  });

  it.each([
    '/book?from=9999-12-31',
    '/book/time',
    '/book/time?day=9999-12-31',
    '/book/time?day=2026-11-25&at=99999999999999999999',
    '/holds/__proto__',
    '/bookings/1/move',
  ])('answers a mentee who asks for %s with a page that says so', async (path) => {
    as(asMentee(world.mentees[0]));
    expect([400, 404]).toContain(
      (await pages.get(paths.mentee.home(world.mentees[0].id) + path)).status,
    );
  });

  it('refuses numbers in forms that no database can keep', async () => {
    as(asMentee(world.mentees[0]));
    for (const startAt of ['99999999999999999999', '999999999999999', '-1']) {
      const { status } = await pages.send('POST', paths.mentee.holds(world.mentees[0].id), {
        startAt,
        day: '2026-11-25',
      });
      expect([400, 422]).toContain(status);
    }
    as(world.officer);
    const seats = { seats: '999999999999999', version: '999999999999999' };
    const path = `/wards/${world.ward.code}/sessions/${world.ward.id}/seats`;
    expect((await pages.send('POST', path, seats)).status).toBeLessThan(500);
  });

  it('refuses a body that is far too deep, or holds what no database keeps', async () => {
    as(world.officer);
    const deep = JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`) as object;
    const wide = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`k${index}`, 1]));
    for (const body of [deep, wide, { fullName: 'A\0' }]) {
      const answer = await pages.send('PATCH', `/api/v1/mentees/${world.mentees[0].id}`, body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid-input' });
    }
  });

  it('refuses a report of a provider that no database keeps', async () => {
    const report = 'SMSID=%00&SendStatus=5&SendSuccess=1';
    expect((await pages.get(`/api/v1/provider-reports/sms?${report}`)).status).toBe(400);
  });

  it.each([
    ['topics', ['juggling']],
    ['languages', ['xx']],
    ['topics', Array.from({ length: 500 }, () => 'vneid')],
    ['fullName', 'x'.repeat(121)],
  ])('names the field when %s say what nobody knows, or too much', async (field, value) => {
    as(world.officer);
    const body = { version: 1, [field]: value };
    const answer = await pages.send('PATCH', `/api/v1/mentees/${world.mentees[0].id}`, body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({
      code: 'invalid-input',
      details: { fields: { [field]: expect.any(String) as string } },
    });
  });
});
