import { isCommon } from './common-passwords';
import { assertStrongPassword } from './passwords';

describe('a common password', () => {
  const own = ['nguyen.lan', 'Nguyễn Thị Lan'];

  it.each([
    'qwertyuiop',
    'Password123',
    '1234567890',
    '0123456789',
    'mật khẩu 2026',
    'Tung Ngo 2026!',
    'anhyeuem123',
    'nguyenlan1990',
    'NguyenThiLan@1',
    'dragondragon',
    '123456Iloveyou',
    'sunshine!2026',
  ])('%s is refused', (password) => {
    expect(isCommon(password, own)).toBe(true);
  });

  it.each([
    'chín con mèo đen',
    'hoa sen trắng nở',
    'mười hai chữ cái',
    'xe đạp tím của bà',
    'k7Qm2xPa9T',
  ])('%s is taken', (password) => expect(isCommon(password, own)).toBe(false));

  it('knows more than the three thousand most common ones that are long enough', () => {
    // Each of the 49,000 with a year behind it, and those that are long enough themselves.
    expect(isCommon('basketball', [])).toBe(true);
    expect(isCommon('basketball2026', [])).toBe(true);
  });

  it('any signs will do, and up to two hundred', () => {
    expect(() => assertStrongPassword('          tím ơi '.repeat(4), 'lan')).not.toThrow();
    expect(() => assertStrongPassword('x'.repeat(201), 'lan')).toThrow('10');
  });
});
