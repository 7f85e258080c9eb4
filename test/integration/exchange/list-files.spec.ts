import { Workbook } from 'exceljs';
import { type Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { plant } from '../../factories/given';
import { makeMentee } from '../../factories/people';
import { makeHamlet, makeWard } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

/** More than are read at a time. */
const MANY = 1_203;

describe.each(dialects)('a list as an Excel file, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let ward: Ward;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(0));
    ward = await database.unitOfWork.write(async (manager) => {
      const planted = await plant(manager, Ward, makeWard({ name: "Xã Ea H’leo, Cư M'gar" }));
      const hamlet = await plant(manager, Hamlet, makeHamlet({ wardId: planted.id }));
      const home = { wardId: planted.id, hamletId: hamlet.id };
      const mentees = Array.from({ length: MANY }, (_, nth) =>
        makeMentee({ ...home, fullName: `Bùi Thị Nga ${nth}`, phone: '+84912345678' }),
      );
      const odd = makeMentee({ ...home, fullName: '=HYPERLINK("http://a.example";"Lò A")' });
      const gone = makeMentee({ ...home, fullName: 'Người Đã Đi', isActive: false });
      await insert(manager, Mentee, [...mentees, odd, gone]);
      return planted;
    });
    const officer: Actor = { kind: 'officer', id: newId(), wardId: ward.id };
    pages.actors = [officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  async function sheetAt(url: string) {
    const { statusCode, headers, rawPayload } = await pages.app.inject({ method: 'GET', url });
    expect(statusCode).toBe(200);
    const workbook = new Workbook();
    await workbook.xlsx.load(rawPayload as never);
    const [sheet] = workbook.worksheets;
    const rows = sheet.getSheetValues().slice(1) as (string | number | null)[][];
    return { name: headers['content-disposition'], title: rows[0][1], rows: rows.slice(1), sheet };
  }

  it('has everybody of the list under the headings of the page', async () => {
    const { text } = await pages.get(paths.ward.mentees(ward.code));
    expect(text).toContain(`href="${paths.ward.menteesFile(ward.code)}"`);
    const headings = [...text.matchAll(/<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]*)</g)].map(
      ([, name]) => name,
    );
    const { name, title, rows, sheet } = await sheetAt(paths.ward.menteesFile(ward.code));
    const tab = sheet.name;
    expect(name).toBe('attachment; filename="mentees.xlsx"');
    expect(title).toBe(`Học viên · ${ward.name}`);
    expect(rows[0].slice(1)).toEqual(headings);
    expect(tab).not.toMatch(/['’]/);
    expect(rows).toHaveLength(1 + MANY + 1);
    expect(rows.flat()).not.toContain('Người Đã Đi');
    expect(rows[1]).toContain('0912 345 678');
  });

  it('has what was searched for alone, in the language of the page', async () => {
    const { title, rows } = await sheetAt(`${paths.ward.menteesFile(ward.code)}?q=nga 77&lang=en`);
    expect(title).toBe(`Mentees · ${ward.name}`);
    expect(rows.slice(1).map(([, fullName]) => fullName)).toContain('Bùi Thị Nga 77');
    expect(rows.length).toBeLessThan(MANY);
  });

  it('keeps a name that looks like a formula a name', async () => {
    const { sheet } = await sheetAt(`${paths.ward.menteesFile(ward.code)}?q=HYPERLINK`);
    const cell = sheet.getCell('A3');
    expect([cell.type, cell.numFmt, cell.value]).toEqual([
      3,
      '@',
      '=HYPERLINK("http://a.example";"Lò A")',
    ]);
  });

  it('is printed whole as it was searched for, with nothing to press beside it', async () => {
    const file = `${paths.ward.menteesFile(ward.code)}?q=nga 77`;
    const { rows } = await sheetAt(file);
    const { text } = await pages.get(`${file}&print=a4`);
    expect(text).toContain('<div class="printed-list">');
    expect(text.match(/<tr/g)).toHaveLength(rows.length);
    expect(text).toContain(`${ward.name} · ${rows.length - 1} dòng`);
    expect((await pages.get(paths.ward.mentees(ward.code))).text).toContain('Bản in (A4)');
  });

  it('is the whole list that the API finds, by its filter before its page', async () => {
    const search = async (query: string) => {
      const { text } = await pages.get(`/api/v1/wards/${ward.id}/mentees?${query}`);
      const { total, items } = JSON.parse(text) as { total: number; items: Mentee[] };
      return { total, names: items.map(({ fullName }) => fullName) };
    };
    expect((await search('q=nga')).total).toBe(MANY);
    const last = await search(`q=nga&page=${MANY}&pageSize=1&sort=createdAt`);
    expect(last.names).toHaveLength(1);
    expect(await search('q=di&stopped=any')).toEqual({ total: 1, names: ['Người Đã Đi'] });
    const { hamletId } = await database.unitOfWork.read.findOneByOrFail(Mentee, {
      fullName: 'Người Đã Đi',
    });
    expect((await search(`q=nga&hamletId=${hamletId}&stopped=no`)).total).toBe(MANY);
    expect((await search(`q=nga&hamletId=${newId()}`)).total).toBe(0);
  });

  it('may be empty', async () => {
    expect((await sheetAt(paths.ward.mentorsFile(ward.code))).rows).toHaveLength(1);
  });
});
