import type { SheetReading } from './faults';
import { parsePeopleSheets } from './people-sheet';
import type { MenteeRow, SheetContext } from './person';
import { markOf, marksTab } from './row-marks';
import type { CellValue, SheetTable } from './table';

const context: SheetContext = {
  today: '2026-11-22',
  hamlets: ['Thôn 1', 'Thôn 2'].map((name) => ({ name, latitude: 20.39, longitude: 105.85 })),
};
const header = ['Họ và tên', 'Năm sinh', 'SĐT', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const person = (name: string, year = 1955): CellValue[] => [
  name,
  year,
  '',
  'VNeID',
  'Tối CN',
  '15/11/2026',
];
const tab = (name: string, ...rows: CellValue[][]): SheetTable => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});
const thôn1 = tab('Thôn 1', header, person('Lê Lan'), person('Lê Huệ'));
const thôn2 = tab('Thôn 2', header, person('Vũ Cúc'));

function read(tables: SheetTable[], answers: Partial<SheetContext> = {}): SheetReading<MenteeRow> {
  const reading = parsePeopleSheets(tables, { ...context, ...answers }, 'mentee');
  if (!reading.ok) throw new Error(reading.code);
  return reading;
}
const names = ({ accepted }: SheetReading<MenteeRow>) => accepted.map(({ fullName }) => fullName);

describe('a file with a list on each of its tabs', () => {
  it('gives all their people, the hamlet from the tab’s name, and tells rows by tab', () => {
    const { accepted } = read([thôn1, thôn2]);
    expect(accepted.map(({ tab: from, row, hamletName }) => [from, row, hamletName])).toEqual([
      ['Thôn 1', 2, 'Thôn 1'],
      ['Thôn 1', 3, 'Thôn 1'],
      ['Thôn 2', 2, 'Thôn 2'],
    ]);
  });

  it('tells the rows of a single list by their number alone', () => {
    expect(read([thôn1]).accepted.map(({ tab: from }) => from)).toEqual([undefined, undefined]);
  });

  it('refuses a hamlet that a tab names and nobody knows', () => {
    const { rejected } = read([thôn1, tab('Thôn 9', header, person('Vũ Cúc'))]);
    expect(rejected).toMatchObject([
      { tab: 'Thôn 9', row: 2, faults: [{ code: 'hamlet', quoted: 'thôn 9' }] },
    ]);
  });

  it('takes nobody twice across tabs, and says where the first one stands', () => {
    const withHamlet = tab('Tổng hợp', [...header, 'Thôn'], [...person('Lê Lan'), 'Thôn 1']);
    const { rejected } = read([thôn1, withHamlet]);
    expect(rejected).toMatchObject([
      { tab: 'Tổng hợp', faults: [{ code: 'duplicate', quoted: '2 (Thôn 1)' }] },
    ]);
  });

  it('asks about whoever stands on two tabs with one thing that differs', () => {
    const phone = (cells: CellValue[]): CellValue[] => [
      ...cells.map((cell, at) => (at === 2 ? '0912345678' : cell)),
      'Thôn 1',
    ];
    const tables = [
      tab('Đợt 1', [...header, 'Thôn'], phone(person('Lê Lan'))),
      tab('Đợt 2', [...header, 'Thôn'], phone(person('Lê Lan', 1956)), phone(person('Lê Hoa'))),
    ];
    const { accepted } = read(tables);
    expect(accepted.map(({ fullName, alikeTo }) => [fullName, alikeTo])).toEqual([
      ['Lê Lan', null],
      ['Lê Lan', { row: 2, tab: 'Đợt 1' }],
      ['Lê Hoa', null],
    ]);
  });

  it('names the tabs that are no such list', () => {
    const { unread } = read([
      thôn1,
      tab('Ghi chú', ['Nộp trước thứ sáu']),
      tab('Thôn 2', header),
      tab(
        'Đại sứ',
        ['Họ và tên', 'SĐT', 'Đơn vị', 'Nội dung', 'Buổi rảnh', 'Thôn'],
        ['Đỗ Hoa', '0912345678', 'Đoàn', 'VNeID', 'Tối CN', 'Thôn 1'],
      ),
      tab('Rỗng'),
    ]);
    expect(unread).toEqual([
      { name: 'Ghi chú', why: 'no-header' },
      { name: 'Thôn 2', why: 'no-people' },
      { name: 'Đại sứ', why: 'wrong-list' },
    ]);
  });

  it('hands rejected rows of lists with other columns back under all their headers', () => {
    const other = tab(
      'Thôn 2',
      ['SĐT', ...header.filter((text) => text !== 'SĐT'), 'Ghi chú'],
      ['abc', ...person('Vũ Cúc').filter((_, at) => at !== 2), 'ở cuối làng'],
    );
    const { columns, rejected } = read([thôn1, other]);
    expect(columns).toEqual([...header, 'Ghi chú']);
    expect(rejected[0]?.cells).toEqual([
      'Vũ Cúc',
      1955,
      'abc',
      'VNeID',
      'Tối CN',
      '15/11/2026',
      'ở cuối làng',
    ]);
  });
});

