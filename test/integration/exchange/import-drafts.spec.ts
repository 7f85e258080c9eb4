import { ImportDrafts } from '../../../src/modules/exchange/drafts/import-drafts.service';
import { SheetReader } from '../../../src/modules/exchange/people/sheet-reader';
import {
  ImportDraftPiece,
  ImportDraftReading,
} from '../../../src/modules/exchange/drafts/import-draft.entity';
import type { ImportDraft } from '../../../src/modules/exchange/drafts/import-draft.entity';
import { newWorkbook } from '../../../src/modules/exchange/workbook/new-workbook';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { SheetImport } from '../../../src/modules/exchange/people/sheet-import.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { plant } from '../../factories/given';
import { makeNewcomer } from '../../factories/people';
import { makeHamlet } from '../../factories/wards';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { sundayMorning } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

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

/** Letters that tell people apart. */
const words = (nth: number): string =>
  ['An', 'Ba', 'Ca', 'Da', 'Ga', 'Ha', 'La', 'Ma', 'Na', 'Sa', 'Ta', 'Va'][Math.floor(nth / 10)] +
  ' ' +
  ['Bé', 'Cò', 'Dế', 'Gà', 'Hổ', 'Kê', 'Lý', 'Mỹ', 'Nở', 'Sơ'][nth % 10];

