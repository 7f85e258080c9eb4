import { dateAloud, timeAloud } from './dates-aloud';

describe('days and hours read aloud', () => {
  it.each([
    ['2026-11-24', 'thứ ba, ngày hai mươi bốn tháng mười một'],
    ['2026-11-29', 'chủ nhật, ngày hai mươi chín tháng mười một'],
    ['2026-12-01', 'thứ ba, ngày mùng một tháng mười hai'],
    ['2026-12-10', 'thứ năm, ngày mùng mười tháng mười hai'],
    ['2027-04-21', 'thứ tư, ngày hai mươi mốt tháng tư'],
    ['2027-01-15', 'thứ sáu, ngày mười lăm tháng một'],
  ])('says %s', (date, words) => {
    expect(dateAloud(date)).toBe(words);
  });

  it('says the hours of evening sessions', () => {
    expect(timeAloud(1170)).toBe('mười chín giờ ba mươi');
    expect(timeAloud(1080)).toBe('mười tám giờ');
    expect(timeAloud(1260)).toBe('hai mươi mốt giờ');
    expect(timeAloud(485)).toBe('tám giờ năm phút');
    expect(timeAloud(495)).toBe('tám giờ mười lăm');
  });
});
