import { TOPICS } from '../vietnamese/topics';
import { FaultCode } from './faults';
import { parsePeopleSheets } from './people-sheet';
import { SheetContext } from './person';
import { CellValue, SheetTable } from './table';

const context: SheetContext = {
  today: '2026-11-22',
  hamlets: [
    'Thôn 1',
    'Thôn 2',
    'Xóm Trại 4',
    'Sơn Hà',
    'Sơn Hạ',
    'Tổ dân phố số 5',
    'Hòa Bình',
  ].map((name) => ({ name, latitude: 20.39, longitude: 105.85 })),
};

function table(...rows: CellValue[][]): SheetTable {
  return { name: 'Danh sách', rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
}

function mentees(...rows: CellValue[][]) {
  const reading = parsePeopleSheets([table(...rows)], context, 'mentee');
  if (!reading.ok) throw new Error(reading.code);
  return reading;
}

function mentors(...rows: CellValue[][]) {
  const reading = parsePeopleSheets([table(...rows)], context, 'mentor');
  if (!reading.ok) throw new Error(reading.code);
  return reading;
}

const HEADER = [
  'STT',
  'Họ và tên',
  'Năm sinh',
  'SĐT',
  'Thôn',
  'Nhu cầu học',
  'Buổi rảnh',
  'Đồng ý',
];
const LAN: CellValue[] = [1, 'Lê Thị Lan', 1955, '0912345678', 'Thôn 1', 'VNeID', 'Tối CN', 'x'];

/** Lan's row with some cells replaced. */
function lan(changes: Partial<Record<string, CellValue>>): CellValue[] {
  return LAN.map((cell, index) => {
    const change = changes[HEADER[index] ?? ''];
    return change === undefined ? cell : change;
  });
}

function codesFor(changes: Partial<Record<string, CellValue>>): FaultCode[] {
  const { accepted, rejected } = mentees(HEADER, lan(changes));
  const faults = [
    ...rejected.flatMap((row) => row.faults),
    ...accepted.flatMap(({ ifNew }) => ifNew),
  ];
  return faults.map(({ code }) => code);
}

describe('sheets of other communes are understood as they come', () => {
  it.each<[string, CellValue[]]>([
    ['capitals', HEADER.map((text) => text.toUpperCase())],
    [
      'no accents',
      ['STT', 'Ho va ten', 'Nam sinh', 'So DT', 'Thon', 'Nhu cau hoc', 'Buoi ranh', 'Dong y'],
    ],
    ['abbreviations', ['TT', 'Họ tên', 'NS', 'ĐT', 'Xóm', 'ND cần học', 'TG rảnh', 'Đồng ý (x)']],
    [
      'other words',
      [
        'Số TT',
        'Họ và tên người học',
        'Ngày tháng năm sinh',
        'Điện thoại liên hệ',
        'Tổ dân phố',
        'Kỹ năng cần học',
        'Thời gian học',
        'Đồng ý cung cấp thông tin',
      ],
    ],
    [
      'line breaks',
      [
        'STT',
        'Họ và\ntên',
        'Năm\nsinh',
        'Số\nđiện thoại',
        'Thôn/\nxóm',
        'Nhu cầu\nhọc',
        'Buổi\nrảnh',
        'Đồng ý xử lý\ndữ liệu',
      ],
    ],
    [
      'English',
      ['No', 'Full name', 'Birth year', 'Phone', 'Hamlet', 'Topics', 'Free times', 'Consent'],
    ],
    ['separate marks', HEADER.map((text) => text.normalize('NFD'))],
    [
      'notes in brackets',
      [
        'STT',
        'Họ và tên (chữ in hoa)',
        'Năm sinh (dd/mm/yyyy)',
        'Số điện thoại (nếu có)',
        'Thôn (xóm, tổ)',
        'Nội dung cần học (có thể chọn nhiều)',
        'Buổi rảnh (tối/cuối tuần)',
        'Đồng ý xử lý dữ liệu cá nhân (ngày)',
      ],
    ],
  ])('headers in %s', (_, header) => {
    const { accepted, rejected } = mentees(header, LAN);
    expect(rejected).toEqual([]);
    expect(accepted).toMatchObject([
      {
        fullName: 'Lê Thị Lan',
        birthYear: 1955,
        phone: '+84912345678',
        hamletName: 'Thôn 1',
        topics: ['vneid'],
        languages: ['vi'],
        windows: [{ weekday: 7, startMinute: 1080, endMinute: 1260 }],
        consentOn: '2026-11-22',
      },
    ]);
  });

  it('leaves out titles, empty and numbered rows, repeated headers, totals and signatures', () => {
    const { accepted, rejected } = mentees(
      ['ỦY BAN NHÂN DÂN XÃ', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['DANH SÁCH NGƯỜI DÂN ĐĂNG KÝ HỌC KỸ NĂNG SỐ, NHU CẦU HỌC VÀ BUỔI RẢNH'],
      HEADER,
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
      LAN,
      [2],
      [],
      HEADER,
      lan({ 'Họ và tên': 'Bùi Văn Tổng', SĐT: '' }),
      ['', 'Tổng cộng: 2 người'],
      ['Tổng số', 2, 2],
      ['', '', '', '', '', '', 'Gia Viễn, ngày 15 tháng 11 năm 2026'],
      ['', 'Người lập biểu', '', '', '', '', 'TM. ỦY BAN NHÂN DÂN'],
      ['', 'Nguyễn Văn Bình', '', '', '', '', 'Trần Văn Chủ'],
    );
    expect(rejected).toEqual([]);
    expect(accepted.map(({ row, fullName }) => [row, fullName])).toEqual([
      [5, 'Lê Thị Lan'],
      [9, 'Bùi Văn Tổng'],
    ]);
  });

  it('keeps people called Tống, Công or Trương Phong', () => {
    const names = ['Tống Thị Số', 'Công Văn An', 'Trương Phong'];
    const rows = names.map((name) => lan({ 'Họ và tên': name, SĐT: '' }).slice(1));
    const { accepted } = mentees(HEADER.slice(1), ...rows);
    expect(accepted.map(({ fullName }) => fullName)).toEqual(names);
  });

  it('takes the hamlet from the heading above the people', () => {
    const without = (row: CellValue[]): CellValue[] => row.filter((_, index) => index !== 4);
    const { accepted, rejected } = mentees(
      without(HEADER),
      ['I', 'Thôn 1'],
      without(LAN),
      ['II. XÓM TRẠI 4', 'II. XÓM TRẠI 4', 'II. XÓM TRẠI 4'],
      without(lan({ 'Họ và tên': 'Bùi Hoa' })),
    );
    expect(rejected).toEqual([]);
    expect(accepted.map(({ hamletName }) => hamletName)).toEqual(['Thôn 1', 'Xóm Trại 4']);
  });

  it('joins a name that stands in two or three columns', () => {
    const two = mentees(
      ['STT', 'Họ và tên đệm', 'Tên', ...HEADER.slice(2)],
      [1, 'Lê Thị', 'Lan', ...LAN.slice(2)],
    );
    expect(two.accepted).toMatchObject([{ fullName: 'Lê Thị Lan' }]);
    const three = mentees(
      ['STT', 'Họ', 'Tên đệm', 'Tên', ...HEADER.slice(2)],
      [1, 'Lê', 'Thị', 'Lan', ...LAN.slice(2)],
    );
    expect(three.accepted).toMatchObject([{ fullName: 'Lê Thị Lan' }]);
  });

  it('reads the year of birth under Nam or Nữ, and who is which', () => {
    const { accepted } = mentees(
      ['STT', 'Họ và tên', 'Năm sinh', 'Năm sinh', ...HEADER.slice(3)],
      ['STT', 'Họ và tên', 'Nam', 'Nữ', ...HEADER.slice(3)],
      [1, 'Lê Thị Lan', null, 1955, ...LAN.slice(3)],
      [2, 'Lê Văn Lâm', 1950, null, ...LAN.slice(3)],
    );
    expect(accepted).toMatchObject([
      { gender: 'female', birthYear: 1955 },
      { gender: 'male', birthYear: 1950 },
    ]);
  });

  it('takes a number of an operator that is not known yet, and asks to look again', () => {
    const { accepted, warnings } = mentees(HEADER, lan({ SĐT: '0531 234 567' }));
    expect(accepted).toMatchObject([{ phone: '+84531234567' }]);
    expect(warnings).toMatchObject([{ row: 2, column: 'SĐT', code: 'phone' }]);
    expect(mentees(HEADER, LAN).warnings).toEqual([]);
  });

  it('keeps columns it does not know beside the rejected rows', () => {
    const { columns, rejected } = mentees(
      [...HEADER, 'Ghi chú'],
      [...lan({ SĐT: '12' }), 'nhà cuối ngõ'],
    );
    expect(columns.at(-1)).toBe('Ghi chú');
    expect(rejected).toMatchObject([{ row: 2, faults: [{ code: 'phone', column: 'SĐT' }] }]);
    expect(rejected[0]?.cells.at(-1)).toBe('nhà cuối ngõ');
  });

  it.each<[string, CellValue]>([
    ['thôn  2', 'Thôn 2'],
    ['Thon 2', 'Thôn 2'],
    ['THÔN 2', 'Thôn 2'],
    ['Thôn 02', 'Thôn 2'],
    ['Thôn số 2', 'Thôn 2'],
    ['T2', 'Thôn 2'],
    ['Thôn 2, xã Gia Viễn', 'Thôn 2'],
    ['2', 'Thôn 2'],
    ['Trại 4', 'Xóm Trại 4'],
    ['xom trai 4', 'Xóm Trại 4'],
    ['TDP 5', 'Tổ dân phố số 5'],
    ['tổ 5', 'Tổ dân phố số 5'],
    ['Hoà Bình', 'Hòa Bình'],
    ['Sơn Hạ'.normalize('NFD'), 'Sơn Hạ'],
  ])('hamlet "%s" is %s', (written, name) => {
    expect(mentees(HEADER, lan({ Thôn: written })).accepted).toMatchObject([{ hamletName: name }]);
  });

  it('takes a hamlet given as a bare number', () => {
    expect(mentees(HEADER, lan({ Thôn: 2 })).accepted).toMatchObject([{ hamletName: 'Thôn 2' }]);
  });

  it('reads dates, numbers, formulas and rich cells by what they hold', () => {
    const { accepted, rejected } = mentees(
      HEADER,
      lan({
        'Năm sinh': new Date(Date.UTC(1955, 9, 15)),
        SĐT: 912345678,
        Thôn: { formula: 'A1', result: 'Thôn 2' },
        'Đồng ý': 46341,
      }),
    );
    expect(rejected).toEqual([]);
    expect(accepted).toMatchObject([
      {
        birthDate: '1955-10-15',
        phone: '+84912345678',
        hamletName: 'Thôn 2',
        consentOn: '2026-11-15',
      },
    ]);
  });

  it('keeps where somebody lives, beside the hamlet that the list or the address itself names', () => {
    const living = (heading: string, cell: string, hamlet: CellValue = 'Thôn 1') =>
      mentees([...HEADER, heading], [...lan({ Thôn: hamlet }), cell]).accepted[0];
    for (const heading of ['Địa chỉ', 'Số nhà', 'Số nhà, ngõ', 'Nơi ở hiện nay', 'Address']) {
      expect(living(heading, 'Số 12, ngõ 5')).toMatchObject({
        hamletName: 'Thôn 1',
        address: 'Số 12, ngõ 5',
      });
    }
    const known = ['Số 12, thôn 1, xã Gia Viễn, tỉnh Ninh Bình', 'Thôn 1', 'thôn 1 – Xã Gia Viễn'];
    expect(known.map((cell) => living('Địa chỉ', cell).address)).toEqual(['Số 12', null, null]);
    // The house has the number of the hamlet; another hamlet's name is part of the way.
    expect(living('Địa chỉ', '1, ngõ 5').address).toBe('1, ngõ 5');
    expect(living('Địa chỉ', 'Đối diện chợ, Thôn 2').address).toBe('Đối diện chợ, Thôn 2');
  });

  it('takes the hamlet from the address where no column is headed with it, as in every list', () => {
    const headings = HEADER.map((name) => (name === 'Thôn' ? 'Địa chỉ thường trú' : name));
    const [person] = mentees(headings, lan({ Thôn: 'Số 7, Thôn 2, xã Gia Viễn' })).accepted;
    expect(person).toMatchObject({ hamletName: 'Thôn 2', address: 'Số 7' });
    for (const heading of ['Quê quán', 'Thôn/Số nhà', 'Tổ dân phố (nơi ở)', 'Nơi ở: thôn, xóm']) {
      const odd = HEADER.map((name) => (name === 'Thôn' ? heading : name));
      const [{ hamletName, address }] = mentees(odd, LAN).accepted;
      expect([heading, hamletName, address]).toEqual([heading, 'Thôn 1', null]);
    }
    const twice = [...HEADER, 'Hộ khẩu thường trú', 'Nơi ở hiện nay', 'Quê quán'];
    const [lan2] = mentees(twice, [...LAN, 'Số 1', 'Số 2', 'Nam Định']).accepted;
    expect(lan2).toMatchObject({ hamletName: 'Thôn 1', address: 'Số 2' });
  });

  it('takes an e-mail address where there is one, and leaves out what cannot be one', () => {
    for (const heading of ['Email', 'E-mail', 'Địa chỉ email', 'Thư điện tử']) {
      const { accepted } = mentees([...HEADER, heading], [...LAN, 'lan@example.vn']);
      expect(accepted).toMatchObject([{ email: 'lan@example.vn', hamletName: 'Thôn 1' }]);
    }
    const none = mentees([...HEADER, 'Email'], [...LAN, 'không có']);
    expect(none).toMatchObject({ accepted: [{ email: null }], warnings: [] });
    const bad = mentees([...HEADER, 'Email'], [...LAN, 'lan@example, vn']);
    expect(bad).toMatchObject({ accepted: [{ email: null }], warnings: [{ code: 'email' }] });
  });

  it('puts a person with an unreadable or far pin at the hamlet and says so', () => {
    const header = [...HEADER, 'Tọa độ'];
    for (const pin of ['không rõ', '21.03, 105.85', '0, 0']) {
      const { accepted, warnings } = mentees(header, [...LAN, pin]);
      expect(accepted).toMatchObject([{ latitude: null, longitude: null }]);
      expect(warnings).toMatchObject([{ row: 2, code: 'coordinates' }]);
    }
    const turned = mentees(header, [...LAN, '105.85, 20.39']);
    expect(turned.accepted).toMatchObject([{ latitude: 20.39, longitude: 105.85 }]);
  });

  it('reads what a mentor offers and can take', () => {
    const { accepted, rejected } = mentors(
      [
        'Họ tên',
        'Số ĐT',
        'Tổ dân phố',
        'Đơn vị công tác',
        'Nội dung hướng dẫn được',
        'Ngôn ngữ',
        'Thời gian rảnh',
        'Số HV tối đa',
      ],
      [
        'LÊ VĂN AN',
        '84912345678',
        'Thôn 1',
        'Đoàn TN',
        'Tất cả các nội dung',
        'Kinh, Mường',
        'Các buổi tối',
        '6 người',
      ],
    );
    expect(rejected).toEqual([]);
    expect(accepted).toMatchObject([
      { fullName: 'Lê Văn An', organisation: 'Đoàn TN', languages: ['vi', 'mtq'], maxMentees: 6 },
    ]);
    expect(accepted[0]?.topics).toEqual(TOPICS.codes);
  });
});

describe('what is wrong with a row is named by its code', () => {
  it.each<[string, string, CellValue, FaultCode]>([
    ['no name', 'Họ và tên', '', 'name'],
    ['a formula for a name', 'Họ và tên', { formula: 'B2', result: 'Lê Thị Lan' }, 'name'],
    ['a formula typed as text', 'Họ và tên', '=1+1', 'name'],
    ['a script', 'Họ và tên', '<script>alert(1)</script>', 'name'],
    ['a number', 'Họ và tên', 12345, 'name'],
    ['a stand-in', 'Họ và tên', 'Không rõ', 'name'],
    ['no year', 'Năm sinh', '', 'birth-year'],
    ['a year to come', 'Năm sinh', 2031, 'birth-year'],
    ['an impossible age', 'Năm sinh', '1897', 'birth-year'],
    ['no such day', 'Năm sinh', '31/02/1960', 'birth-year'],
    ['words for a year', 'Năm sinh', 'không rõ', 'birth-year'],
    ['zeros', 'SĐT', '0000000000', 'phone'],
    ['letters in a phone', 'SĐT', '0212345678a', 'phone'],
    ['too few digits', 'SĐT', '09123', 'phone'],
    ['too many digits', 'SĐT', '12345678901234', 'phone'],
    ['a hamlet elsewhere', 'Thôn', 'Thôn Không Có', 'hamlet'],
    ['no hamlet', 'Thôn', '', 'hamlet'],
    ['two hamlets without accents', 'Thôn', 'Son Ha', 'hamlet'],
    ['a wrong accent', 'Thôn', 'Sơn Hả', 'hamlet'],
    ['an unknown topic', 'Nhu cầu học', 'Lái máy bay', 'topic'],
    ['no topic', 'Nhu cầu học', null, 'topic'],
    ['no free time', 'Buổi rảnh', '', 'free-time'],
    ['never free', 'Buổi rảnh', 'không rảnh', 'free-time'],
    ['no consent', 'Đồng ý', '', 'consent'],
    ['refused consent', 'Đồng ý', 'Không đồng ý', 'consent'],
    ['consent to come', 'Đồng ý', '01/01/2027', 'consent'],
    ['consent on no day', 'Đồng ý', '31/02/2026', 'consent'],
    ['not yet', 'Đồng ý', 'chưa', 'consent'],
    ['two names', 'Họ và tên', 'Trần Thị Nụ, Trần Văn Bảy', 'name'],
    ['two names with a word between', 'Họ và tên', 'Trần Thị Nụ và Trần Văn Bảy', 'name'],
    ['a number that Excel rounded', 'SĐT', 9.1e8, 'phone'],
    ['a rounded number with the code of the country', 'SĐT', 8.491e10, 'phone'],
    ['the same as a text', 'SĐT', '9.1E+08', 'phone'],
  ])('%s', (_, column, value, code) => {
    expect(codesFor({ [column]: value })).toEqual([code]);
  });

  it.each([
    ['a number that lost its 0', 'SĐT', 912345678],
    ['a round number that was written as a text', 'SĐT', '0912000000'],
    ['a name with a post beside', 'Họ và tên', 'Trần Thị Nụ, Trưởng thôn'],
  ])('not: %s', (_, column, value) => {
    expect(codesFor({ [column]: value })).toEqual([]);
  });

  it('an unknown language', () => {
    const { rejected } = mentees([...HEADER, 'Ngôn ngữ'], [...LAN, 'Tiếng Sao Hỏa']);
    expect(rejected[0]?.faults).toMatchObject([{ code: 'language', column: 'Ngôn ngữ' }]);
  });

  it.each(['0', 'abc', -3, 2.5, 'nhiều'])('a maximum of %s', (maximum) => {
    const header = ['Họ tên', 'SĐT', 'Thôn', 'Nội dung', 'Buổi rảnh', 'Tối đa'];
    const row: CellValue[] = ['Lê An', '0912345678', 'Thôn 1', 'VNeID', 'Tối CN', maximum];
    expect(mentors(header, row).rejected[0]?.faults).toMatchObject([
      { code: 'capacity', column: 'Tối đa' },
    ]);
  });

  it('a mentor without a phone', () => {
    const header = ['Họ tên', 'SĐT', 'Thôn', 'Nội dung', 'Buổi rảnh'];
    const row = ['Lê An', '', 'Thôn 1', 'VNeID', 'Tối CN'];
    expect(mentors(header, row).rejected[0]?.faults).toMatchObject([{ code: 'phone' }]);
  });

  it('all at once, the row counted once', () => {
    expect(codesFor({ 'Họ và tên': '', SĐT: 'x1', Thôn: 'Y', 'Đồng ý': '' })).toEqual([
      'name',
      'phone',
      'hamlet',
      'consent',
    ]);
  });
});

describe('a person who stands in the sheet twice', () => {
  it('is taken once, the later row is refused', () => {
    const again = lan({ 'Họ và tên': ' LÊ THỊ LAN'.normalize('NFD'), SĐT: '+84 912.345.678' });
    const { accepted, rejected } = mentees(HEADER, LAN, again);
    expect(accepted.map(({ row }) => row)).toEqual([2]);
    expect(rejected).toMatchObject([{ row: 3, faults: [{ code: 'duplicate' }] }]);
  });

  it('is not confused with a namesake of another phone, age, household or with a housemate', () => {
    const header = [...HEADER, 'Mã hộ'];
    const { rejected } = mentees(
      header,
      [...LAN, 'H1'],
      [...lan({ SĐT: '0987654321' }), 'H2'],
      [...lan({ 'Năm sinh': 1956, SĐT: '0987654321' }), 'H2'],
      [...lan({ 'Họ và tên': 'Lê Thị Lân' }), 'H1'],
      [...lan({ SĐT: '' }), 'H3'],
    );
    expect(rejected).toEqual([]);
  });

  it('is taken from the sound row when the first one had a fault', () => {
    const { accepted, rejected } = mentees(HEADER, lan({ 'Đồng ý': '' }), LAN);
    expect(accepted.map(({ row }) => row)).toEqual([3]);
    expect(rejected.map(({ row }) => row)).toEqual([2]);
  });
});
