/** How a region says the empty ten and the thousand: "linh, nghìn" in the north, "lẻ, ngàn" in the south. */
export type SpokenDialect = 'north' | 'south';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/**
 * A whole number from 0 to 9999 as it is spoken: 21 "hai mươi mốt", 115 "một trăm mười lăm", 2005
 * "hai nghìn không trăm linh năm". Throws RangeError for any other number.
 */
export function numberAloud(value: number, dialect: SpokenDialect = 'north'): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) {
    throw new RangeError(`${value} is not a whole number from 0 to 9999`);
  }
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor((value % 1000) / 100);
  const rest = value % 100;
  const words: string[] = [];
  if (thousands > 0) words.push(DIGITS[thousands], dialect === 'north' ? 'nghìn' : 'ngàn');
  if (hundreds > 0 || (thousands > 0 && rest > 0)) words.push(DIGITS[hundreds], 'trăm');
  if (words.length === 0) return belowHundred(rest);
  if (rest === 0) return words.join(' ');
  if (rest < 10) words.push(dialect === 'north' ? 'linh' : 'lẻ');
  return [...words, belowHundred(rest)].join(' ');
}

/** Digits one by one, in the groups that spaces make: "0912 345" "không chín một hai, ba bốn năm". */
export function digitsAloud(digits: string): string {
  return digits
    .trim()
    .split(/\s+/)
    .map((group) => Array.from(group, (digit) => DIGITS[Number(digit)] ?? digit).join(' '))
    .join(', ');
}

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones];
  const ten = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`;
  if (ones === 0) return ten;
  if (ones === 5) return `${ten} lăm`;
  return ones === 1 && tens > 1 ? `${ten} mốt` : `${ten} ${DIGITS[ones]}`;
}
