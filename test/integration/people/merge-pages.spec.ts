import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe('the pages on which staff make two records of one person one', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const home = () => `/wards/${world.ward.code}`;
  const path = (index: number, act: string) =>
    `${home()}/mentees/${world.mentees[index].id}/${act}`;
  const person = (index: number) =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { id: world.mentees[index].id });

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, (index) => ({
        fullName: index < 2 ? 'Nguyễn Thị Sâm' : 'Trần Văn Ba',
        phone: ['+84911000001', '+84911000002', '+84911000003'][index],
      })),
    );
    pages.readsCookies = false;
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('name who may be the same, and find all others', async () => {
    const form = await pages.get(path(0, 'merge'));
    expect(form.text).toContain(`other=${world.mentees[1].id}`);
    expect(form.text).not.toContain(`other=${world.mentees[2].id}`);
    const found = await pages.get(`${path(0, 'merge')}?q=tran+van`);
    expect(found.text).toContain(`other=${world.mentees[2].id}`);
  });

  it('lead from the person to one record in three presses, and back in one', async () => {
    expect((await pages.get(`${home()}/mentees/${world.mentees[0].id}`)).text).toContain(
      path(0, 'merge'),
    );
    const compared = await pages.get(`${path(0, 'merge')}?other=${world.mentees[1].id}`);
    expect(compared.text).toMatch(/<strong>1<\/strong> <span>cặp kết thúc/);
    expect(compared.text).toMatch(/name="take-phone" value="kept" checked/);
    expect((await person(1)).isActive).toBe(true);

    const done = await pages.send('POST', path(0, 'merge'), {
      version: '1',
      other: world.mentees[1].id,
      otherVersion: '1',
      'take-phone': 'other',
    });
    expect(done.status).toBe(303);
    expect((await person(0)).phone).toBe('+84911000002');
    const kept = await pages.get(done.location ?? '');
    expect(kept.text).toContain('Hồ sơ đã gộp vào đây');
    const gone = await pages.get(`${home()}/mentees/${world.mentees[1].id}`);
    expect(gone.text).toContain(`/mentees/${world.mentees[0].id}"`);

    const apart = await pages.send('POST', path(1, 'take-apart'), {});
    expect(apart.status).toBe(303);
    expect((await pages.get(apart.location ?? '')).text).toContain('Khôi phục được 1 cặp');
    expect((await person(0)).phone).toBe('+84911000001');
    expect((await person(1)).isActive).toBe(true);
  });

  it('show both as they are now when somebody else was first, with what was chosen', async () => {
    const old = await pages.send('POST', path(0, 'merge'), {
      version: '7',
      other: world.mentees[1].id,
      otherVersion: '1',
      'take-phone': 'other',
    });
    expect(old.status).toBe(409);
    expect(old.text).toMatch(/name="take-phone" value="other" checked/);
    expect(old.text).toContain('name="version" value="1"');
    const itself = await pages.get(`${path(0, 'merge')}?other=${world.mentees[0].id}`);
    expect(itself.status).toBe(422);
    expect(itself.text).toContain('Xin chọn một hồ sơ khác để gộp.');
  });
});
