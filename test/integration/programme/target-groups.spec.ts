import { systemActor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentees } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

describe.each(dialects)('the groups of the national framework on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const stored = (fullName: string) =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { fullName, wardId: world.ward.id });
  const importRows = async (...rows: string[][]) => {
    const bytes = await sheetBytes(['DANH SÁCH HỌC VIÊN'], rows);
    const file = { name: 'hoc-vien.xlsx', bytes };
    return pages.app.get(ImportsService).import(systemActor, world.ward.id, 'mentees', file);
  };
  const header = ['Họ và tên', 'Năm sinh', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý', 'Nhóm'];
  const row = (name: string, group: string) => [
    name,
    '1985',
    world.hamlet.name,
    'VNeID',
    'Tối thứ 3',
    'Có',
    group,
  ];

  it('follow from what a list says of somebody, and are what its own column says', async () => {
    await importRows(
      header,
      row('Bùi Thị An', 'Công nhân, Phụ nữ'),
      row('Bùi Thị Bình', 'Vùng sâu, vùng xa'),
    );
    expect((await stored('Bùi Thị An')).targetGroup).toBe('worker');
    expect(await stored('Bùi Thị Bình')).toMatchObject({
      groups: ['remote'],
      targetGroup: 'citizen',
    });
    await importRows(
      [...header, 'Nhóm theo khung 757'],
      [...row('Bùi Thị An', 'Công nhân, Phụ nữ'), 'Cán bộ, công chức, viên chức'],
      [...row('Bùi Thị Bình', 'Vùng sâu, vùng xa'), ''],
    );
    expect((await stored('Bùi Thị An')).targetGroup).toBe('official');
    // A list without the column leaves it.
    await importRows(header, row('Bùi Thị An', 'Công nhân'));
    expect(await stored('Bùi Thị An')).toMatchObject({
      groups: ['worker'],
      targetGroup: 'official',
    });
  });

  it('are said at the counter and put right, by the form and by the API, and left to the marks again', async () => {
    const form = await pages.get(`/wards/${world.ward.code}/mentees/new`);
    expect(form.text).toContain('name="targetGroup"');
    const [{ id }] = world.mentees;
    const change = async (body: object) => {
      const { version } = await database.unitOfWork.read.findOneByOrFail(Mentee, { id });
      const answer = await pages.send('PATCH', `/api/v1/mentees/${id}`, { version, ...body });
      return JSON.parse(answer.text) as Mentee;
    };
    expect(await change({ groups: ['student'] })).toMatchObject({ targetGroup: 'student' });
    expect(await change({ targetGroup: 'worker' })).toMatchObject({
      groups: ['student'],
      targetGroup: 'worker',
    });
    expect(await change({ email: 'an@example.vn' })).toMatchObject({ targetGroup: 'worker' });
    expect(await change({ targetGroup: null })).toMatchObject({ targetGroup: 'student' });
    expect(await change({ targetGroup: 'farmer' })).toMatchObject({ status: 400 });
    const edit = await pages.get(`/wards/${world.ward.code}/mentees/${id}/edit`);
    expect(chosenIn(edit.text, 'targetGroup')).toEqual(['student']);
    const page = await pages.get(`/wards/${world.ward.code}/mentees/${id}`);
    expect(page.text).toMatch(/Nhóm theo khung 757<\/dt><dd>Học sinh, sinh viên/);
  });

  it('filter the list of mentees, stand in it as a column, and in its file', async () => {
    await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 2, (index) => ({
        fullName: ['Lê An', 'Lê Bình'][index],
        targetGroup: ['official', 'worker'][index],
      })),
    );
    const asked = 'mentees?target=official&col=fullName&col=targetGroup';
    const list = await pages.get(`/wards/${world.ward.code}/${asked}`);
    expect(list.text).toContain('Lê An');
    expect(list.text).not.toContain('Lê Bình');
    const file = asked.replace('mentees?', 'mentees.xlsx?');
    const rows = await rowsOfFile(pages, `/wards/${world.ward.code}/${file}`);
    expect(rows.at(-1)).toEqual(expect.arrayContaining(['Lê An', 'Cán bộ, công chức, viên chức']));
  });
});
