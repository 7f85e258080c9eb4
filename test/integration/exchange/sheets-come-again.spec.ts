import type { Worksheet } from 'exceljs';
import { systemActor } from '../../../src/modules/access/policies/actor';
import {
  type ImportAnswers,
  ImportsService,
} from '../../../src/modules/exchange/people/imports.service';
import { newWorkbook } from '../../../src/modules/exchange/workbook/new-workbook';
import { writeRejected } from '../../../src/modules/exchange/writing/write-rejected';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { bringPersonBack } from '../../../src/modules/people/stops/person-stops';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { newId } from '../../../src/platform/database/columns';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

const header = [
  'Họ và tên',
  'Năm sinh',
  'SĐT',
  'Mã hộ',
  'Thôn',
  'Nhu cầu học',
  'Buổi rảnh',
  'Đồng ý',
  'Tọa độ',
];
type Row = (string | number)[];
const person = (name: string, home = '', household = 'H1'): Row => [
  name,
  1955,
  '0912345678',
  household,
  'Thôn 1',
  'VNeID',
  'Tối CN',
  '15/11/2026',
  home,
];

/** A workbook of one tab, some of its rows hidden. */
function workbookOf(rows: Row[], hidden: readonly number[] = []): Promise<Buffer> {
  return tabOf([header, ...rows], hidden);
}

