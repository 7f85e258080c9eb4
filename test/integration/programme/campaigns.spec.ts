import { CampaignsService } from '../../../src/modules/programme/campaigns/campaigns.service';
import type { ProvinceCampaigns } from '../../../src/modules/programme/campaigns/province-campaigns';
import { ReportQueries } from '../../../src/modules/programme/reports/report-queries';
import { ReportsService } from '../../../src/modules/programme/reports/reports.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { DomainError } from '../../../src/platform/common/domain-error';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('campaigns on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const week = { fromOn: '2026-11-16', untilOn: '2026-11-23' };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  /** On the evening of the 17th two people came. */
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 3);
      const [one, two] = made.mentees;
      const { bookings } = await addSession(manager, made, [one, two], at('2026-11-17', 23), {
        mentorId: made.mentor.id,
      });
      for (const { id } of bookings) await manager.update(Booking, { id }, { state: 'attended' });
      return made;
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const service = () => pages.app.get(CampaignsService);
  const begin = () =>
    service().begin(world.officer, world.ward.id, {
      name: 'Tuần ra quân',
      ...week,
      deadlineMinute: 20 * 60,
      works: 'VNeID',
      teamIds: [],
    });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const dayOf = async (id: string, day: string) =>
    (await service().whole(world.officer, id)).days.find(({ on }) => on === day);

  it('count each day from the records, and keep apart what is added by hand, in time or late', async () => {
    const { id } = await begin();
    const { days } = await service().whole(world.officer, id);
    expect(days).toHaveLength(8);
    expect(await dayOf(id, '2026-11-17')).toMatchObject({
      turns: 2,
      lessons: 1,
      byHand: null,
      said: 'missing',
    });
    expect(await dayOf(id, '2026-11-18')).toMatchObject({ turns: 0, lessons: 0 });
    const say = (on: string, turns: number | null, version = 0) =>
      service().sayDay(world.officer, id, on, { turns, note: '', version });
    const both = await Promise.all([say(monday, 5), say(monday, 6)].map(codeOf));
    expect(both.sort()).toEqual(['done', 'stale-version']);
    await say('2026-11-17', 0);
    expect(await dayOf(id, monday)).toMatchObject({ turns: 0, said: 'on-time' });
    expect(await dayOf(id, '2026-11-17')).toMatchObject({ turns: 2, byHand: 0, said: 'late' });
    expect(await codeOf(say('2026-11-30', 1))).toBe('invalid-form');
    expect(await codeOf(say('2026-11-15', 1))).toBe('invalid-form');
  });

  it('of all units are seen by who coordinates the province, as their own pictures count, with nobody named', async () => {
    const province = '96';
    const still = await database.unitOfWork.write(async (manager) => {
      const { ward } = await settlePairs(manager, 1);
      for (const { id } of [world.ward, ward])
        await manager.update(Ward, { id }, { provinceCode: province });
      return ward;
    });
    const { id } = await begin();
    await service().sayDay(world.officer, id, '2026-11-17', { turns: 7, note: '', version: 0 });
    const { days } = await service().whole(world.officer, id);
    pages.actors = [{ kind: 'provincial', id: newId(), wardId: null, provinceCode: province }];
    const { text } = await pages.get(`/api/v1/provinces/${province}/campaigns`);
    const told = JSON.parse(text) as ProvinceCampaigns;
    expect(told.campaigns).toMatchObject([
      {
        wardId: world.ward.id,
        days: 8,
        begun: 8,
        turns: days.reduce((sum, { turns }) => sum + (turns ?? 0), 0),
        byHand: 7,
        onTime: 0,
        late: 1,
        missing: days.filter(({ said }) => said === 'missing').length,
      },
    ]);
    expect(told.without.map(({ code }) => code)).toEqual([still.code]);
    const page = (await pages.get(`/provinces/${province}/campaigns?sort=-turns`)).text;
    expect(page).toContain('Tuần ra quân');
    expect(page).toContain('>8/8 ngày<');
    for (const { fullName } of world.mentees) expect(page).not.toContain(fullName);
    const later = `?from=2027-01-01&until=2027-02-01`;
    const none = await pages.get(`/api/v1/provinces/${province}/campaigns${later}`);
    expect(JSON.parse(none.text)).toMatchObject({ campaigns: [] });
    expect((await pages.get('/provinces/95/campaigns')).status).toBe(404);
  });

  it('show no number of days to come, which is not 0', async () => {
    clock.at = at('2026-11-20', 9);
    const { id } = await begin();
    const ahead = { turns: null, lessons: null, classes: null, walkIns: null };
    expect(await dayOf(id, '2026-11-21')).toMatchObject(ahead);
    expect(await dayOf(id, '2026-11-20')).toMatchObject({ turns: 0, lessons: 0 });
    const { text } = await pages.get(`/wards/${world.ward.code}/campaigns/${id}`);
    expect(text).not.toContain('day=2026-11-21');
  });

  it('are changed and removed as they were seen, and keep what was said and reported', async () => {
    const made = await begin();
    const { id } = made;
    const said = { name: 'Tuần hai', ...week, deadlineMinute: 1200, works: '', teamIds: [] };
    const change = (version: number, more: object = {}) =>
      service().change(world.officer, id, version, { ...said, ...more });
    const both = await Promise.all([change(1), change(1)].map(codeOf));
    expect(both.sort()).toEqual(['done', 'stale-version']);
    const day = { turns: 3, note: '', version: 0 };
    await service().sayDay(world.officer, id, '2026-11-17', day);
    expect(await codeOf(change(2, { fromOn: '2026-11-18' }))).toBe('invalid-form');
    expect(await codeOf(change(2, { untilOn: '2026-11-24' }))).toBe('done');
    const desk = new Pressing(pages);
    await desk.open(`/wards/${world.ward.code}/campaigns/${id}/change`);
    expect(desk.text).toContain('value="Tuần hai"');
    await desk.send(/change$/, { name: 'Tuần ba', fromOn: week.fromOn, untilOn: '2026-11-24' });
    expect(desk.text).toContain('Tuần ba');
    // Nobody removes it by one press, nor once it is reported.
    await desk.open(`/wards/${world.ward.code}/campaigns/${id}/change`);
    await desk.send(/removal$/);
    expect(desk.text).toContain('Xin đánh dấu ô này');
    const report = await pages.app.get(ReportsService).beginOfCampaign(world.officer, id);
    expect(await codeOf(service().remove(world.officer, id, 4))).toBe('campaign-reported');
    expect(await codeOf(change(4, week))).toBe('campaign-reported');
    await pages.app.get(ReportsService).drop(world.officer, report.id, 1);
    await desk.open(`/wards/${world.ward.code}/campaigns/${id}/change`);
    await desk.send(/removal$/, { sure: 'yes' });
    expect(desk.text).toContain('Đã bỏ chiến dịch');
    expect(await service().list(world.officer, world.ward.id)).toEqual([]);
  });

  it('are begun, written and reported on their pages', async () => {
    const desk = new Pressing(pages);
    await desk.open(`/wards/${world.ward.code}/campaigns`);
    await desk.send(/campaigns$/, { name: 'Tuần ra quân', ...week, works: 'VNeID' });
    expect(desk.text).toContain('<svg');
    await desk.send(/points$/, { kind: 'market', pointOn: '2026-11-17', place: 'Chợ xã' });
    // The form is of today, and says what is counted; another day is pressed in the table.
    await desk.follow(/17\/11\/2026/);
    expect(desk.text).toContain('đã đếm được 2 lượt');
    await desk.send(/day$/, { turns: '1.200', note: 'Mưa to' });
    expect(desk.text).toContain('>1200<');
    // It begins with what was typed before.
    expect(desk.text).toMatch(/name="turns"[^>]*value="1200"|value="1200"[^>]*name="turns"/);
    expect(desk.text).toContain('value="Mưa to"');
    // Another officer's page does not know of this number yet.
    const old = { heldOn: '2026-11-17', turns: '', note: 'Mưa', seen: '' };
    const [{ id }] = await service().list(world.officer, world.ward.id);
    const late = await pages.send('POST', `/wards/${world.ward.code}/campaigns/${id}/day`, old);
    expect([late.status, late.text.includes('>1200<')]).toEqual([409, true]);
    await desk.send(/day$/, { turns: '1.300', note: '' });
    await desk.send(/day$/, { turns: '1.200', note: '' });
    await desk.send(/report$/);
    expect(desk.text).toContain('Đã lập bản thảo');
    expect(desk.text).toContain('Điểm ở chợ');
    const queries = pages.app.get(ReportQueries);
    const [report] = await queries.ofWard(world.officer, world.ward.id);
    const { numbers } = await queries.whole(world.officer, report.id);
    expect(numbers.campaign).toMatchObject({ turnsByHand: 1200, days: 8, late: 1, missing: 6 });
    // What is added by hand is in no number that is counted.
    expect(numbers.figures.find(({ code }) => code === 'turns')).toMatchObject({ inPeriod: 2 });
  });
});
