import { announced, faultOf, LONGEST_ANNOUNCEMENT, tidied } from './announcement';

const own = 'https://hoc.giavien.vn';

describe('a text that staff type', () => {
  it.each([
    'Mai nhà văn hóa mất điện, lớp chuyển sang thứ Bảy 28.11.2026.',
    'Hỏi UBND xã: 0229.3868.123, TP.HCM hay v.v. đều được.',
    'Mang theo căn cước, lệ phí 20.000 đồng.',
    `Xem lịch ở ${own}/l/abc.`,
    `Xem lịch ở ${own}.`,
  ])('may go out: %s', (text) => {
    expect(faultOf(text, own)).toBeNull();
  });

  it.each([
    'Vào http://x.example nhận quà',
    'Vào bit.ly/qua',
    'Vào BIT.LY/qua',
    'Vào www.nganhang nhanh',
    'Vào vneid-gov.com ngay',
    'Vào bit\u200B.ly/qua',
    'Vào bit。ly/qua',
    'Vào ｂｉｔ．ｌｙ/qua',
    'Vào 203.0.113.7/a',
    'Vào giaviên.vn',
    `Vào ${own}.evil.com/a`,
    `Vào ${own}@evil.com/a`,
    'Gửi về lan@gmail.com',
  ])('never with a link to elsewhere: %s', (text) => {
    expect(faultOf(text, own)).toBe('has-link');
  });

  it('says something, and not too much', () => {
    expect(faultOf(' \u200B \n ', own)).toBe('needed');
    expect(faultOf('a'.repeat(LONGEST_ANNOUNCEMENT), own)).toBeNull();
    expect(faultOf('a'.repeat(LONGEST_ANNOUNCEMENT + 1), own)).toBe('too-long');
  });

  it('goes out in one line under the name of the ward', () => {
    expect(announced('Xã Gia Viễn', tidied(' Mai\n nghỉ học. '))).toBe(
      'Xã Gia Viễn: Mai nghỉ học.',
    );
  });
});