describe('people in hidden rows', () => {
  const hidden: SheetTable = {
    ...thôn1,
    rows: thôn1.rows.map((row) => (row.number === 3 ? { ...row, isHidden: true } : row)),
  };

  it('are named, and not taken until somebody says so', () => {
    const reading = read([hidden]);
    expect(names(reading)).toEqual(['Lê Lan']);
    expect(reading.hidden).toEqual([{ row: 3, name: 'Lê Huệ' }]);
  });

  it('are taken, or left, as was said', () => {
    expect(names(read([hidden], { hidden: 'take' }))).toEqual(['Lê Lan', 'Lê Huệ']);
    expect(read([hidden], { hidden: 'take' }).hidden).toEqual([]);
    expect(read([hidden], { hidden: 'leave' }).hidden).toEqual([{ row: 3, name: 'Lê Huệ' }]);
  });

  it('of a whole hidden tab are asked about too, with its name', () => {
    const reading = read([thôn1, { ...thôn2, isHidden: true }]);
    expect(reading.hidden).toEqual([{ tab: 'Thôn 2', row: 2, name: 'Vũ Cúc' }]);
  });

  it('are asked about where there are no others', () => {
    const all = { ...thôn2, rows: thôn2.rows.map((row) => ({ ...row, isHidden: true as const })) };
    expect(read([all])).toMatchObject({ accepted: [], hidden: [{ name: 'Vũ Cúc' }] });
  });
});

describe('rows that were handed back', () => {
  const ours = ['Dòng', 'Cột', 'Lý do', ...header, 'Thôn'];
  const row = (cells: CellValue[]): CellValue[] => [7, 'Họ và tên', 'Trùng…', ...cells];
  const lan = [...person('Lê Lan'), 'Thôn 1'];
  const marks = tab(marksTab, [markOf(lan)]);

  it('of a person who stands in the list already change nothing as they are', () => {
    const { accepted, rejected, columns } = read([tab('Chưa nhận', ours, row(lan)), marks]);
    expect(accepted).toEqual([]);
    expect(rejected).toMatchObject([
      { faults: [{ code: 'duplicate', problem: 'duplicate-unmended' }], cells: lan },
    ]);
    expect(columns).toEqual([...header, 'Thôn']);
  });

  it('are taken when they were mended', () => {
    const mended = [...person('Lê Lan', 1956), 'Thôn 1'];
    expect(names(read([tab('Chưa nhận', ours, row(mended)), marks]))).toEqual(['Lê Lan']);
  });

  it('of several tabs still know theirs', () => {
    const withTab = ['Dòng', 'Cột', 'Lý do', 'Trang', ...header];
    const cells = [7, 'SĐT', 'Sai.', 'Thôn 2', ...person('Vũ Cúc')];
    expect(read([tab('Chưa nhận', withTab, cells)]).accepted).toMatchObject([
      { hamletName: 'Thôn 2' },
    ]);
  });

  it('that hold nothing but our words are no people', () => {
    const empty = row(header.map(() => ''));
    expect(names(read([tab('Chưa nhận', ours, empty, row(lan))]))).toEqual(['Lê Lan']);
  });
});

describe('the answers of a form', () => {
  it('come with a stamp that is no free time', () => {
    const form = tab(
      'Câu trả lời biểu mẫu 1',
      [
        'Dấu thời gian',
        'Địa chỉ email',
        'Họ và tên',
        'Năm sinh',
        'Bạn ở thôn nào?',
        'Bạn muốn học gì?',
        'Bạn rảnh vào buổi nào?',
        'Tôi đồng ý cho xử lý dữ liệu',
      ],
      [
        new Date('2026-11-15T08:30:00Z'),
        'lan@example.vn',
        'Lê Lan',
        1955,
        'Thôn 1',
        'VNeID',
        'Tối CN',
        'Đồng ý',
      ],
    );
    expect(read([form]).accepted).toMatchObject([
      {
        fullName: 'Lê Lan',
        email: 'lan@example.vn',
        windows: [{ weekday: 7, startMinute: 1080, endMinute: 1260 }],
      },
    ]);
  });

  it.each(['Dấu thời gian', 'Timestamp', 'Thời gian gửi'])(
    'stamped "%s" miss their free times when nobody asked for them',
    (stamp) => {
      const form = tab(
        'Form',
        [stamp, ...header.filter((text) => text !== 'Buổi rảnh'), 'Thôn'],
        ['15/11/2026 08:30', ...person('Lê Lan').filter((_, at) => at !== 4), 'Thôn 1'],
      );
      expect(read([form]).accepted).toMatchObject([
        { windows: [], ifNew: [{ problem: 'column-missing', quoted: 'Buổi rảnh' }] },
      ]);
    },
  );
});