/** The same with a header of its own. */
async function tabOf(rows: Row[], hidden: readonly number[] = []): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRows(rows);
  for (const number of hidden) sheet.getRow(number).hidden = true;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(dialects)('a sheet that comes again, on %s', (dialect) => {
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
    await world.app
      .get(PlacesService)
      .saveHamlets(systemActor, wardId, [{ name: 'Thôn 1', ...place }]);
  });
  afterAll(() => world.close());

  const bring = async (bytes: Buffer, answers?: ImportAnswers) => {
    const file = { name: `${newId()}.xlsx`, bytes };
    return (
      await world.app.get(ImportsService).import(systemActor, wardId, 'mentees', file, answers)
    ).sheetImport;
  };
  const people = () =>
    world.database.unitOfWork.read.find(Mentee, { where: { wardId }, order: { fullName: 'ASC' } });

  it('as the rows that were not taken, unmended, changes nobody', async () => {
    const first = await bring(
      await workbookOf([
        person('Lê Lan', '20.31, 105.81'),
        person('Lê Huệ', '', 'H2'),
        // The second row knows neither the home nor what she said first.
        ['Lê Lan', 1955, '0912345678', 'H1', 'Thôn 1', 'DVC', 'Sáng CN', '15/11/2026', ''],
        ['', 1950, '', '', 'Thôn 1', 'VNeID', 'Tối CN', '15/11/2026', ''],
      ]),
    );
    expect(first).toMatchObject({ added: 2, rejected: [{ row: 4 }, { row: 5 }] });
    const before = await people();
    const handedBack = await writeRejected(first.headers, first.rejected);
    const again = await bring(handedBack);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 0 });
    expect(again.rejected.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
      ['duplicate'],
      ['name'],
    ]);
    expect(await people()).toEqual(before);
    // And what is handed back now is the same once more.
    expect(again.headers).toEqual(first.headers);
    await bring(await writeRejected(again.headers, again.rejected));
    expect(await people()).toEqual(before);
  });

  it('leaves homes in another province until it is said that they are right', async () => {
    await bring(await workbookOf([person('Lê Lan', '20.31, 105.81')]));
    const moved = await workbookOf([person('Lê Lan', '21.3, 105.8')]);
    const asked = await bring(moved);
    expect(asked).toMatchObject({ changed: 0, unchanged: 1 });
    expect(asked.warnings.map(({ problem }) => problem)).toContain('pin-far');
    expect(await people()).toMatchObject([{ latitude: 20.31 }]);
    expect(await bring(moved, { homes: 'right' })).toMatchObject({ changed: 1, warnings: [] });
    expect(await people()).toMatchObject([{ latitude: 21.3, longitude: 105.8 }]);
  });

  it('of thousands of wrong rows is answered with the first of them, and all come back', async () => {
    const wrong = Array.from({ length: 2300 }, (_, nth): Row => [
      `Lê ${nth}`,
      1,
      '12',
      '',
      'Không',
      'VNeID',
      'Tối CN',
      '15/11/2026',
    ]);
    const bytes = await workbookOf([person('Lê Lan'), ...wrong]);
    const first = await bring(bytes);
    expect(first).toMatchObject({ added: 1, rejectedMore: 1300 });
    expect(first.rejected).toHaveLength(1000);
    const { rejected: all } = await world.app.get(ImportsService).said(first);
    expect(all.map(({ cells }) => cells[0])).toEqual(wrong.map(([name]) => name));
    expect(all.map(({ row }) => row)).toEqual(wrong.map((_, nth) => nth + 3));
    // The same file once more is the same import.
    expect((await bring(bytes)).id).toBe(first.id);
    const again = await bring(await writeRejected(first.headers, all));
    expect(again).toMatchObject({ added: 0, changed: 0, rejectedMore: 1300 });
  });

  it('of thousands of remarks names the first of them, and all are kept', async () => {
    const doubted = Array.from({ length: 1300 }, (_, nth): Row => [
      ...person(`Lê ${nth}`, '', `H${nth}`).slice(0, 5),
      'VNeID, Cần phép màu',
      'Tối CN',
      '15/11/2026',
    ]);
    const first = await bring(await workbookOf(doubted));
    expect(first).toMatchObject({ warningsMore: 300 });
    expect(first.warnings).toHaveLength(1000);
    const { warnings } = await world.app.get(ImportsService).said(first);
    expect(warnings.map(({ row }) => row)).toEqual(doubted.map((_, nth) => nth + 2));
  });

  it('of thousands of hidden rows names the first who are left out, and all are kept', async () => {
    const names = Array.from({ length: 1300 }, (_, nth) => `Lê ${nth}`);
    const rows = names.map((name, nth) => person(name, '', `H${nth}`));
    const bytes = await workbookOf(
      [person('Lê Lan'), ...rows],
      rows.map((_, nth) => nth + 3),
    );
    const first = await bring(bytes, { hidden: 'leave' });
    expect(first).toMatchObject({ added: 1, leftMore: 300 });
    const { leftRows } = await world.app.get(ImportsService).said(first);
    expect(leftRows.map(({ name }) => name)).toEqual(names);
  });

  it('by two officers at once adds everybody once', async () => {
    const bytes = await workbookOf([person('Lê Lan'), person('Lê Hoa')]);
    const [one, other] = await Promise.all([bring(bytes), bring(bytes)]);
    expect(one).toMatchObject({ id: other.id, added: 2 });
    expect(await people()).toHaveLength(2);
  });

  it('takes the rows that were mended', async () => {
    const first = await bring(await workbookOf([person('Lê Lan'), person('Lê Lan')]));
    const workbook = newWorkbook();
    await workbook.xlsx.load((await writeRejected(first.headers, first.rejected)) as never);
    workbook.worksheets[0].getCell('D2').value = 'Lê Thị Lan Anh';
    const mended = await bring(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(mended).toMatchObject({ added: 1, rejected: [] });
  });

  /** A workbook of tabs, each under its name. */
  const tabsOf = async (tabs: Record<string, unknown[][]>): Promise<Buffer> => {
    const workbook = newWorkbook();
    for (const [name, rows] of Object.entries(tabs)) workbook.addWorksheet(name).addRows(rows);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const handedBack = async (
    { headers, rejected }: Awaited<ReturnType<typeof bring>>,
    mend: (sheet: Worksheet, at: (header: string) => number) => void = () => undefined,
  ): Promise<Buffer> => {
    const workbook = newWorkbook();
    await workbook.xlsx.load((await writeRejected(headers, rejected)) as never);
    const [sheet] = workbook.worksheets;
    mend(sheet, (name) => (sheet.getRow(1).values as unknown[]).indexOf(name));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };

  it('with a row that may be somebody of another tab, unmended, changes nobody until it is said', async () => {
    const lan = person('Lê Lan');
    const first = await bring(
      await tabsOf({
        'Đợt 1': [header, lan],
        'Đợt 2': [header, lan.map((cell, at) => (at === 1 ? 1956 : cell))],
      }),
    );
    expect(first).toMatchObject({ added: 1, rejected: [{ issues: [{ code: 'duplicate' }] }] });
    const before = await people();
    const back = await handedBack(first);
    const again = await bring(back);
    expect(again).toMatchObject({
      added: 0,
      changed: 0,
      rejected: [{ issues: [{ problem: 'person-alike' }] }],
    });
    await bring(await handedBack(again));
    expect(await people()).toEqual(before);
    expect(await bring(back, { alike: 'other' })).toMatchObject({ added: 1, rejected: [] });
  });

  it('with a second row mended in something else asks whom it means, and doubles nobody', async () => {
    await world.app
      .get(PlacesService)
      .saveHamlets(systemActor, wardId, [{ name: 'Thôn 2', latitude: 20.4, longitude: 105.9 }]);
    const second = person('Lê Lan').map((cell, at) => (at === 4 ? 'Thôn 2' : at === 5 ? '' : cell));
    const first = await bring(await workbookOf([person('Lê Lan'), second]));
    expect(first).toMatchObject({ added: 1, rejected: [{ row: 3 }] });
    const mended = await handedBack(first, (sheet, at) => {
      sheet.getRow(2).getCell(at('Nhu cầu học')).value = 'VNeID';
    });
    expect(await bring(mended)).toMatchObject({
      added: 0,
      changed: 0,
      rejected: [{ issues: [{ problem: 'person-alike' }] }],
    });
    expect(await people()).toHaveLength(1);
  });

  it('with a row whose hamlet a heading or the tab gave is taken once it was mended', async () => {
    const columns = header.filter((name) => name !== 'Thôn');
    const bare = (name: string, year: string | number, household: string) =>
      person(name, '', household)
        .map((cell, at) => (at === 1 ? year : cell))
        .filter((_, at) => at !== 4);
    const lists: Record<string, unknown[][]>[] = [
      { 'Thôn 1': [columns, bare('Lê Lan', 1955, 'H1'), bare('Lê Huệ', 'không rõ 3', 'H2')] },
      {
        'Danh sách': [
          columns,
          ['I. Thôn 1'],
          bare('Vũ Lan', 1955, 'H3'),
          bare('Vũ Huệ', 'không rõ 3', 'H4'),
        ],
      },
      {
        Sheet1: [
          columns,
          ['I. Thôn 1'],
          bare('Ngô Lan', 1955, 'H5'),
          bare('Ngô Huệ', 'không rõ 3', 'H6'),
        ],
        Sheet2: [columns, ['I. Thôn 1'], bare('Đỗ Lan', 1955, 'H7')],
      },
    ];
    for (const list of lists) {
      const first = await bring(await tabsOf(list));
      expect(first.rejected).toHaveLength(1);
      const mended = await handedBack(first, (sheet, at) => {
        sheet.getRow(2).getCell(at('Năm sinh')).value = 1950;
      });
      expect(await bring(mended)).toMatchObject({ added: 1, rejected: [] });
    }
    expect(await people()).toHaveLength(7);
  });

  it('in another order changes nobody', async () => {
    await bring(await workbookOf([person('Lê Lan'), person('Lê Huệ', '', 'H2')]));
    const before = await people();
    const other = await bring(await workbookOf([person('Lê Huệ', '', 'H2'), person('Lê Lan')]));
    expect(other).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await people()).toEqual(before);
  });

  it('without coordinates leaves everybody where they live', async () => {
    await bring(await workbookOf([person('Lê Lan', '20.31, 105.81')]));
    expect(await bring(await workbookOf([person('Lê Lan')]))).toMatchObject({ unchanged: 1 });
    expect(await people()).toMatchObject([{ latitude: 20.31, longitude: 105.81 }]);
  });

  it('with hidden rows is asked about, and does as it is told', async () => {
    const file = await workbookOf([person('Lê Lan'), person('Lê Huệ', '', 'H2')], [3]);
    await expect(bring(file)).rejects.toMatchObject({
      code: 'sheet-hidden-rows',
      details: { rows: [{ tab: null, row: 3, name: 'Lê Huệ' }] },
    });
    expect(await people()).toEqual([]);
    expect(await bring(file, { hidden: 'leave' })).toMatchObject({
      added: 1,
      leftRows: [{ row: 3, name: 'Lê Huệ' }],
    });
    expect(await bring(file, { hidden: 'take' })).toMatchObject({ added: 1, leftRows: [] });
  });

  describe('with something corrected', () => {
    const lan = [
      'Lã Thi Mười',
      1950,
      '0912345710',
      'H1',
      'Thôn 1',
      'VNeID',
      'Tối CN',
      '15/11/2026',
      '',
    ];
    const corrected = (changes: Record<number, string | number>): Row =>
      lan.map((cell, at) => changes[at] ?? cell);
    const one = async () => {
      const [only, ...others] = await people();
      expect(others).toEqual([]);
      return only;
    };

    beforeEach(async () => {
      await world.app
        .get(PlacesService)
        .saveHamlets(systemActor, wardId, [{ name: 'Thôn 2', latitude: 20.4, longitude: 105.9 }]);
      await bring(await workbookOf([lan]));
    });

    it.each([
      ['the year', { 1: 1951 }],
      ['an accent', { 0: 'Lã Thị Mười' }],
      ['the hamlet', { 4: 'Thôn 2' }],
      ['the household', { 3: 'H9' }],
      ['the phone', { 2: '0987654321' }],
      ['the hamlet, and no phone', { 4: 'Thôn 2', 2: '' }],
    ])('%s, changes the person and adds nobody', async (_, changes) => {
      const { id } = await one();
      const again = await bring(await workbookOf([corrected(changes)]));
      expect(again).toMatchObject({ added: 0, changed: 1, rejected: [] });
      expect(await one()).toMatchObject({ id });
      // The corrected list is known from now on, and the old one takes nothing back.
      const after = await one();
      await bring(await workbookOf([corrected(changes)]));
      expect(await one()).toEqual(after);
      await bring(await workbookOf([lan]));
      const { fullName, birthYear } = after;
      expect(await one()).toMatchObject({ fullName, birthYear });
    });

    it('more than is sure, is asked about, and done as was said', async () => {
      const { id } = await one();
      const file = await workbookOf([corrected({ 1: 1961, 4: 'Thôn 2' })]);
      expect(await bring(file)).toMatchObject({
        added: 0,
        changed: 0,
        rejected: [{ row: 2, issues: [{ code: 'duplicate', problem: 'person-alike' }] }],
      });
      expect(await one()).toMatchObject({ birthYear: 1950 });
      expect(await bring(file, { alike: 'same' })).toMatchObject({ changed: 1, rejected: [] });
      expect(await one()).toMatchObject({ id, birthYear: 1961 });
    });

    it('that makes it somebody else, adds them once an officer says so', async () => {
      const twin = await workbookOf([corrected({ 0: 'Lã Thị Chín' })]);
      expect(await bring(twin)).toMatchObject({ added: 0, rejected: [{ row: 2 }] });
      expect(await bring(twin, { alike: 'other' })).toMatchObject({ added: 1, rejected: [] });
      expect(await people()).toHaveLength(2);
    });

    it.each([
      ['a landline', ['0229 3880 835', ''], ['0229 3880 835', '']],
      ['a relative’s number', ['', '0912345999'], ['', '0912345999']],
      ['a number that was a relative’s', ['', '0912345999'], ['0912345999', '']],
    ])('of whoever has %s, without a household, changes the person', async (_, before, after) => {
      const sheetOf = (hamlet: string, [own, other]: readonly string[]) =>
        tabOf([
          [...header, 'SĐT người nhà'],
          [...corrected({ 0: 'Đinh Thị Bàn', 3: '', 4: hamlet }), other].map((cell, at) =>
            at === 2 ? own : cell,
          ),
        ]);
      await bring(await sheetOf('Thôn 1', before));
      expect(await people()).toHaveLength(2);
      expect(await bring(await sheetOf('Thôn 2', after))).toMatchObject({ added: 0, changed: 1 });
      expect(await people()).toHaveLength(2);
    });

    it.each([
      ['without any number', '', ''],
      ['of the same address', 'Số 7 ngõ 3', 'số 7, ngõ 3'],
    ])('%s is asked about where the hamlet is another', async (_, before, after) => {
      const phoneOf = (address: string) => (address === '' ? '' : '0912345997');
      const sheetOf = (hamlet: string, phone: string, address: string) =>
        tabOf([
          [...header, 'Địa chỉ'],
          [...corrected({ 0: 'Đinh Thị Bàn', 3: '', 4: hamlet }), address].map((cell, at) =>
            at === 2 ? phone : cell,
          ),
        ]);
      await bring(await sheetOf('Thôn 1', phoneOf(before), before));
      const moved = await sheetOf('Thôn 2', before === '' ? '' : '0912345996', after);
      expect(await bring(moved)).toMatchObject({ added: 0, changed: 0, rejected: [{ row: 2 }] });
      expect(await bring(moved, { alike: 'other' })).toMatchObject({ added: 1 });
    });

    it('a husband on the same phone is another person, and nobody is asked', async () => {
      const husband = corrected({ 0: 'Vũ Văn Ba', 1: 1947 });
      expect(await bring(await workbookOf([lan, husband]))).toMatchObject({
        added: 1,
        unchanged: 1,
      });
    });
  });

  it('with another year of birth of who has no phone asks whether it is the same person of the household', async () => {
    const withoutPhone = (name: string, year: number, household = 'H1'): Row =>
      person(name, '', household).map((cell, at) => (at === 1 ? year : at === 2 ? '' : cell));
    const huệ = withoutPhone('Lê Huệ', 1960, 'H2');
    await bring(await workbookOf([withoutPhone('Lê Lan', 1955), huệ]));
    const again = await workbookOf([withoutPhone('Lê Lan', 1956), huệ]);
    expect(await bring(again)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
      rejected: [{ issues: [{ problem: 'person-alike' }] }],
    });
    expect(await bring(again, { alike: 'same' })).toMatchObject({ added: 0, changed: 1 });
    expect(await people()).toHaveLength(2);
  });

  it('makes no household for a row that waits for an answer', async () => {
    const households = async () => {
      const found = await world.database.unitOfWork.read.findBy(Household, { wardId });
      return found.map(({ code }) => code).sort();
    };
    await bring(await workbookOf([person('Lê Lan')]));
    const lan = person('Lê Lan', '', 'H7').map((cell, at) => (at === 1 ? 1961 : cell));
    const again = await workbookOf([lan, person('Vũ Mai', '', 'H8')]);
    expect(await bring(again)).toMatchObject({
      added: 1,
      rejected: [{ issues: [{ problem: 'person-alike' }] }],
    });
    expect(await households()).toEqual(['H1', 'H8']);
    expect(await bring(again, { alike: 'same' })).toMatchObject({ added: 0, changed: 1 });
    expect(await households()).toEqual(['H1', 'H7', 'H8']);
  });

  it('says who stopped and why, and they stop with all that was planned', async () => {
    await bring(await workbookOf([person('Lê Lan'), person('Lê Huệ', '', 'H2')]));
    const workbook = newWorkbook();
    workbook.addWorksheet('Danh sách').addRows([
      [...header, 'Tình trạng'],
      // Nobody asks somebody who moved away what they want to learn.
      ['Lê Lan', 1955, '', 'H1', 'Thôn 1', '', '', '', '', 'Đã chuyển đi 01/11/2026'],
      [...person('Lê Huệ', '', 'H2'), 'Đang học'],
      [...person('Vũ Cúc', '', 'H3'), 'Đã mất'],
    ]);
    const result = await bring(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(result).toMatchObject({
      added: 0,
      changed: 0,
      stopped: 1,
      unchanged: 1,
      rejected: [],
      warnings: [{ row: 4, problem: 'stopped-unknown' }],
    });
    const [huệ, lan] = await people();
    expect([huệ?.isActive, lan?.isActive]).toEqual([true, false]);
    const stops = await world.database.unitOfWork.read.findBy(PersonStop, { wardId });
    expect(stops).toMatchObject([{ personId: lan?.id, reason: 'moved', stoppedOn: '2026-11-01' }]);
  });

  describe('that says somebody stopped', () => {
    const saying = async (...rows: [Row, string][]): Promise<Buffer> => {
      const workbook = newWorkbook();
      workbook
        .addWorksheet('Danh sách')
        .addRows([[...header, 'Tình trạng'], ...rows.map(([row, status]) => [...row, status])]);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    };
    const bringBack = async (): Promise<void> => {
      const [{ id, version }] = await people();
      await world.database.unitOfWork.write((manager) =>
        bringPersonBack(
          { manager, actor: systemActor, now: Date.now() },
          'mentee',
          { id, version },
          null,
        ),
      );
    };

    it.each(['Đã chuyển đi 01/11/2026', 'Đã chuyển đi'])(
      '(%s) stops nobody again whom an officer brought back',
      async (status) => {
        await bring(await workbookOf([person('Lê Lan')]));
        await bring(await saying([person('Lê Lan'), status]));
        expect((await people())[0]?.isActive).toBe(false);
        await bringBack();
        const again = await saying([person('Lê Lan'), status], [person('Lê Huệ', '', 'H2'), '']);
        expect(await bring(again)).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
        expect((await people()).map(({ isActive }) => isActive)).toEqual([true, true]);
      },
    );

    it('of whom another row says what is so today, takes that row alone', async () => {
      const named = (year: number, phone: string): Row =>
        person('Lê Lan').map((cell, at) => (at === 1 ? year : at === 2 ? phone : cell));
      await bring(await workbookOf([named(1955, '0912345678')]));
      await bring(await workbookOf([named(1956, '0912345678')]));
      const both = await saying(
        [named(1956, '0987654321'), ''],
        [named(1955, '0912345678'), 'Đã chuyển đi'],
      );
      expect(await bring(both)).toMatchObject({ changed: 1, unchanged: 1 });
      expect(await people()).toMatchObject([{ isActive: true, phone: '+84987654321' }]);
    });

    it('twice, stops them once', async () => {
      await bring(await workbookOf([person('Lê Lan')]));
      const [{ identityKey }] = await people();
      expect(identityKey).not.toBe('');
      const other = person('Lê Lan').map((cell, at) => (at === 1 ? 1956 : cell));
      await bring(await workbookOf([other]));
      const twice = await saying([other, 'Đã mất'], [person('Lê Lan'), 'Đã mất']);
      expect(await bring(twice)).toMatchObject({ changed: 0, stopped: 1, unchanged: 1 });
    });

    it('and withdrew consent, brings nobody back as somebody else by one word for all', async () => {
      await bring(await workbookOf([person('Lê Lan')]));
      await bring(await saying([person('Lê Lan'), 'Rút đồng ý']));
      const older = person('Lê Lan').map((cell, at) => (at === 1 ? 1961 : at === 3 ? 'H9' : cell));
      expect(await bring(await workbookOf([older]), { alike: 'other' })).toMatchObject({
        added: 0,
        rejected: [{ issues: [{ problem: 'person-alike' }] }],
      });
    });
  });
});
