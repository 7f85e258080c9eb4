import { isConsentDenied, readBirth, readConsent } from './dates';

const TODAY = '2026-11-22';

describe('a birth', () => {
  it.each<[string | number | Date, number, string | null]>([
    [1955, 1955, null],
    ['1955', 1955, null],
    ['1955.0', 1955, null],
    ['năm 1955', 1955, null],
    ['15/10/1955', 1955, '1955-10-15'],
    ['5/1/1955', 1955, '1955-01-05'],
    ['15-10-1955', 1955, '1955-10-15'],
    ['15.10.1955', 1955, '1955-10-15'],
    ['15 / 10 / 1955', 1955, '1955-10-15'],
    ['1955-10-15', 1955, '1955-10-15'],
    ['1955-10-15T00:00:00.000Z', 1955, '1955-10-15'],
    ['15/10/55', 1955, '1955-10-15'],
    ['15/10/05', 2005, '2005-10-15'],
    ['10/1955', 1955, null],
    ['15101955', 1955, '1955-10-15'],
    [5101955, 1955, '1955-10-05'],
    ['ngày 15 tháng 10 năm 1955', 1955, '1955-10-15'],
    [20377, 1955, '1955-10-15'],
    ['20377', 1955, '1955-10-15'],
    [new Date(Date.UTC(1955, 9, 15)), 1955, '1955-10-15'],
    [new Date(Date.UTC(1955, 9, 14, 23, 59, 59, 900)), 1955, '1955-10-15'],
    ['29/02/1960', 1960, '1960-02-29'],
    ['2020', 2020, null],
    ['1906', 1906, null],
  ])('%s', (written, year, date) => {
    expect(readBirth(written, TODAY)).toEqual({ year, date });
  });

  it.each<string | number | Date>([
    '31/02/1960',
    '29/02/1961',
    '15/13/1960',
    2031,
    '1897',
    1905,
    2021,
    '15/10/2024',
    '23/11/2026',
    'không rõ',
    '',
    '195',
    0,
    -5,
    3.5,
    new Date(Number.NaN),
    '1955/1956',
  ])('%s is none', (written) => {
    expect(readBirth(written, TODAY)).toBeNull();
  });
});

describe('consent', () => {
  it.each<[string | number | boolean | Date, string]>([
    ['15/11/2026', '2026-11-15'],
    ['15/11/26', '2026-11-15'],
    ['Có, ngày 15/11/2026', '2026-11-15'],
    [46341, '2026-11-15'],
    [new Date(Date.UTC(2026, 10, 15)), '2026-11-15'],
    [TODAY, TODAY],
    ['Có', TODAY],
    ['x', TODAY],
    ['✓', TODAY],
    ['Đã đồng ý', TODAY],
    ['Có, tôi đồng ý', TODAY],
    ['Đồng ý cho xử lý dữ liệu cá nhân', TODAY],
    ['Tôi đồng ý cho phường dùng thông tin này', TODAY],
    ['Đồng ý cho xử lý dữ liệu ngày 15/11/2026', '2026-11-15'],
    [true, TODAY],
    [1, TODAY],
  ])('%s was given', (written, date) => {
    expect(readConsent(written, TODAY)).toBe(date);
  });

  it.each<string | number | boolean | Date>([
    '',
    'Không',
    'Không đồng ý',
    'Tôi không đồng ý cho xử lý dữ liệu cá nhân',
    'chưa',
    'Chưa đồng ý',
    '23/11/2026',
    '31/02/2026',
    'Không, 15/11/2026',
    false,
    0,
    2026,
    '2026',
    'abc',
    '01/01/1990',
  ])('%s was not', (written) => {
    expect(readConsent(written, TODAY)).toBeNull();
  });

  it.each([
    'Không',
    'Không đồng ý',
    'Tôi không đồng ý',
    'Tôi không đồng ý cho xử lý dữ liệu cá nhân',
  ])('%s withdraws it', (written) => {
    expect(isConsentDenied(written)).toBe(true);
  });
});
