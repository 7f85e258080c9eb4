import { ImportDrafts } from '../../src/modules/exchange/drafts/import-drafts.service';
import { SheetReader } from '../../src/modules/exchange/drafts/sheet-reader';
import { ImportDraftFile } from '../../src/modules/exchange/drafts/import-draft.entity';
import type { ImportDraft } from '../../src/modules/exchange/drafts/import-draft.entity';
import { newWorkbook } from '../../src/modules/exchange/workbook/new-workbook';
import { systemActor } from '../../src/modules/access/policies/actor';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { PlacesService } from '../../src/modules/wards/places/places.service';
import { WardsService } from '../../src/modules/wards/units/wards.service';
import { newId } from '../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { FakeClock } from '../support/fake-clock';
import { sundayMorning } from '../support/features';
import { type PagesApp, startPagesApp } from '../support/pages-app';

const header = ['Họ và tên', 'Năm sinh', 'SĐT', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const person = (name: string, year = 1955, phone = '0912345678') => [
  name,
  year,
  phone,
  'Thôn 1',
  'VNeID',
  'Tối CN',
  '15/11/2026',
];

async function workbookOf(rows: (string | number)[][], hidden?: number): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRows([header, ...rows]);
  if (hidden) sheet.getRow(hidden).hidden = true;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(dialects)(
  'a file that is looked at before anybody of it is taken, on %s',
  (dialect) => {
    let database: TestDatabase;
    let pages: PagesApp;
    let drafts: ImportDrafts;
    let code: string;
    let wardId: string;

    beforeAll(async () => {
      database = await createTestDatabase(dialect);
      pages = await startPagesApp(database.unitOfWork, new FakeClock(sundayMorning));
      drafts = pages.app.get(ImportDrafts);
    });
    afterAll(async () => {
      await pages.close();
      await database.drop();
    });
    beforeEach(async () => {
      code = newId().slice(-10);
      const place = { latitude: 20.3, longitude: 105.8 };
      const ward = await pages.app
        .get(WardsService)
        .create(systemActor, { code, name: 'Xã', ...place });
      wardId = ward.id;
      pages.actors = [{ kind: 'officer', id: newId(), wardId }];
      await pages.app
        .get(PlacesService)
        .saveHamlets(systemActor, wardId, [{ name: 'Thôn 1', ...place }]);
    });

    /** A file, read by the worker's thread. */
    async function brought(bytes: Buffer): Promise<ImportDraft> {
      const file = { name: 'hoc-vien.xlsx', bytes };
      const { id } = await drafts.request(systemActor, wardId, 'mentees', file);
      await drafts.execute(id);
      return drafts.get(id);
    }
    const at = (draft: ImportDraft, rest = '') => `/wards/${code}/import-drafts/${draft.id}${rest}`;
    const press = async (draft: ImportDraft, act: string, body: object = {}) => {
      const { version } = await drafts.get(draft.id);
      return pages.send('POST', at(draft, `/${act}`), { version: String(version), ...body });
    };
    const people = () =>
      database.unitOfWork.read.find(Mentee, { where: { wardId }, order: { fullName: 'ASC' } });

    it('shows how far it is, and changes nothing before somebody takes it', async () => {
      const file = { name: 'hoc-vien.xlsx', bytes: await workbookOf([person('Lê Lan')]) };
      const draft = await drafts.request(systemActor, wardId, 'mentees', file);
      expect((await pages.get(at(draft))).text).toContain('Đang đọc tệp');
      await drafts.execute(draft.id);
      const { text } = await pages.get(at(draft));
      expect(text).toContain('Chưa có gì thay đổi');
      expect(text).toContain('Lê Lan');
      expect(await people()).toEqual([]);

      const { location } = await press(draft, 'keeping');
      expect(location).toMatch(new RegExp(`^/wards/${code}/imports/`));
      expect(await people()).toMatchObject([{ fullName: 'Lê Lan' }]);
      // What stood in the file is forgotten, and it is not taken twice.
      const left = await database.unitOfWork.read.findBy(ImportDraftFile, { draftId: draft.id });
      expect(left).toEqual([]);
      expect((await press(draft, 'keeping')).location).toBe(location);
      expect(await people()).toHaveLength(1);
    });

    it('shows field by field who changes, and asks who is doubtful', async () => {
      const first = await brought(
        await workbookOf([person('Lê Lan'), person('Vũ Cúc', 1950, '0987654321')]),
      );
      await press(first, 'keeping');
      const again = await brought(
        await workbookOf([person('Lê Lan', 1956), person('Vũ Thị Cúc Hoa', 1950, '0987654321')]),
      );
      expect(again.previews?.left).toMatchObject({
        counts: { added: 0, changed: 1, doubtful: 1 },
        changed: [{ name: 'Lê Lan', fields: [{ name: 'birthYear', was: 1955, is: 1956 }] }],
        doubtful: [{ name: 'Vũ Thị Cúc Hoa', alike: [{ name: 'Vũ Cúc' }] }],
      });
      const { text } = await pages.get(at(again));
      expect(text).toMatch(/Năm sinh[\s\S]*1955[\s\S]*1956/);
      expect(text).toContain('Là Vũ Cúc: cập nhật theo tệp');
      const [, cúc] = await people();
      await press(again, 'keeping', { 'alike-0': cúc?.id });
      expect(await people()).toMatchObject([
        { fullName: 'Lê Lan', birthYear: 1956 },
        { id: cúc?.id, fullName: 'Vũ Thị Cúc Hoa' },
      ]);
    });

    it('shows anew what it would do where the lists changed since, before it is kept', async () => {
      await press(await brought(await workbookOf([person('Lê Lan')])), 'keeping');
      const draft = await brought(await workbookOf([person('Lê Lan'), person('Vũ Cúc', 1950)]));
      const [lan] = await people();
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: lan.id }, { phone: '+84987654321', version: 9 }),
      );
      const { status, text } = await press(draft, 'keeping');
      expect(status).toBe(409);
      expect(text).toContain('Thông tin vừa được người khác thay đổi');
      expect(await people()).toMatchObject([{ phone: '+84987654321' }]);
      const anew = await drafts.get(draft.id);
      expect(anew.previews?.left).toMatchObject({
        counts: { added: 1, changed: 1 },
        changed: [{ name: 'Lê Lan', fields: [{ name: 'phone', was: '+84987654321' }] }],
      });
      await press(draft, 'keeping');
      expect(await people()).toHaveLength(2);
    });

    it('hands back whom nobody said anything of, and leads with what is left to do', async () => {
      await press(await brought(await workbookOf([person('Vũ Cúc')])), 'keeping');
      const again = await brought(await workbookOf([person('Vũ Thị Cúc Hoa')]));
      const { location } = await press(again, 'keeping');
      const { text } = await pages.get(location ?? '');
      expect(text.indexOf('Việc cần bạn xem')).toBeGreaterThan(0);
      expect(text.indexOf('Việc cần bạn xem')).toBeLessThan(text.indexOf('class="counts"'));
      expect(text).toContain('Có thể là người đã có trong danh sách: Vũ Cúc, 1955');
      expect(await people()).toHaveLength(1);
    });

    it('asks about hidden people first, and keeps what was answered', async () => {
      const draft = await brought(await workbookOf([person('Lê Lan'), person('Vũ Cúc', 1950)], 3));
      expect((await pages.get(at(draft))).text).toContain('1 người ở dòng bị ẩn hoặc bị lọc');
      expect((await press(draft, 'keeping')).status).toBe(422);
      expect((await press(draft, 'answer')).status).toBe(422);
      expect(await people()).toEqual([]);
      await press(draft, 'answer', { hidden: 'take' });
      expect((await pages.get(at(draft))).text).toContain('Vũ Cúc');
      await press(draft, 'keeping');
      expect(await people()).toHaveLength(2);
    });

    it('can be dropped, and what was seen on an older page is looked at again', async () => {
      const draft = await brought(await workbookOf([person('Lê Lan')]));
      expect((await pages.send('POST', at(draft, '/keeping'), { version: '0' })).status).toBe(409);
      expect((await press(draft, 'dropping')).location).toContain('notice=import-dropped');
      expect(await people()).toEqual([]);
      expect(await drafts.open(wardId)).toEqual([]);
    });

    it('is read again where hamlets came to the ward meanwhile', async () => {
      const draft = await brought(await workbookOf([person('Lê Lan')]));
      await pages.app
        .get(PlacesService)
        .saveHamlets(systemActor, wardId, [{ name: 'Thôn 0', latitude: 20.4, longitude: 105.9 }]);
      expect((await press(draft, 'keeping')).location).toBe(at(draft));
      expect(await people()).toEqual([]);
      await drafts.execute(draft.id);
      await press(draft, 'keeping');
      expect(await people()).toHaveLength(1);
    });

    it('that is no list says so, and changes nothing', async () => {
      const file = { name: 'hoc-vien.xlsx', bytes: Buffer.from('%PDF-1.7') };
      const { id } = await drafts.request(systemActor, wardId, 'mentees', file);
      await expect(drafts.execute(id)).rejects.toMatchObject({ code: 'file-not-a-sheet' });
      const { text } = await pages.get(at(await drafts.get(id)));
      expect(text).toContain('không phải bảng tính');
      expect(text).toContain('Danh sách vẫn như cũ');
    });

    it('that takes more memory or time than is its due ends its thread, and nothing else', async () => {
      const bytes = await workbookOf([person('Lê Lan')]);
      const context = { today: '2026-11-22', hamlets: [] };
      const reader = pages.app.get(SheetReader);
      const read = (megabytes: number, milliseconds: number) =>
        reader.read('mentees', { name: 'a.xlsx', bytes }, context, undefined, {
          megabytes,
          milliseconds,
        });
      await expect(read(8, 60_000)).rejects.toMatchObject({ code: 'file-too-large' });
      await expect(read(512, 0)).rejects.toMatchObject({ code: 'file-too-large' });
    });

    it('is found by the sweep when its job was lost', async () => {
      const file = { name: 'hoc-vien.xlsx', bytes: await workbookOf([person('Lê Lan')]) };
      const { id } = await drafts.request(systemActor, wardId, 'mentees', file);
      expect((await drafts.unattended()).map((draft) => draft.id)).toContain(id);
    });
  },
);
