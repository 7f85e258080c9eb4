import { type Cell, Workbook, Worksheet } from 'exceljs';
import { readMentees, readMentors } from '../../support/reading/read-lists';
import { readHamlets } from '../../../src/modules/exchange/places/read-hamlets';
import { readVenues } from '../../../src/modules/exchange/places/read-venues';
import { readTables } from '../../../src/modules/exchange/reading/read-table';
import { writePairs } from '../../../src/modules/exchange/writing/write-pairs';
import { writeRejected } from '../../../src/modules/exchange/writing/write-rejected';
import { writeSessions } from '../../../src/modules/exchange/writing/write-sessions';
import {
  writeHamletTemplate,
  writeMenteeTemplate,
  writeMentorTemplate,
  writeVenueTemplate,
} from '../../../src/modules/exchange/writing/write-templates';
import { textsIn } from '../../../src/texts';

const {
  exported: { pairs },
  fields: { mentee },
} = textsIn('vi');

const context = {
  today: '2026-11-22',
  hamlets: [{ name: 'Thôn 1', latitude: null, longitude: null }],
};

async function firstSheet(bytes: Buffer): Promise<Worksheet> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as never);
  return workbook.worksheets[0];
}

function textOf(sheet: Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      cells.push(row.getCell(column).text);
    }
    rows.push(cells);
  });
  return rows;
}

describe('the rows not taken', () => {
  const columns = ['STT', 'Họ và tên', 'SĐT'];
  const rows = [
    {
      row: 7,
      cells: [3, '=HYPERLINK("http://x","Lan")', '0912'],
      issues: [
        { column: 'Họ và tên', reason: 'Không phải họ tên.' },
        { column: 'SĐT', reason: 'Sai số điện thoại.' },
      ],
    },
    { row: 9, cells: [4, '+1', { formula: '1+1', result: 2 }, new Date(0)], issues: [] },
  ];

  it('come back once each, as they were, with every reason', async () => {
    const sheet = await firstSheet(await writeRejected(columns, rows));
    expect(textOf(sheet)).toEqual([
      ['Dòng', 'Cột', 'Lý do', 'STT', 'Họ và tên', 'SĐT', ''],
      [
        '7',
        'Họ và tên; SĐT',
        'Không phải họ tên. Sai số điện thoại.',
        '3',
        '=HYPERLINK("http://x","Lan")',
        '0912',
        '',
      ],
      ['9', '', '', '4', '+1', '2', '01/01/1970'],
    ]);
  });

  it('never carry a formula into the officer’s Excel', async () => {
    const sheet = await firstSheet(await writeRejected(columns, rows));
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
        expect([typeof cell.value, cell.numFmt ?? '']).toEqual(
          typeof cell.value === 'number' ? ['number', ''] : ['string', '@'],
        );
      });
    });
  });

  it('can be mended and handed in again', async () => {
    const header = ['Họ và tên', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
    const person = ['Lê Thị Lan', 'Thôn 1', 'VNeID', 'Tối CN', '15/11/2026'];
    const bytes = await writeRejected(header, [
      { row: 12, cells: person, issues: [{ column: 'Thôn', reason: 'Không có thôn này.' }] },
    ]);
    const { accepted } = await readMentees({ name: 'rejected-mentees.xlsx', bytes }, context);
    expect(accepted).toMatchObject([{ row: 2, fullName: 'Lê Thị Lan', consentOn: '2026-11-15' }]);
  });
});

it('prints the pairs of each ambassador with phones to call and words for codes', async () => {
  const bytes = await writePairs('CÁC CẶP XÃ GIA VIỄN', [
    {
      fullName: 'Phạm Thúy Liễu',
      phone: '+84788953667',
      hamletName: 'Thôn 2',
      organisation: 'Hội Phụ nữ',
      mentees: [
        {
          person: {
            fullName: '=1+1',
            birthYear: 1955,
            phone: null,
            hamletId: 'Thôn 1',
            householdId: 'HGĐ0001',
            support: ['blind'],
          },
          metres: 420,
          topicsCovered: ['vneid', 'cashless'],
          topicsMissing: [],
          taughtBeside: [],
          sharedWindows: [{ weekday: 1, startMinute: 1080, endMinute: 1260 }],
        },
      ],
    },
  ]);
  const sheet = await firstSheet(bytes);
  const [, headings, line] = textOf(sheet);
  const cells = Object.fromEntries(headings.map((heading, index) => [heading, line[index]]));
  expect(cells).toMatchObject({
    [pairs.mentor]: 'Phạm Thúy Liễu',
    [pairs.mentorPhone]: '0788 953 667',
    [pairs.mentorHamlet]: 'Thôn 2',
    [pairs.organisation]: 'Hội Phụ nữ',
    [pairs.number]: '1',
    [pairs.mentee]: '=1+1',
    [mentee.birthYear]: '1955',
    [mentee.phone]: 'không có',
    [mentee.hamletId]: 'Thôn 1',
    [mentee.householdId]: 'HGĐ0001',
    [pairs.metres]: '420',
    [pairs.covered]: 'Cài đặt VNeID, Thanh toán không tiền mặt',
    [pairs.missing]: '',
    [pairs.windows]: 'Tối thứ 2',
    [mentee.support]: 'Khiếm thị',
  });
  expect(headings.slice(0, 6)).toEqual([
    pairs.mentor,
    pairs.mentorPhone,
    pairs.mentorHamlet,
    pairs.organisation,
    pairs.number,
    pairs.mentee,
  ]);
  expect(sheet.getCell('F3').formula).toBeUndefined();
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
});

