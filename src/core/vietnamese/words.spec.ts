import { readPin } from './coordinates';
import { readGender } from './gender';
import { GROUPS } from './groups';
import { LANGUAGES } from './languages';
import { SUPPORT_NEEDS } from './support';
import { foldAccents } from './text';
import { TOPICS } from './topics';
import { readFreeTimes } from './free-times';
import { windowWords } from './window-words';

describe('topics', () => {
  it.each(
    TOPICS.terms.flatMap(({ code, vi, en }) =>
      [vi, en, code, vi.toUpperCase(), foldAccents(vi), vi.normalize('NFD')].map((text) => [
        text,
        code,
      ]),
    ),
  )('%s is %s and nothing else', (text, code) => {
    expect(TOPICS.read(text)).toEqual({ codes: [code], unknown: [] });
  });

  it.each([
    ['VNeID và dịch vụ công', ['vneid', 'public-services']],
    ['1. Cài VNeID\n2. Bán hàng online', ['vneid', 'online-selling']],
    ['Cách dùng điện thoại; gọi Zalo cho con', ['smartphone', 'video-calls']],
    ['Sức khoẻ điện tử + chữ kí số', ['health-book', 'digital-signature']],
    ['Phòng chống lừa đảo trên mạng', ['online-safety']],
    ['Chuyển khoản ngân hàng, quét QR', ['cashless']],
  ])('"%s"', (text, codes) => {
    expect(TOPICS.read(text)).toEqual({ codes, unknown: [] });
  });

  it('tells what it does not know beside what it knows', () => {
    expect(TOPICS.read('VNeID, Lái máy bay')).toEqual({
      codes: ['vneid'],
      unknown: ['Lái máy bay'],
    });
    expect(TOPICS.read('Lái máy bay').codes).toEqual([]);
  });

  it('are all meant by one word', () => {
    expect(TOPICS.read('Tất cả các nội dung')).toEqual({ codes: TOPICS.codes, unknown: [] });
  });
});

describe('languages', () => {
  it.each(
    LANGUAGES.terms.flatMap(({ code, vi }) =>
      [vi, vi.toLowerCase(), foldAccents(vi)].map((text) => [text, code]),
    ),
  )('%s is %s', (text, code) => {
    expect(LANGUAGES.read(text)).toEqual({ codes: [code], unknown: [] });
  });

  it.each([
    ['Kinh', ['vi']],
    ['Việt, Mường', ['vi', 'mtq']],
    ['Tiếng Việt và tiếng Mường', ['vi', 'mtq']],
    ['Mông', ['hmn']],
    ['H’Mông', ['hmn']],
    ['dân tộc Tày', ['tyz']],
    ['Sao Hỏa', []],
  ])('"%s"', (text, codes) => {
    expect(LANGUAGES.read(text).codes).toEqual(codes);
  });
});

it.each([
  ['Người cao tuổi', ['elderly']],
  ['NCT, hộ nghèo', ['elderly', 'poor']],
  ['tiểu thương chợ', ['trader']],
  ['Học sinh, sinh viên', ['student']],
  ['Người khuyết tật', ['disabled']],
])('group "%s"', (text, codes) => {
  expect(GROUPS.read(text).codes).toEqual(codes);
});

it.each([
  ['Khiếm thị', ['blind']],
  ['khiem thinh', ['deaf']],
  ['Đi xe lăn, mắt kém', ['mobility', 'blind']],
  ['Không', []],
  ['Mù chữ', ['reading']],
  ['Không có điện thoại', ['no-device']],
])('support "%s"', (text, codes) => {
  expect(SUPPORT_NEEDS.read(text)).toEqual({ codes, unknown: [] });
});

it.each([
  ['Nữ', 'female'],
  ['nu', 'female'],
  ['NAM', 'male'],
  ['F', 'female'],
  ['khác', null],
])('gender "%s"', (text, gender) => {
  expect(readGender(text)).toBe(gender);
});

it.each([
  ['20.38879, 105.84629'],
  ['20.38879,105.84629'],
  ['20.38879 105.84629'],
  ['20,38879; 105,84629'],
  ['105.84629, 20.38879'],
  ['(20.38879; 105.84629)'],
  ['https://www.google.com/maps/@20.38879,105.84629,15z'],
  ['20°23\'19.644"N 105°50\'46.644"E'],
])('pin "%s"', (text) => {
  const pin = readPin(text);
  expect(pin?.latitude).toBeCloseTo(20.38879, 4);
  expect(pin?.longitude).toBeCloseTo(105.84629, 4);
});

it.each(['', 'gần chợ', '20.38879', '48.85, 2.35', '0,0'])('no pin in "%s"', (text) => {
  expect(readPin(text)).toBeNull();
});

it('says windows in the words that are read back as the same windows', () => {
  const { windows } = readFreeTimes('Tối thứ 2; Sáng CN; 18h30-20h thứ 3');
  expect(windowWords(windows)).toBe('Tối thứ 2, 18:30–20:00 thứ 3, Sáng CN');
  expect(readFreeTimes(windowWords(windows)).windows).toEqual(windows);
});
