/** A part of a day. */
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening';

/** ISO weekdays. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
export const WEEKEND = [6, 7];

const DAY_WORDS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const PART_WORDS: Record<string, Part> = {
  sang: 'morning',
  trua: 'noon',
  chieu: 'afternoon',
  toi: 'evening',
  dem: 'evening',
};

/** As files in English say days and their parts, without accents in lower case. */
const ENGLISH: Record<string, string> = {
  monday: 'thu 2',
  tuesday: 'thu 3',
  wednesday: 'thu 4',
  thursday: 'thu 5',
  friday: 'thu 6',
  saturday: 'thu 7',
  sunday: 'cn',
  morning: 'sang',
  noon: 'trua',
  afternoon: 'chieu',
  evening: 'toi',
};
const ENGLISH_WORD = new RegExp(`\\b(${Object.keys(ENGLISH).join('|')})s?\\b`, 'g');

/** The same text with the days and parts of the day that it says in English. */
export function inVietnamese(plain: string): string {
  return plain.replace(ENGLISH_WORD, (_, word: string) => ENGLISH[word] ?? word);
}

const CLOCK = '(\\d{1,2})\\s*(?:h|g|gio|:)\\s*(\\d{2})?(?:\\s*(?:phut|p)\\b)?';
const ANY_CLOCK = '(\\d{1,2})(?:\\s*(?:h|g|gio|:)\\s*(\\d{2})?)?';
/** In the order in which they are tried at each place of the text. */
const TOKENS: readonly [kind: Token['kind'], pattern: RegExp][] = [
  ['span', new RegExp(`(?:(?:tu|luc)\\s+)?${ANY_CLOCK}\\s*(?:-|den|toi)\\s*${CLOCK}`, 'y')],
  [
    'span',
    new RegExp(`(?:(?:tu|luc)\\s+)?${CLOCK}\\s*(?:-|den|toi)\\s*${ANY_CLOCK}(?![\\d,])`, 'y'),
  ],
  ['after', new RegExp(`(?:tu|sau|luc)\\s*${CLOCK}`, 'y')],
  ['before', new RegExp(`truoc\\s*${CLOCK}`, 'y')],
  ['after', new RegExp(CLOCK, 'y')],
  ['part', /chieu toi\b/y],
  ['part', /(?:sang|trua|chieu|toi|dem)\b/y],
  ['wholeDay', /(?:ca|nguyen|suot) ngay\b/y],
  ['workingDays', /ngay thuong\b|trong tuan\b|ngay lam viec\b|hanh chinh\b/y],
  ['weekend', /cuoi tuan\b/y],
  ['everyDay', /(?:hang|moi|tat ca cac|cac) ngay\b|ca tuan\b|(?:hang|moi) (?:toi|buoi)\b/y],
  ['day', /chu nhat\b|c\.? ?n\b|t8\b|thu 8\b/y],
  ['day', /(?:thu|t)\s*\.?\s*(hai|ba|tu|nam|sau|bay|[2-7])(?![\da-z])/y],
  ['day', /([2-7])(?![\da-z])/y],
  ['through', /(?:-|den)(?=\s*(?:het )?(?:thu|t|chu|cn|c\.n|[2-7])\b|\s*t?[2-7])/y],
  ['break', /[;/|,+&\n]|va\b|hoac\b|-/y],
];

const TIME_KINDS: ReadonlySet<string> = new Set(['span', 'after', 'before', 'part', 'wholeDay']);

interface Token {
  kind:
    | 'span'
    | 'after'
    | 'before'
    | 'part'
    | 'wholeDay'
    | 'workingDays'
    | 'weekend'
    | 'everyDay'
    | 'day'
    | 'through'
    | 'break';
  match: RegExpExecArray;
}

/** One stretch of a text between commas: the days, parts and clock times named together. */
export interface Phrase {
  days: number[];
  parts: Part[];
  spans: [start: number, end: number][];
  wholeDay: boolean;
  everyDay: boolean;
  /** "tối thứ 2" and not "thứ 2 buổi tối": the time was said before the first day. */
  isTimeFirst: boolean;
  written: string;
}