it('prints pairs and sessions in the language that was asked for', async () => {
  const { exported, fields } = textsIn('en');
  const mentor = { fullName: 'Lê An', phone: null, hamletName: 'Thôn 2', organisation: null };
  const evening = { weekday: 1, startMinute: 1080, endMinute: 1260 };
  const pair = { metres: 4, topicsCovered: ['vneid'], topicsMissing: [] };
  const learner = {
    person: { birthYear: 1955 },
    ...pair,
    sharedWindows: [evening],
    taughtBeside: [],
  };
  const printed = await writePairs('PAIRS', [{ ...mentor, mentees: [learner] }], 'en');
  const [, headings, line] = textOf(await firstSheet(printed));
  const cells = Object.fromEntries(headings.map((heading, index) => [heading, line[index]]));
  expect(cells).toMatchObject({
    [exported.pairs.mentor]: 'Lê An',
    [fields.mentee.birthYear]: '1955',
    [exported.pairs.covered]: 'Set up VNeID',
    [exported.pairs.windows]: 'Monday evening',
  });
  const session = {
    date: '2026-11-29',
    weekday: 7,
    startMinute: 480,
    endMinute: 510,
    venueName: null,
    hamletName: 'Thôn 1',
    mentorName: 'Lê An',
    mentorPhone: null,
    topic: 'vneid',
    mentees: [],
  };
  const plan = await writeSessions('SESSIONS', [session], 'en');
  const [, , first] = textOf(await firstSheet(plan));
  expect([first[1], first[7]]).toEqual(['Sunday', 'Set up VNeID']);
});

it('prints the sessions with day, hour and place', async () => {
  const bytes = await writeSessions('LỊCH HỌC', [
    {
      date: '2026-11-29',
      weekday: 7,
      startMinute: 480,
      endMinute: 510,
      venueName: null,
      hamletName: 'Thôn 1',
      mentorName: 'Lê An',
      mentorPhone: '+84912345678',
      topic: 'vneid',
      mentees: [
        { fullName: 'Bùi Lan', phone: null, address: null },
        { fullName: 'Bùi Hoa', phone: '+84987654321', address: 'Số 12, ngõ 5' },
      ],
    },
  ]);
  expect(textOf(await firstSheet(bytes))[2].slice(0, 10)).toEqual([
    '29/11/2026',
    'Chủ nhật',
    '08:00–08:30',
    'Tại nhà học viên: Số 12, ngõ 5',
    'Thôn 1',
    'Lê An',
    '0912 345 678',
    'Cài đặt VNeID',
    '2',
    'Bùi Lan\nBùi Hoa (0987 654 321)',
  ]);
});

/** What a cell is chosen from. */
function choicesOf(workbook: Workbook, { dataValidation }: Cell): string[] {
  const [formula] = (dataValidation?.formulae ?? []) as string[];
  const [, name, letter, last] = /^'(.+)'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(formula ?? '') ?? [];
  if (!name) return [];
  const list = workbook.getWorksheet(name);
  return Array.from(
    { length: Number(last) },
    (_, at) => list?.getCell(`${letter}${at + 1}`).text ?? '',
  );
}

