import { inUnicode } from './legacy-letters';
import { parsePeopleSheets } from './people-sheet';
import type { CellValue, SheetTable } from './table';

const context = {
  today: '2026-11-22',
  hamlets: [{ name: 'Thôn 1', latitude: 20.39, longitude: 105.85 }],
};
const HEADER = ['Tên', 'Năm sinh', 'SĐT', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const HEADER_TCVN3 = ['Tªn', 'N¨m sinh', 'S§T', 'Th«n', 'Nhu cÇu häc', 'Buæi r¶nh', '§ång ý'];
const HEADER_VNI = [
  'Teân',
  'Naêm sinh',
  'SÑT',
  'Thoân',
  'Nhu caàu hoïc',
  'Buoåi raûnh',
  'Ñoàng yù',
];

const people = (names: string[], hamlet = 'Thôn 1', time = 'Các buổi tối'): CellValue[][] =>
  names.map((name, i) => [name, 1955 + i, `091234560${i}`, hamlet, 'VNeID', time, 'x']);

function read(header: CellValue[], rows: CellValue[][]) {
  const table: SheetTable = {
    name: 'Danh sách',
    rows: [header, ...rows].map((cells, index) => ({ number: index + 1, cells })),
  };
  const reading = parsePeopleSheets([inUnicode(table)], context, 'mentee');
  if (!reading.ok) throw new Error(reading.code);
  return {
    names: reading.accepted.map(({ fullName }) => fullName),
    refused: reading.rejected.map(({ faults }) => faults.map(({ problem }) => problem)),
    warnings: reading.warnings.map(({ problem, quoted }) => `${problem} ${quoted}`),
  };
}

describe('a list in the letters of before Unicode', () => {
  it('that was put together of two is read by the letters of each person', () => {
    const names = ['Ng« ThiÖn T©m', 'Ngoâ Thieän Taâm', 'Phạm Thị Gần', 'Laõ Thò Möôøi'];
    expect(read(HEADER, people(names)).names).toEqual([
      'Ngô Thiện Tâm',
      'Ngô Thiện Tâm',
      'Phạm Thị Gần',
      'Lã Thị Mười',
    ]);
  });

  it('reads free times whose letters could stand in Unicode one by one, if in no word of ours', () => {
    const names = ['L· ThÞ M\u00adêi', 'TrÇn V¨n Tèng', 'NguyÔn ThÞ Th\u00adêng'];
    const table: SheetTable = {
      name: 'Danh sách',
      rows: [HEADER_TCVN3, ...people(names, 'Th«n 1', 'Tèi thø 3; Tèi thø 5')].map(
        (cells, index) => ({ number: index + 1, cells }),
      ),
    };
    const reading = parsePeopleSheets([inUnicode(table)], context, 'mentee');
    const evening = { startMinute: 18 * 60, endMinute: 21 * 60 };
    const evenings = [2, 4].map((weekday) => ({ weekday, ...evening }));
    expect(reading).toMatchObject({
      accepted: names.map(() => ({ windows: evenings })),
    });
  });

  it('refuses a name in which signs are left that no letters of a name are', () => {
    expect(read(HEADER, people(['Ng« Thiện T©m', 'Lê Lan']))).toMatchObject({
      names: ['Lê Lan'],
      refused: [['name-broken']],
    });
  });

  test.each([
    [
      'TCVN3',
      HEADER_TCVN3,
      ['L· ThÞ M\u00adêi', 'TrÇn V¨n Tèng', 'Tèng'],
      'Th«n 1',
      'C¸c buæi tèi',
    ],
    [
      'VNI',
      HEADER_VNI,
      ['Laõ Thò Möôøi', 'Traàn Vaên Toáng', 'Toáng'],
      'Thoân 1',
      'Caùc buoåi toái',
    ],
  ])('of %s is read whole, and said so', (encoding, header, names, hamlet, time) => {
    expect(read(header, people(names, hamlet, time))).toEqual({
      names: ['Lã Thị Mười', 'Trần Văn Tống', 'Tống'],
      refused: [],
      warnings: [`letters-converted ${encoding}`],
    });
  });

  test('is read where only its names are so', () => {
    expect(read(HEADER, people(['L· ThÞ M\u00adêi', 'TrÇn V¨n Tèng', 'Lª Hoµ']))).toEqual({
      names: ['Lã Thị Mười', 'Trần Văn Tống', 'Lê Hoà'],
      refused: [],
      warnings: ['letters-converted TCVN3'],
    });
  });

  test('is read where one row of Unicode was pasted among them, and the other way round', () => {
    const mixed = ['L· ThÞ M\u00adêi', 'TrÇn V¨n Tèng', 'Nguyễn Thị Hà'];
    expect(read(HEADER, people(mixed)).names).toEqual([
      'Lã Thị Mười',
      'Trần Văn Tống',
      'Nguyễn Thị Hà',
    ]);
    const pasted = ['Nguyễn Thị Hà', 'Lê Hoà', 'Hoá Tèng', 'TrÇn V¨n T©m'];
    expect(read(HEADER, people(pasted)).names).toEqual([
      'Nguyễn Thị Hà',
      'Lê Hoà',
      'Hoá Tèng',
      'Trần Văn Tâm',
    ]);
  });

  test('in Unicode stays as it is', () => {
    const names = ['Lê Hoà', 'Tô Thị Hoá', 'Quý', 'Lý Ê Ban'];
    expect(read(HEADER, people(names))).toEqual({ names, refused: [], warnings: [] });
  });
});

test.each([
  ['"?"', ['Ngô Thi?n Tâm', 'Tr?nh Th? Ng?']],
  ['U+FFFD', ['Ngô Thi\uFFFDn Tâm', '\uFFFDinh V\uFFFDn H\uFFFD\uFFFDng']],
  [
    'UTF-8 read as Latin-1',
    ['Nguyá»\u0085n VÄ\u0083n A', 'LÃ£ Thá»\u008B MÆ°á»\u009Di', 'Äinh VÄn'],
  ],
  ['UTF-8 read as Windows-1252', ['Nguyá»…n VÄƒn A', 'LÃ£ Thá»‹ MÆ°á»i', 'Ä‘inh vÄƒn']],
])('a name whose letters were lost, as %s, is refused by row', (_, names) => {
  expect(read(HEADER, people(names))).toEqual({
    names: [],
    refused: names.map(() => ['name-broken']),
    warnings: [],
  });
});

test('a mobile number of eleven digits is turned into today’s, and said so', () => {
  const row = people(['Lã Thị Mười'])[0]?.with(2, '0168 123 4567');
  expect(read(HEADER, [row ?? []])).toEqual({
    names: ['Lã Thị Mười'],
    refused: [],
    warnings: ['phone-renumbered 0168 123 4567 → 0381 234 567'],
  });
});
