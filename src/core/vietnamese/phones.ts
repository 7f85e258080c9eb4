import { normaliseText } from './text';

/** 0, 84 or nothing (a number cell loses its 0), then the national number: nine digits, a landline ten. */
const NATIONAL = /^(?:(?:00)?840?|0)?([1-9]\d{8,9})$/;
/** What the numbering plan keeps for mobiles, whether an operator has it already or not. */
const MOBILE = /^[35789]\d{8}$/;
const LABEL = /^(?:sđt|đtdđ|đt|dđ|số điện thoại|điện thoại|tel|phone|zalo)\s*[:.]?\s*/i;
/** What people write between two numbers in one cell, a line end among them. */
const BETWEEN = /[/;,|&\n\r]|_x000D_|\s[-–—]\s|\s(?:hoặc|hay|và|or|and)\s/i;
/** A number that is written whole, as it stands beside another. */
const WHOLE = /^(?:\+|0)/;
/** Characters of three numbers with all there is between them. */
const LONGEST_CELL = 60;

type NumberingPlan = typeof import('libphonenumber-js/max');
let numberingPlan: NumberingPlan | undefined;

/** A Vietnamese number: E.164 ("+84912345678"), and whether it can get a text message. */
export interface PhoneNumber {
  number: string;
  kind: 'mobile' | 'landline';
  /** As it was written, when that is a mobile of eleven digits of before 2018 or a landline of before 2017. */
  formerly?: string;
}

/** The first mobile number in the text, else the first landline, else null. */
export function readPhoneNumber(written: string | number): PhoneNumber | null {
  const all = readPhoneNumbers(written);
  return all.find(({ kind }) => kind === 'mobile') ?? all[0] ?? null;
}