/**
 * The phrases of a text without accents in lower case, between commas, semicolons, "và" and "hoặc".
 * Nothing is filled in from neighbours yet.
 */
export function phrasesOf(plain: string): Phrase[] {
  const phrases: Phrase[] = [];
  let phrase = newPhrase();
  let through = false;
  let chained = false;
  for (let at = 0; at < plain.length;) {
    const token = tokenAt(plain, at);
    if (!token) {
      phrase.written += plain.charAt(at);
      at += 1;
      continue;
    }
    at += token.match[0].length;
    if (token.kind === 'break') {
      phrases.push(phrase);
      phrase = newPhrase();
      through = false;
      continue;
    }
    if (token.kind === 'through') {
      // "2-4-6" lists days, "2-6" and "thứ 2 đến thứ 6" span them.
      chained ||= /^\s*\d\s*-\s*\d/.test(plain.slice(at)) || through;
      through = true;
      continue;
    }
    if (token.kind === 'day' && through && phrase.days.length && !chained) {
      phrase.days.push(...daysBetween(phrase.days.at(-1) ?? 1, dayOf(token.match)));
      through = false;
      continue;
    }
    addToPhrase(phrase, token);
    if (token.kind !== 'day') through = false;
  }
  phrases.push(phrase);
  return phrases;
}

/** Whether the phrase names any day. */
export function hasDays({ days, everyDay }: Phrase): boolean {
  return everyDay || days.length > 0;
}

/** Whether the phrase names a part of the day or a clock time. */
export function hasTime({ parts, spans, wholeDay }: Phrase): boolean {
  return wholeDay || parts.length > 0 || spans.length > 0;
}

function newPhrase(): Phrase {
  return {
    days: [],
    parts: [],
    spans: [],
    wholeDay: false,
    everyDay: false,
    isTimeFirst: false,
    written: '',
  };
}

function tokenAt(plain: string, at: number): Token | null {
  const before = at === 0 ? ' ' : plain.charAt(at - 1);
  if (/[a-z\d]/.test(before) && /[a-z\d]/.test(plain.charAt(at))) return null;
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const match = pattern.exec(plain);
    if (match) return { kind, match };
  }
  return null;
}

function addToPhrase(phrase: Phrase, { kind, match }: Token): void {
  if (!hasDays(phrase) && !hasTime(phrase)) phrase.isTimeFirst = TIME_KINDS.has(kind);
  switch (kind) {
    case 'day':
      phrase.days.push(dayOf(match));
      break;
    case 'part':
      phrase.parts.push(PART_WORDS[match[0]] ?? 'evening');
      break;
    case 'wholeDay':
      phrase.wholeDay = true;
      break;
    case 'workingDays':
      phrase.days.push(...WORKING_DAYS);
      break;
    case 'weekend':
      phrase.days.push(...WEEKEND);
      break;
    case 'everyDay':
      phrase.everyDay = true;
      if (match[0].endsWith('toi')) phrase.parts.push('evening');
      break;
    case 'span':
      phrase.spans.push([minuteOf(match[1], match[2]), minuteOf(match[3], match[4])]);
      break;
    case 'after':
      phrase.spans.push([minuteOf(match[1], match[2]), Number.NaN]);
      break;
    case 'before':
      phrase.spans.push([Number.NaN, minuteOf(match[1], match[2])]);
      break;
    default:
      break;
  }
}

function dayOf(match: RegExpExecArray): number {
  const word = match[1] as string | undefined;
  if (word === undefined) return 7;
  return DAY_WORDS[word] ?? Number(word) - 1;
}

function daysBetween(first: number, last: number): number[] {
  if (last <= first) return [last];
  return WEEK.filter((day) => day > first && day <= last);
}

function minuteOf(hour: string, minute: string | undefined): number {
  return Number(hour) * 60 + Number(minute ?? 0);
}
