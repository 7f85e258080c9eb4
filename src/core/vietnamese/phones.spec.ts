import fc from 'fast-check';
import {
  displayPhone,
  isKnownNumber,
  isMobile,
  maskPhone,
  readPhoneNumber,
  readPhoneNumbers,
} from './phones';

/** A mobile number, the only kind that gets messages. */
function parsePhone(written: string | number): string | null {
  const phone = readPhoneNumber(written);
  return phone?.kind === 'mobile' ? phone.number : null;
}

const subscriber = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/))
  .map((parts) => parts.join(''))
  // Landlines of before 2017.
  .filter((digits) => !/^3[01]/.test(digits));

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
          `ĐTDĐ: 0${digits}`,
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
    '0912345678\n0987654321',
    '0912345678\r\n0987654321',
    '0912345678_x000D_\n0987654321',
    '0912345678 0987654321',
    '0912 345 678 0987 654 321',
    '0912.345.678-098.765.4321',
    '+84912345678 +84987654321',
    '0912345678 hoặc 0987654321',
    '0912345678 | ĐT: 0987654321',
    '0912345678 & 0987654321',
    '0912345678 hay 0987654321',
    '0912345678 – 0987654321',
    '09123456780987654321',
  ])('%j are two in one cell', (written) => {
    expect(readPhoneNumbers(written).map(({ number }) => number)).toEqual([
      '+84912345678',
      '+84987654321',
    ]);
  });

  it.each(['0912345678 12', '0912345678 abc', '091234567 80987654321 1', '0912345678901'])(
    '%j are none that anybody could call for sure',
    (written) => expect(readPhoneNumbers(written)).toEqual([]),
  );

  it.each(['024 3825 1234', '(024) 38251234', '+84 24 3825 1234', 2438251234, '0203.3825.123'])(
    '"%s" is a landline: somebody answers it, and no message arrives',
    (written) => {
      expect(readPhoneNumber(written)?.kind).toBe('landline');
      expect(parsePhone(written)).toBeNull();
    },
  );

  it.each([
    ['0303868123', '+842293868123', '0229 3868 123'],
    ['030.3868.123', '+842293868123', '0229 3868 123'],
    ['04 3825 1234', '+842438251234', '024 3825 1234'],
    ['0351 3868 123', '+842263868123', '0226 3868 123'],
  ])('%s of before 2017 is a landline of today', (written, number, shown) => {
    expect(readPhoneNumber(written)).toEqual({ number, kind: 'landline', formerly: written });
    expect(displayPhone(number)).toBe(shown);
    expect(readPhoneNumber(shown)).toEqual({ number, kind: 'landline' });
  });

  it('are all kept when several stand in a cell', () => {
    const all = readPhoneNumbers('0912345678 / 0229 3868 123; 0987654321, 0912 345 678');
    expect(all.map(({ number }) => number)).toEqual([
      '+84912345678',
      '+842293868123',
      '+84987654321',
    ]);
    expect(all.map(({ number }) => isMobile(number))).toEqual([true, false, true]);
  });

  it('are the mobile one when a landline stands beside it', () => {
    expect(parsePhone('024 3825 1234 / 0912 345 678')).toBe('+84912345678');
    expect(readPhoneNumber('0912 345 678 - 024 3825 1234')?.number).toBe('+84912345678');
  });

  it.each([
    ['01681234567', '+84381234567'],
    ['0120 123 4567', '+84701234567'],
    ['+841231234567', '+84831234567'],
    ['0199.123.4567', '+84591234567'],
    [1861234567, '+84561234567'],
  ])('%s of before 2018 is %s today', (written, number) => {
    const formerly = String(written);
    expect(readPhoneNumber(written)).toEqual({ number, kind: 'mobile', formerly });
  });

  it('of eleven digits that never were a mobile are none', () => {
    expect(parsePhone('0111 123 4567')).toBeNull();
    expect(parsePhone('0161 123 4567')).toBeNull();
  });

  it('are taken from operators too new for the library, which only casts doubt on them', () => {
    fc.assert(
      fc.property(subscriber, (digits) => {
        expect(readPhoneNumber(`0${digits}`)).toEqual({ number: `+84${digits}`, kind: 'mobile' });
      }),
    );
    expect(isKnownNumber('+84912345678')).toBe(true);
    expect(isKnownNumber('+84531234567')).toBe(false);
  });

  it.each([
    '1900 1234',
    '1800 599 920',
    '0241234567',
    '+86 138 1234 5678',
    '+65 9123 4567',
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
