import { readFileSync } from 'node:fs';

/** The 49,000 most common passwords of known leaks, as the package has them, lower case. */
const file = require.resolve('@zxcvbn-ts/language-common/src/passwords.json');

/** Words that whoever guesses at accounts of this service tries first (ASVS 6.1.2); without marks and spaces. */
const contextWords = [
  'tungngo',
  'canbo',
  'daisu',
  'daisuso',
  'hocvien',
  'phuong',
  'xaphuong',
  'uyban',
  'ubnd',
  'chuyendoiso',
  'congnghe',
  'vietnam',
  'hanoi',
  'saigon',
  'hochiminh',
  'matkhau',
  'dangnhap',
  'quantri',
  'admin',
  'administrator',
  'password',
  'anhyeuem',
  'emyeuanh',
  'xinchao',
  'khongbiet',
];

/** Letters and digits that are put before or behind a common word, and make it no harder to guess. */
const mostAdded = 6;

let known: Set<string> | undefined;

/**
 * Whether a password is among the common ones, or one of them, a word of this service or one of `own` (login, name) with
 * few signs around it or written twice. Marks of Vietnamese, capitals and spaces make none another.
 */
export function isCommon(password: string, own: readonly string[]): boolean {
  const plain = plainly(password);
  const words = new Set([...contextWords, ...own.map(plainly).filter((word) => word.length >= 3)]);
  const isKnown = (text: string) => common().has(text) || words.has(text);
  const half = plain.slice(0, plain.length / 2);
  const core = plain.replace(/^[^a-z]{1,6}|[^a-z]{1,6}$/g, '');
  return (
    isKnown(plain) ||
    (half + half === plain && isKnown(half)) ||
    (core !== '' && plain.length - core.length <= 2 * mostAdded && isKnown(core)) ||
    isRow(plain)
  );
}

function common(): Set<string> {
  known ??= new Set(JSON.parse(readFileSync(file, 'utf8')) as string[]);
  return known;
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s._-]/gu, '')
    .toLowerCase()
    .replaceAll('\u0111', 'd');
}

/** 1234567890, abcdefghij, 9876543210: each sign follows the one before. */
function isRow(text: string): boolean {
  const steps = new Set(
    [...text].slice(1).map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index)),
  );
  steps.delete(-9);
  return steps.size === 1 && [1, -1].includes([...steps][0] ?? 0);
}
