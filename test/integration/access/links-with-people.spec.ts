import { LinksWithPeople1763700000102 } from '../../../migrations/0102-links-with-people';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { newId } from '../../../src/platform/database/columns';
import { makeNewcomer } from '../../factories/people';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { migrateIn } from '../../support/databases/migrate-in';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentees, type ReminderWorld, settle } from '../../support/worlds/reminder-world';

describe.each(dialects)('a personal link on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  const clock = new FakeClock(Date.UTC(2026, 10, 23, 1));
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settle(manager));
    pages.actors = [operator];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const linksOf = (personId: string) => database.unitOfWork.read.findBy(PersonalLink, { personId });
  const addLearner = () =>
    database.unitOfWork.write(async (manager) => (await addMentees(manager, world, 1))[0]);
  const page = (id: string) => pages.get(`/wards/${world.ward.code}/mentees/${id}`);

  it('is there as soon as somebody is taken down at the counter', async () => {
    const { id } = await pages.app.get(CounterService).add(systemActor, world.ward.id, {
      ...makeNewcomer({ hamletId: world.hamlet.id }),
      consent: { way: 'signed', proof: 'Phiếu số 3' },
    });
    expect(await linksOf(id)).toHaveLength(1);
  });

  it('is there for everybody of a sheet, and stays when the sheet comes again', async () => {
    const { id: wardId } = world.ward;
    const line = 'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';
    const nga = 'Bùi Thị Nga,1955,Thôn Đông,VNeID,Tối thứ 2,Có';
    const lan = 'Lê Thị Lan,1960,Thôn Đông,VNeID,Tối thứ 2,Có';
    const bring = (...rows: string[]) => {
      const file = { name: 'hoc-vien.csv', bytes: Buffer.from([line, ...rows].join('\n')) };
      return pages.app.get(ImportsService).import(systemActor, wardId, 'mentees', file);
    };
    const { taken } = await bring(nga);
    const id = taken[0]?.personId;
    const before = await linksOf(id);
    expect(before).toHaveLength(1);
    await bring(nga, lan);
    expect(await linksOf(id)).toEqual(before);
    const people = await database.unitOfWork.read.findBy(Mentee, { wardId });
    expect(people).toHaveLength(2);
    for (const person of people) expect(await linksOf(person.id)).toHaveLength(1);
  });

  it('is not made by looking at a page, but by pressing the button on it', async () => {
    const { id } = await addLearner();
    const before = await page(id);
    expect(before.text).toContain('Người này chưa có liên kết.');
    expect(before.text).not.toContain('/l/');
    expect(await linksOf(id)).toEqual([]);
    await pages.send('POST', `/wards/${world.ward.code}/mentees/${id}/link`);
    const link = (await pages.app.get(PersonalLinksService).standing('mentee', id)) ?? 'none';
    expect((await page(id)).text).toContain(link);
  });

  it('that an operator renews is told to the audit as an operator’s act', async () => {
    const { id } = await addLearner();
    await pages.send('POST', `/wards/${world.ward.code}/mentees/${id}/link`);
    const [entry] = await database.unitOfWork.read.findBy(AuditEntry, { subjectId: id });
    expect(entry).toMatchObject({ actorKind: 'operator', actorId: operator.id });
  });

  it('is given to those who were here before, and to nobody whose link was ended', async () => {
    const { id } = await addLearner();
    const ended = await addLearner();
    const links = pages.app.get(PersonalLinksService);
    await links.linkFor('mentee', ended.id);
    await database.unitOfWork.write((manager) =>
      manager.update(PersonalLink, { personId: ended.id }, { revokedAt: 1 }),
    );
    const migrate = () =>
      migrateIn(database, (runner) => new LinksWithPeople1763700000102().up(runner));
    await migrate();
    const given = await linksOf(id);
    expect(given).toMatchObject([{ personKind: 'mentee', revokedAt: null }]);
    expect(await linksOf(world.mentor.id)).toMatchObject([{ personKind: 'mentor' }]);
    expect(await links.standing('mentee', ended.id)).toBeNull();
    await migrate();
    expect(await linksOf(id)).toEqual(given);
  });
});
