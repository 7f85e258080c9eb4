import { systemActor } from '../../../src/modules/access/policies/actor';
import {
  type ImportAnswers,
  ImportsService,
} from '../../../src/modules/exchange/people/imports.service';
import { newWorkbook } from '../../../src/modules/exchange/workbook/new-workbook';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { newId } from '../../../src/platform/database/columns';
import { tablesOf } from '../../support/databases/table-columns';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

/** A row by the headings of its cells. */
type Row = Record<string, string | number>;

const home = { 'Họ và tên': 'Đỗ Thị Hồng Tươi', Thôn: 'Thôn 1' };
const whole: Row = {
  ...home,
  'Năm sinh': 1973,
  'Giới tính': 'Nữ',
  SĐT: '0912345678',
  'Điện thoại khác': '0987000111',
  'Mã hộ': 'H1',
  'Địa chỉ': 'Số 4, ngõ 2',
  'Nhu cầu học': 'VNeID',
  'Ngôn ngữ': 'Tiếng Việt',
  'Buổi rảnh': 'Tối CN',
  'Cần hỗ trợ': '',
  Nhóm: '',
  'Nguyện vọng người hướng dẫn': '',
  Email: '',
  'Tọa độ': '',
  'Đồng ý': '15/11/2026',
};
/** What the second list says of each field. */
const corrections: Row = {
  'Năm sinh': 1966,
  'Giới tính': 'Nam',
  SĐT: '0912345679',
  'Điện thoại khác': '0987000222',
  'Mã hộ': 'H2',
  'Địa chỉ': 'Số 9',
  'Nhu cầu học': 'Dịch vụ công',
  'Ngôn ngữ': 'Tiếng Mường',
  'Buổi rảnh': 'Sáng T7',
  'Cần hỗ trợ': 'Khiếm thị',
  Nhóm: 'Người khuyết tật',
  'Nguyện vọng người hướng dẫn': 'Nữ',
  Email: 'tuoi@example.vn',
  'Tọa độ': '20.31, 105.81',
  Thôn: 'Thôn 2',
};