describe.each(['vi', 'en'])('the empty sheets an officer starts from, in %s', (language) => {
  const { sheetColumns } = textsIn(language);

  it.each([
    [
      'mentors',
      writeMentorTemplate,
      readMentors,
      {
        fullName: 'Lê An',
        gender: 'Nam',
        birthYear: '1990',
        phone: '0912345678',
        hamletId: 'Thôn 1',
        organisation: 'Đoàn',
        topics: 'VNeID',
        windows: 'Tối CN',
      },
      sheetColumns.mentor,
    ],
    [
      'mentees',
      writeMenteeTemplate,
      readMentees,
      {
        fullName: 'Lê Lan',
        gender: 'Nữ',
        birthYear: '1950',
        householdId: 'H1',
        hamletId: 'Thôn 1',
        groups: 'Người cao tuổi',
        topics: 'VNeID',
        windows: 'Tối CN',
        consentOn: '15/11/2026',
      },
      sheetColumns.mentee,
    ],
  ] as const)(
    '%s: taken as they are once a line is filled in',
    async (_, write, read, line, columns) => {
      const empty = await write({}, language);
      await expect(read({ name: 'mau.xlsx', bytes: empty }, context)).rejects.toMatchObject({
        code: 'sheet-no-people',
      });
      const workbook = new Workbook();
      await workbook.xlsx.load(empty as never);
      const [sheet] = workbook.worksheets;
      const headings = textOf(sheet)[1];
      for (const [name, text] of Object.entries(line)) {
        const { header } = (columns as Record<string, { header: string }>)[name];
        sheet.getCell(3, headings.indexOf(header) + 1).value = text;
      }
      const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
      const { accepted, rejected, unread } = await read({ name: 'mau.xlsx', bytes }, context);
      expect(rejected).toEqual([]);
      expect(accepted).toHaveLength(1);
      // The tab that explains the columns is none that the officer has to look at.
      expect(unread).toEqual([]);
    },
  );

  it('offer what a cell may be chosen from, names with commas whole', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load((await writeMenteeTemplate({}, language)) as never);
    const [sheet] = workbook.worksheets;
    const column = textOf(sheet)[1].indexOf(sheetColumns.mentee.gender.header) + 1;
    const [formula] = sheet.getCell(3, column).dataValidation.formulae as string[];
    const [, name, letter, last] = /^'(.+)'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(formula) ?? [];
    const choices = workbook.getWorksheet(name);
    expect(choices?.state).toBe('hidden');
    expect([
      choices?.getCell(`${letter}1`).text,
      choices?.getCell(`${letter}${last}`).text,
    ]).toEqual(sheetColumns.genders);
  });

  it.each([
    ['mentors', writeMentorTemplate, readMentors],
    ['mentees', writeMenteeTemplate, readMentees],
  ] as const)(
    '%s: whatever they offer is understood when it comes back',
    async (_, write, read) => {
      const workbook = new Workbook();
      await workbook.xlsx.load(
        (await write({ hamlets: ['Thôn 1', 'Xóm Đông, Đoài'] }, language)) as never,
      );
      const [sheet] = workbook.worksheets;
      const hamlets = [
        ...context.hamlets,
        { name: 'Xóm Đông, Đoài', latitude: 20, longitude: 105 },
      ];
      const columns = textOf(sheet)[1];
      const choices = columns.map((__, at) => choicesOf(workbook, sheet.getCell(3, at + 1)));
      const most = Math.max(...choices.map(({ length }) => length));
      expect(choices.filter(({ length }) => length > 0).length).toBeGreaterThanOrEqual(5);
      const typed: Record<string, string> = {
        [sheetColumns.mentee.fullName.header]: 'Lê Thị Lan',
        [sheetColumns.mentee.birthYear.header]: '1950',
        [sheetColumns.mentee.consentOn.header]: '15/11/2026',
      };
      for (let nth = 0; nth < most; nth += 1) {
        columns.forEach((heading, at) => {
          const some = choices[at];
          const phone = `09123456${String(nth).padStart(2, '0')}`;
          const said = heading === sheetColumns.mentee.phone.header ? phone : typed[heading];
          sheet.getCell(3 + nth, at + 1).value = some.length > 0 ? some[nth % some.length] : said;
        });
      }
      const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
      const reading = await read({ name: 'mau.xlsx', bytes }, { ...context, hamlets });
      expect(reading.rejected).toEqual([]);
      expect(reading.warnings).toEqual([]);
      expect(reading.accepted).toHaveLength(most);
    },
  );

  it('of places hold what the ward has, and change nothing when they come back as they are', async () => {
    const hamlets = [
      { name: 'Thôn 1', latitude: 20.38879, longitude: 105.84629 },
      { name: 'Xóm Trại', latitude: 20.4, longitude: 105.9 },
    ];
    const venue = { latitude: 20.41, longitude: 105.91, hasWifi: true, isStepFree: false };
    const venues = [
      { ...venue, name: 'NVH Trại', hamletName: 'Xóm Trại', seats: 35 },
      { ...venue, name: 'Điểm lưu động', hamletName: null, seats: 12 },
    ];
    const sent = (bytes: Buffer) => ({ name: 'mau.xlsx', bytes });
    expect(await readHamlets(sent(await writeHamletTemplate({ hamlets }, language)))).toMatchObject(
      hamlets,
    );
    const read = await readVenues(
      sent(await writeVenueTemplate({ hamlets, venues }, language)),
      hamlets.map(({ name }) => name),
    );
    expect(read).toMatchObject([
      { ...venue, name: 'NVH Trại', hamletIndex: 1, seats: 35 },
      { ...venue, name: 'Điểm lưu động', hamletIndex: null, seats: 12 },
    ]);
  });

  it('explain every column on a second sheet', async () => {
    const tables = await readTables({
      name: 'mau.xlsx',
      bytes: await writeMenteeTemplate({}, language),
    });
    expect(tables[1].rows.length).toBe(2 + tables[0].rows[1].cells.length);
  });
});
