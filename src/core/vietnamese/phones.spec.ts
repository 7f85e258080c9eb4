import fc from 'fast-check';
import { displayPhone, maskPhone, parsePhone } from './phones';

const subscriber = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/))
  .map((parts) => parts.join(''));

describe('phone numbers', () => {
  it('are one number however they are written', () => {
    fc.assert(
      fc.property(subscriber, (digits) => {
        const stored = `+84${digits}`;
        const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
        const spellings = [
          `0${digits}`,
          digits,
          Number(digits),
          Number(`84${digits}`),
          `84${digits}`,
          stored,
          `+84 ${a} ${b} ${c}`,
          `(+84)${digits}`,
          `+84(0)${digits}`,
          `0084${digits}`,
          `0${a}.${b}.${c}`,
          `0${a}-${b}-${c}`,
          ` 0${a}\u00a0${b} ${c} `,
          `'0${digits}`,
          `${digits}.0`,
          `ĐT: 0${digits}`,
          `0${digits} (con trai)`,
          displayPhone(stored),
        ];
        for (const written of spellings) expect(parsePhone(written)).toBe(stored);
      }),
    );
  });

  it('show as people read them, or masked', () => {
    expect(displayPhone('+84912345678')).toBe('0912 345 678');
    expect(maskPhone('+84912345678')).toBe('091****678');
  });

  it('are the first sound one when two stand in a cell', () => {
    expect(parsePhone('0912345678 / 0987654321')).toBe('+84912345678');
    expect(parsePhone('12; 0987654321')).toBe('+84987654321');
  });

  it.each([
    '',
    '0000000000',
    '0212345678a',
    '09123',
    '12345678901234',
    '0123456789',
    '091234567',
    '09123456789',
    '8.49E+10',
    'không có',
    912345678.5,
  ])('"%s" is none', (written) => {
    expect(parsePhone(written)).toBeNull();
  });
});