async function workbookOf(...rows: Row[]): Promise<Buffer> {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const workbook = newWorkbook();
  workbook
    .addWorksheet('Danh sách')
    .addRows([header, ...rows.map((row) => header.map((name) => row[name] ?? null))]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(dialects)('a corrected sheet, on %s', (dialect) => {
  let world: FeaturesWorld;
  let wardId: string;

  beforeAll(async () => {
    world = await startFeatures(dialect);
  });
  beforeEach(async () => {
    const place = { latitude: 20.3, longitude: 105.8 };
    const code = newId().slice(-10);
    const ward = await world.app
      .get(WardsService)
      .create(systemActor, { code, name: 'Xã', ...place });
    wardId = ward.id;
    await world.app.get(PlacesService).saveHamlets(systemActor, wardId, [
      { name: 'Thôn 1', ...place },
      { name: 'Thôn 2', latitude: 20.31, longitude: 105.81 },
    ]);
  });
  afterAll(() => world.close());

  const bring = async (bytes: Buffer, answers?: ImportAnswers) => {
    const file = { name: `${newId()}.xlsx`, bytes };
    const { sheetImport } = await world.app
      .get(ImportsService)
      .import(systemActor, wardId, 'mentees', file, answers);
    return sheetImport;
  };
  const people = () =>
    world.database.unitOfWork.read.find(Mentee, { where: { wardId }, order: { id: 'ASC' } });
  const hamletNamed = async (name: string) =>
    (await world.app.get(PlacesService).hamlets(wardId)).find((one) => one.name === name)?.id ?? '';

  it.each(Object.entries(corrections))(
    'that says another %s does all of it the first time',
    async (heading, value) => {
      await bring(await workbookOf(whole));
      const corrected = await workbookOf({ ...whole, [heading]: value });
      expect(await bring(corrected)).toMatchObject({ added: 0, changed: 1, rejected: [] });
      const after = await people();
      expect(await bring(corrected)).toMatchObject({ added: 0 });
      expect(await people()).toEqual(after);
    },
  );

  it('makes whoever is old enough elderly, and first', async () => {
    await bring(await workbookOf(whole));
    await bring(await workbookOf({ ...whole, 'Năm sinh': 1966 }));
    expect(await people()).toMatchObject([{ groups: ['elderly'], isPriority: true }]);
  });

  describe('with somebody twice in it', () => {
    const [nụ, bảy] = ['Trần Thị Nụ', 'Trần Văn Bảy'].map((name) => ({
      ...whole,
      'Mã hộ': '',
      'Họ và tên': name,
    }));
    const second: [string, Row][] = [
      ['a digit of the phone', { ...nụ, SĐT: '0912345670' }],
      ['the year', { ...nụ, 'Năm sinh': 1950 }],
      ['the accents', { ...nụ, 'Họ và tên': 'Trần Thi Nụ' }],
    ];

    it.each(second)('but for %s, asks which of them it is', async (_, row) => {
      const file = await workbookOf(nụ, bảy, row);
      expect(await bring(file)).toMatchObject({
        added: 2,
        rejected: [{ row: 4, issues: [{ code: 'duplicate', problem: 'duplicate-alike' }] }],
      });
      expect(await bring(file, { alike: 'same' })).toMatchObject({ added: 0, rejected: [] });
      expect(await people()).toHaveLength(2);
      expect(await bring(file, { alike: 'other' })).toMatchObject({ added: 1, rejected: [] });
      const after = await people();
      expect(after).toHaveLength(3);
      await bring(file);
      expect(await people()).toEqual(after);
    });

    it('is not asked about namesakes of two households', async () => {
      const other = { ...nụ, 'Mã hộ': 'H7', SĐT: '0912999888', 'Địa chỉ': 'Số 9' };
      const file = await workbookOf({ ...nụ, 'Mã hộ': 'H1' }, other);
      expect(await bring(file)).toMatchObject({ added: 2, rejected: [] });
    });
  });

  describe('that lacks columns', () => {
    const short = ['Họ và tên', 'Năm sinh', 'Thôn', 'SĐT', 'Nhu cầu học'];
    const cut = (row: Row): Row =>
      Object.fromEntries(short.map((heading) => [heading, row[heading]]));
    const stranger = { ...whole, 'Họ và tên': 'Vũ Văn Ba', SĐT: '0977111222', 'Mã hộ': '' };

    it('leaves them as they are of people who are known, and says so', async () => {
      await bring(await workbookOf({ ...whole, 'Ngôn ngữ': 'Tiếng Mường', Nhóm: 'Nông dân' }));
      const before = await people();
      expect(before).toMatchObject([{ languages: ['mtq'] }]);
      expect(await bring(await workbookOf(cut(whole)))).toMatchObject({
        unchanged: 1,
        rejected: [],
        warnings: [{ problem: 'columns-missing', quoted: 'Buổi rảnh, Đồng ý xử lý dữ liệu' }],
      });
      expect(await people()).toEqual(before);
      await bring(await workbookOf(cut({ ...whole, 'Nhu cầu học': 'Dịch vụ công' })));
      const [{ windows, consentOn }] = before;
      expect(await people()).toMatchObject([
        { topics: ['public-services'], windows, consentOn, version: 2 },
      ]);
    });

    it('refuses somebody new by row', async () => {
      await bring(await workbookOf(whole));
      const refused = await bring(await workbookOf(cut(whole), cut(stranger)));
      expect(refused).toMatchObject({ unchanged: 1, rejected: [{ row: 3 }] });
      expect(refused.rejected[0].issues.map(({ problem, quoted }) => [problem, quoted])).toEqual([
        ['column-missing', 'Buổi rảnh'],
        ['column-missing', 'Đồng ý xử lý dữ liệu'],
      ]);
      expect(await people()).toHaveLength(1);
    });

    it('is refused whole where nobody of it is known', async () => {
      await expect(bring(await workbookOf(cut(stranger)))).rejects.toMatchObject({
        code: 'sheet-missing-columns',
        params: { columns: ['Buổi rảnh', 'Đồng ý xử lý dữ liệu'] },
      });
    });
  });

  it('with an empty consent leaves what was given, and withdraws it by a plain no alone', async () => {
    await bring(await workbookOf(whole));
    for (const empty of ['', 'chưa']) {
      expect(await bring(await workbookOf({ ...whole, 'Đồng ý': empty }))).toMatchObject({
        unchanged: 1,
        rejected: [],
      });
    }
    expect(await people()).toMatchObject([{ consentOn: '2026-11-15', isActive: true }]);
    await bring(await workbookOf({ ...whole, 'Đồng ý': 'Không' }));
    expect(await people()).toMatchObject([{ isActive: false }]);
  });

  it('without a consent takes nobody new', async () => {
    expect(await bring(await workbookOf({ ...whole, 'Đồng ý': '' }))).toMatchObject({
      added: 0,
      rejected: [{ issues: [{ problem: 'consent-missing' }] }],
    });
  });

  it('of who did not agree keeps the place in the file and the reason, in no table anything else', async () => {
    const unsaid = {
      ...whole,
      'Họ và tên': 'Phùng Thị Khuyết Danh',
      SĐT: '0912 777 666',
      'Điện thoại khác': 'hỏi bà Khuyết Danh 0912 777 665',
      'Mã hộ': 'HO-KHUYET-DANH',
      'Địa chỉ': 'Số 77, ngõ Khuyết Danh',
      'Đồng ý': '',
    };
    const refused = { ...unsaid, 'Năm sinh': 1950, 'Đồng ý': 'bà Khuyết Danh không đồng ý' };
    const wrong = { ...whole, 'Họ và tên': 'Trần Văn Hòa', Thôn: 'Thôn 99' };
    const bytes = await workbookOf(
      whole,
      unsaid,
      { ...refused, Thôn: 'Thôn 98 Khuyết Danh' },
      wrong,
    );
    const file = { name: 'hoc-vien.xlsx', bytes };
    const { sheetImport, rejected } = await world.app
      .get(ImportsService)
      .import(systemActor, wardId, 'mentees', file);
    expect(sheetImport).toMatchObject({ added: 1, rejected: { length: 3 } });
    const kept = sheetImport.rejected.map(({ row, cells }) => [row, cells.length > 0]);
    expect(kept.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [3, false],
      [4, false],
      [5, true],
    ]);
    // Whoever brought the file hears of all of it.
    expect(JSON.stringify(rejected)).toContain('Phùng Thị Khuyết Danh');
    const said = await world.app.get(ImportsService).said(sheetImport);
    expect(JSON.stringify(said)).not.toMatch(/khuy|777.?66/i);
    const { read } = world.database.unitOfWork;
    for (const tableName of await tablesOf(read)) {
      const rows = JSON.stringify(await read.query(`SELECT * FROM ${tableName}`));
      expect(`${tableName}: ${/.{0,60}(?:khuy|777\D?66[56]).{0,60}/i.exec(rows)?.[0]}`).toBe(
        `${tableName}: undefined`,
      );
    }
  });

  it('that says again how somebody was known before is asked about, and done', async () => {
    await bring(await workbookOf(whole));
    const [{ id, version }] = await people();
    const hamletId = await hamletNamed('Thôn 2');
    await world.app.get(PeopleService).changeMentee(systemActor, id, version, { hamletId });
    const back = await workbookOf({ ...whole, 'Nhu cầu học': 'Dịch vụ công' });
    expect(await bring(back)).toMatchObject({
      changed: 0,
      rejected: [{ issues: [{ problem: 'person-alike' }] }],
    });
    expect(await people()).toMatchObject([{ hamletId, topics: ['vneid'] }]);
    expect(await bring(back, { alike: 'same' })).toMatchObject({ changed: 1, rejected: [] });
    const after = await people();
    expect(after).toMatchObject([{ id, hamletId: await hamletNamed('Thôn 1') }]);
    expect(await bring(back)).toMatchObject({ added: 0 });
    expect(await people()).toEqual(after);
  });
});