async function workbookOf(
  rows: (string | number)[][],
  hidden?: number,
  headers = header,
): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRows([headers, ...rows]);
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
    const contentOf = async ({ id: draftId }: ImportDraft): Promise<number> =>
      (await database.unitOfWork.read.countBy(ImportDraftPiece, { draftId })) +
      (await database.unitOfWork.read.countBy(ImportDraftReading, { draftId }));
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
      expect(await contentOf(draft)).toBe(0);
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
      expect(await drafts.preview(again)).toMatchObject({
        counts: { added: 0, changed: 1, doubtful: 1 },
        rows: [
          { outcome: 'doubtful', name: 'Vũ Thị Cúc Hoa', alike: [{ name: 'Vũ Cúc' }] },
          {
            outcome: 'changed',
            name: 'Lê Lan',
            fields: [{ name: 'birthYear', was: 1955, is: 1956 }],
          },
        ],
      });
      const { text } = await pages.get(at(again));
      expect(text).toMatch(/Năm sinh[\s\S]*1955[\s\S]*1956/);
      // Two may be called so: the year, the hamlet and the ends of the number tell who is meant.
      expect(text).toMatch(/Là Vũ Cúc \(1950, [^)]+, 098\*{4}321\): cập nhật theo tệp/);
      const [, cúc] = await people();
      await press(again, 'keeping', { 'alike-0': cúc?.id });
      expect(await people()).toMatchObject([
        { fullName: 'Lê Lan', birthYear: 1956 },
        { id: cúc?.id, fullName: 'Vũ Thị Cúc Hoa' },
      ]);
    });

    it('asks about homes far outside the ward, and keeps those that somebody says are right', async () => {
      const headers = [...header, 'Tọa độ'];
      const rows = [
        [...person('Lê Lan'), '21.0, 105.8'],
        [...person('Lê Mai', 1956, '0912345679'), '21.0, 105.9'],
        [...person('Lê Na', 1957, '0912345670'), '20.31, 105.8'],
      ];
      const draft = await brought(await workbookOf(rows, undefined, headers));
      const { text } = await pages.get(at(draft));
      expect(text).toContain('Vị trí nhà có đúng không? (2)');
      expect(text).toContain('Dòng 2, Lê Lan: 21, 105.8, cách đơn vị 77,8 km');
      expect(text).not.toContain('Lê Na: ');
      const told = await pages.get(`/api/v1/import-drafts/${draft.id}/preview`);
      expect(JSON.parse(told.text).far).toMatchObject([
        { name: 'Lê Lan', row: 2 },
        { name: 'Lê Mai' },
      ]);

      const kept = await press(draft, 'keeping', { 'home-0': 'right', 'home-1': 'hamlet' });
      expect(kept.status).toBe(303);
      expect((await people()).map(({ fullName, latitude }) => [fullName, latitude])).toEqual([
        ['Lê Lan', 21],
        ['Lê Mai', 20.3],
        ['Lê Na', 20.31],
      ]);
      const [{ warnings }] = await database.unitOfWork.read.findBy(SheetImport, { wardId });
      expect(warnings.map(({ row }) => row)).toEqual([3]);

      const again = await brought(await workbookOf(rows, undefined, headers));
      const { text: second } = await pages.get(at(again));
      expect(second).toContain('Vị trí nhà có đúng không? (1)');
      expect(second).not.toContain('Lê Lan: 21');
      expect(again.counts).toMatchObject({ unchanged: 3 });
    });

    it('shows two rows that may be one person side by side, and takes one of them or both', async () => {
      const rows = [person('Lê Lan'), person('Lê Lan', 1955, '0912345679')];
      const both = await brought(await workbookOf(rows));
      expect(await drafts.preview(both)).toMatchObject({
        counts: { added: 1, doubtful: 1, rejected: 0 },
        rows: [{ outcome: 'doubtful', row: 3, alike: [{ personId: 'row::2', row: 2 }] }, {}],
      });
      const { text } = await pages.get(at(both));
      expect(text).toContain('Dòng 3, Lê Lan, và dòng 2, Lê Lan');
      expect(text).toMatch(/0912 345 678[\s\S]*0912 345 679/);
      await press(both, 'keeping', { 'alike-0': 'row::2' });
      expect(await people()).toMatchObject([{ phone: '+84912345678' }]);
      const again = await brought(await workbookOf(rows));
      await press(again, 'keeping', { 'alike-0': 'other' });
      expect(await people()).toHaveLength(2);
      const last = await brought(await workbookOf(rows));
      expect(await drafts.preview(last)).toMatchObject({ counts: { unchanged: 2, doubtful: 0 } });
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
      expect(await drafts.preview(anew)).toMatchObject({
        counts: { added: 1, changed: 1 },
        rows: [
          { name: 'Lê Lan', fields: [{ name: 'phone', was: '+84987654321' }] },
          { outcome: 'added', name: 'Vũ Cúc' },
        ],
      });
      await press(draft, 'keeping');
      expect(await people()).toHaveLength(2);
    });

    it('shows what came of a file that was taken before, when it is looked at and taken again', async () => {
      const bytes = await workbookOf([person('Lê Lan')]);
      const first = await press(await brought(bytes), 'keeping');
      const again = await brought(bytes);
      expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
      const { location } = await press(again, 'keeping');
      expect(location).not.toBe(first.location);
      const [latest] = await database.unitOfWork.read.find(SheetImport, {
        where: { wardId },
        order: { createdAt: 'DESC', id: 'DESC' },
      });
      expect(latest).toMatchObject({ added: 0, unchanged: 1 });
      expect(location).toContain(latest.id);
    });

    it('takes nobody twice who is added at the desk in the same moment', async () => {
      const hamletId = newId();
      await database.unitOfWork.write(async (manager) => {
        await plant(manager, Hamlet, makeHamlet({ id: hamletId, wardId, name: 'Thôn Bên' }));
      });
      const draft = await brought(await workbookOf([person('Lê Lan')]));
      const [kept, added] = await Promise.allSettled([
        press(draft, 'keeping'),
        pages.app.get(CounterService).add(systemActor, wardId, {
          ...makeNewcomer({ hamletId, fullName: 'Lê Lan', birthYear: 1955, phone: '0912345678' }),
          consent: { way: 'signed', proof: 'Phiếu số 3' },
        }),
      ]);
      expect(await people()).toHaveLength(1);
      const isKept = kept.status === 'fulfilled' && kept.value.status === 303;
      expect(isKept).toBe(added.status === 'rejected');
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
      expect((await pages.get(at(draft))).text).toContain('Đang đọc tệp');
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
      // Whoever was elsewhere meanwhile hears of it, and nothing of the file is kept.
      const failed = await drafts.get(id);
      expect(await contentOf(failed)).toBe(0);
      const list = (await pages.get(`/wards/${code}/imports`)).text;
      expect(list).toMatch(/hoc-vien\.xlsx<\/a>[\s\S]*chưa đọc được[\s\S]*không phải bảng tính/);
      expect((await press(failed, 'dropping')).location).toContain('notice=import-dropped');
      expect(await drafts.open(wardId)).toEqual([]);
    });

    it('that is brought twice at once waits once', async () => {
      const file = { name: 'hoc-vien.xlsx', bytes: await workbookOf([person('Lê Lan')]) };
      const bring = () => drafts.request(systemActor, wardId, 'mentees', file);
      const taken = await Promise.all([bring(), bring(), bring()]);
      expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
      expect(await drafts.open(wardId)).toHaveLength(1);
      await drafts.execute(taken[0].id);
      expect((await bring()).id).toBe(taken[0].id);
    });

    it('is asked to wait where too many wait already', async () => {
      for (let nth = 0; nth < 20; nth += 1) {
        const file = { name: `${nth}.csv`, bytes: Buffer.from(`Tệp ${nth}`) };
        await drafts.request(systemActor, wardId, 'mentees', file);
      }
      const more = drafts.request(systemActor, wardId, 'mentees', {
        name: 'more.csv',
        bytes: Buffer.from('more'),
      });
      await expect(more).rejects.toMatchObject({ code: 'import-drafts-many' });
    });

    it('is an Excel file of all its rows, and the imports are one, too', async () => {
      const missing = person('Vũ Cúc');
      missing[4] = '';
      const draft = await brought(await workbookOf([person('Lê Lan'), missing]));
      const rowsAt = async (url: string) => {
        const { rawPayload } = await pages.app.inject(url);
        const workbook = newWorkbook();
        await workbook.xlsx.load(rawPayload as never);
        const rows = workbook.worksheets[0].getSheetValues().slice(3) as string[][];
        return rows.map((row) => row.slice(1));
      };
      expect(
        (await rowsAt(at(draft, '/rows.xlsx'))).map((row) => [row[0], row[1], row[3]]),
      ).toEqual([
        ['chưa nhận', 3, 'Vũ Cúc'],
        ['thêm mới', 2, 'Lê Lan'],
      ]);
      const { location } = await press(draft, 'keeping');
      const kept = await rowsAt(`${location}/rows.xlsx`);
      expect(kept.map((row) => [row[0], row[1], row[4]])).toEqual([
        ['chưa nhận', 3, 'Nhu cầu học'],
      ]);
      const [only] = await rowsAt(`/wards/${code}/imports.xlsx`);
      expect(only.slice(0, 2)).toEqual(['hoc-vien.xlsx', 'Học viên']);
    });

    it('names new households by their codes, and erases nothing that it does not say', async () => {
      await press(await brought(await workbookOf([person('Lê Lan')])), 'keeping');
      const again = await brought(
        await workbookOf([[...person('Lê Lan'), 'H9']], undefined, [...header, 'Mã hộ']),
      );
      const fields = [{ name: 'householdId', was: null, is: 'H9' }];
      expect((await drafts.preview(again))?.rows).toMatchObject([{ outcome: 'changed', fields }]);
      await press(again, 'keeping');
      // Of a doubtful row, too, an empty cell is no change.
      const sameHome = await brought(await workbookOf([person('Lê Thị Lan Anh', 1955)]));
      const [doubtful] = (await drafts.preview(sameHome))?.rows ?? [];
      const shown = doubtful.alike?.[0].fields ?? [];
      const differing = shown.filter(({ was, is }) => was !== is);
      expect(differing.map(({ name }) => name)).toEqual(['fullName']);
      // What tells people apart stands beside it, whether it differs or not.
      expect(shown.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['birthYear', 'phone', 'hamletId']),
      );
    });

    it('counts the same before it is kept and after, each row once, and as many as there are', async () => {
      const listed = (nth: number, year = 1955, phone = `091234567${nth}`) =>
        person(`Lê ${words(nth * 11)}`, year, phone);
      await press(
        await brought(await workbookOf([0, 1, 2, 3, 4].map((nth) => listed(nth)))),
        'keeping',
      );
      const rows = [
        [...listed(0), 'Đã mất'],
        [...listed(1), 'Chuyển đi'],
        [...listed(2, 1956), ''],
        [...listed(3, 1957), ''],
        [...listed(4), ''],
        [...listed(5), ''],
        [...listed(6, 1955, '123'), ''],
      ];
      const draft = await brought(await workbookOf(rows, undefined, [...header, 'Tình trạng']));
      const numbersIn = (text: string) =>
        [...text.matchAll(/<li><strong>(\d+)<\/strong> <(?:a|span)[^>]*>([^<]+)/g)].map(
          ([, value, name]) => `${value} ${name}`,
        );
      const ahead = numbersIn((await pages.get(at(draft))).text);
      const before = await people();
      const { location } = await press(draft, 'keeping');
      const after = await people();
      const done = numbersIn((await pages.get(location ?? '')).text);
      const was = new Map(before.map((mentee) => [mentee.id, mentee]));
      const isChanged = ({ id, birthYear }: Mentee) =>
        was.has(id) && was.get(id)?.birthYear !== birthYear;
      const stopped = after.filter(({ id, isActive }) => !isActive && was.get(id)?.isActive);
      expect(done).toEqual([
        `${after.length - before.length} thêm mới`,
        `${after.filter(isChanged).length} thay đổi`,
        `${stopped.length} nghỉ`,
        '1 giữ nguyên',
        '1 dòng chưa nhận',
      ]);
      expect(ahead.filter((said) => !said.startsWith('0 '))).toEqual(done);
      const [{ added, changed, stopped: gone }] = await database.unitOfWork.read.find(SheetImport, {
        where: { wardId },
        order: { createdAt: 'DESC', id: 'DESC' },
      });
      expect([added, changed, gone]).toEqual([1, 2, 2]);
    });

    it('asks about people who stopped, and adds none of them by a slip of the pen', async () => {
      await press(await brought(await workbookOf([person('Lê Lan'), person('Vũ Cúc')])), 'keeping');
      const [lan] = await people();
      const stop = { side: 'mentee', id: lan.id, version: lan.version } as const;
      await pages.app
        .get(Departures)
        .stop(systemActor, { ...stop, reason: 'consent', on: '2026-11-20' });
      const rows = [person('Lê Lan', 1953, '0987654321')];
      const again = await brought(await workbookOf(rows));
      expect((await drafts.preview(again))?.rows).toMatchObject([
        { outcome: 'doubtful', alike: [{ personId: lan.id, standing: { reason: 'consent' } }] },
      ]);
      expect((await pages.get(at(again))).text).toContain('Lê Lan đã ngừng tham gia');
      await press(again, 'keeping', { rest: 'other' });
      expect(await people()).toHaveLength(2);
      // Said of her row alone it is taken: there is another one of the same name.
      const other = await brought(await workbookOf(rows));
      await press(other, 'keeping', { 'alike-0': 'other' });
      expect(await people()).toHaveLength(3);
    });

    it('asks about many page by page, keeps what was said, and takes one word for the rest', async () => {
      const many = Array.from({ length: 120 }, (_, nth) => `09${10_000_000 + nth}`);
      const known = many.map((phone, nth) => person(`Vũ Cúc ${words(nth)}`, 1950, phone));
      await press(await brought(await workbookOf(known)), 'keeping');
      const renamed = many.map((phone, nth) => person(`Lê Hoa ${words(nth)}`, 1950, phone));
      const again = await brought(await workbookOf(renamed));
      expect(again.counts).toMatchObject({ doubtful: 120, added: 0 });
      const { text } = await pages.get(`${at(again)}?doubtful=3`);
      expect(text).toContain('name="alike-100"');
      expect(text).not.toContain('name="alike-0"');
      const { location } = await press(again, 'answer', { doubtful: '3', 'alike-100': 'leave' });
      expect(location).toBe(`${at(again)}?doubtful=4`);
      expect((await pages.get(`${at(again)}?doubtful=3`)).text).toMatch(
        /name="alike-100"[^>]*value="leave"[^>]*checked/,
      );
      await press(again, 'keeping', { rest: 'same' });
      const names = (await people()).map(({ fullName }) => fullName);
      expect(names.filter((name) => name.startsWith('Lê Hoa'))).toHaveLength(119);
      expect(names).toHaveLength(120);
    });

    it('that takes more memory or time than is its due ends its thread, and nothing else', async () => {
      const bytes = await workbookOf([person('Lê Lan')]);
      const context = { today: '2026-11-22', hamlets: [] };
      const reader = pages.app.get(SheetReader);
      const read = (megabytes: number, processorMs: number) =>
        reader.read('mentees', { name: 'a.xlsx', bytes }, context, undefined, {
          megabytes,
          processorMs,
          clockMs: 600_000,
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