/** All the numbers in the text, in its order, each once. */
export function readPhoneNumbers(written: string | number): PhoneNumber[] {
  const found = String(written)
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .split(BETWEEN)
    .flatMap((part) => numbersSideBySide(normaliseText(part).replace(/^'/, '').replace(LABEL, '')));
  return found.filter(
    (phone, index): phone is PhoneNumber =>
      phone !== null && found.findIndex((one) => one?.number === phone.number) === index,
  );
}

/** Whether a number as it is stored gets messages; a landline is called alone. */
export function isMobile(stored: string): boolean {
  return /^\+84[35789]\d{8}$/.test(stored);
}

/**
 * Whether the library's numbering plan knows an operator of the number. A new operator's numbers are
 * not known for a year or more: reason to ask again, none to refuse.
 */
export function isKnownNumber(phone: string): boolean {
  return libphonenumber().parsePhoneNumberFromString(phone)?.isValid() ?? false;
}

/** Whether it is a number as it is stored: E.164, and one that the plan of numbers knows. */
export function isStoredPhone(text: string): boolean {
  return readPhoneNumber(text)?.number === text;
}

/** The way a person reads it: 0912 345 678. Anything but a stored Vietnamese number is given back unchanged. */
export function displayPhone(phone: string): string {
  const landline = /^\+84(2[48]|2\d{2})(\d{4})(\d{3,4})$/.exec(phone);
  if (landline && phone.length === 13) return `0${landline.slice(1).join(' ')}`;
  const digits = /^\+84(\d{2})(\d{3})(\d{4})$/.exec(phone);
  return digits
    ? `0${digits[1]}${digits[2].charAt(0)} ${digits[2].slice(1)}${digits[3].charAt(0)} ${digits[3].slice(1)}`
    : phone;
}

/** Enough to tell two numbers apart, too little to call: 091****678. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+84/, '0');
  return `${digits.slice(0, 3)}****${digits.slice(-3)}`;
}

/** The number of a text, or those that stand in it with no more than a space, a dot or a dash between them. */
function numbersSideBySide(text: string): (PhoneNumber | null)[] {
  const one = parseOne(text);
  if (one || !WHOLE.test(text) || text.length > LONGEST_CELL) return [one];
  for (const [sign, at] of gapsIn(text)) {
    const rest = text.slice(at + sign.length);
    const first = WHOLE.test(rest) ? parseOne(text.slice(0, at)) : null;
    if (!first) continue;
    const others = numbersSideBySide(rest);
    if (others.every((other) => other !== null)) return [first, ...others];
  }
  return [null];
}

/** Where one number may end: at what parts groups of digits, or after the ten digits of a mobile. */
function gapsIn(text: string): [sign: string, at: number][] {
  const gaps = [...text.matchAll(/[\s.-]+/g)];
  return [...gaps.map(({ 0: sign, index }): [string, number] => [sign, index]), ['', 10]];
}

function parseOne(written: string): PhoneNumber | null {
  const text = written
    .replace(/\(0\)/, '')
    .replace(/\([^()]*\p{L}[^()]*\)/gu, '')
    .trim()
    .replace(/^(\d+)\.0$/, '$1');
  if (!/^\(?\+?[\d\s.\-()]+$/.test(text)) return null;
  const national = NATIONAL.exec(text.replace(/\D/g, ''))?.[1];
  if (national === undefined) return null;
  const today = renumbered(national);
  if (today) return { number: `+84${today}`, kind: 'mobile', formerly: text };
  const landline = landlineOf(national);
  if (landline) return { number: landline, kind: 'landline', formerly: text };
  const number = `+84${national}`;
  if (MOBILE.test(national)) return { number, kind: 'mobile' };
  const type = typeOf(number);
  if (type === 'MOBILE') return { number, kind: 'mobile' };
  return type === 'FIXED_LINE' ? { number, kind: 'landline' } : null;
}

/**
 * What the prefixes of eleven-digit mobiles became on 15 September 2018 (Ministry of Information and
 * Communications, plan of 22 May 2018): 0120 1234567 is 070 1234567.
 */
const RENUMBERED = new Map(
  [
    '120:70 121:79 122:77 126:76 128:78',
    '123:83 124:84 125:85 127:81 129:82',
    '162:32 163:33 164:34 165:35 166:36 167:37 168:38 169:39',
    '186:56 188:58 199:59',
  ]
    .join(' ')
    .split(' ')
    .map((change) => change.split(':') as [string, string]),
);

/** Today's national number of an eleven-digit mobile, else undefined. */
function renumbered(national: string): string | undefined {
  const prefix = national.length === 10 ? RENUMBERED.get(national.slice(0, 3)) : undefined;
  return prefix && prefix + national.slice(3);
}

/**
 * What the area codes of landlines became in 2017 (Ministry of Information and Communications, decision 2036 of
 * 21 November 2016): 030 3868123 is 0229 3868123. Those of today's mobiles are left out; 030 and 031 no
 * operator has, whatever the library thinks.
 */
const NEW_AREA_CODES = new Map(
  [
    '22:212 231:213 20:214 230:215 29:216 240:204 25:205 26:206 27:207 280:208 281:209 320:220 321:221',
    '241:222 31:225 351:226 350:228 30:229 780:290 781:291 710:292 711:293 510:235 511:236 4:24 61:251',
    '62:252 64:254 68:259 60:260 501:261 500:262 63:263 651:271 650:274 66:276 67:277',
  ]
    .join(' ')
    .split(' ')
    .map((change) => change.split(':') as [string, string]),
);

/** Today's number of a landline of before 2017, else undefined; a number that is one today stays what it is. */
function landlineOf(national: string): string | undefined {
  const isNeverMobile = /^3[01]/.test(national);
  if (MOBILE.test(national) && !isNeverMobile) return undefined;
  const codes = [1, 2, 3].map((length) => national.slice(0, length));
  const old = codes.find((code) => NEW_AREA_CODES.has(code));
  if (old === undefined || (!isNeverMobile && typeOf(`+84${national}`))) return undefined;
  const number = `+84${NEW_AREA_CODES.get(old)}${national.slice(old.length)}`;
  return typeOf(number) === 'FIXED_LINE' ? number : undefined;
}

/** The national numbers, without the 0, by which a stored number was ever written: today's and those of before 2018. */
export function olderSpellings(stored: string): string[] {
  const national = stored.replace(/^\+84/, '');
  const earlier = [...RENUMBERED, ...NEW_AREA_CODES].flatMap(([before, since]) =>
    national.startsWith(since) ? [before + national.slice(since.length)] : [],
  );
  return [national, ...earlier];
}

/** What the plan of numbers knows it as, if anything. */
function typeOf(number: string): string | undefined {
  const found = libphonenumber().parsePhoneNumberFromString(number);
  return found?.isValid() ? found.getType() : undefined;
}

/** Loaded with the first number that needs it: it takes 70 ms and 10 MB, which few processes need. */
function libphonenumber(): NumberingPlan {
  return (numberingPlan ??= require('libphonenumber-js/max') as NumberingPlan);
}
