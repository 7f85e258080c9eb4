import type { WeeklyWindow } from '../time/weekly-window';
import { foldAccents, normaliseText } from './text';
import { mergeWindows, subtractWindows } from './weekly-windows';

/** What a cell of free times held: windows merged and in the order of the week, and the parts nobody understood. */
export interface FreeTimesReading {
  windows: WeeklyWindow[];
  unknown: string[];
}

type Part = 'morning' | 'noon' | 'afternoon' | 'evening';

/** Minutes from midnight of the parts of a day, as the sheets mean them. */
const PART_MINUTES: Record<Part, readonly [start: number, end: number]> = {
  morning: [8 * 60, 11 * 60 + 30],
  noon: [11 * 60 + 30, 13 * 60 + 30],
  afternoon: [14 * 60, 17 * 60],
  evening: [18 * 60, 21 * 60],
};
const WHOLE_DAY: readonly Part[] = ['morning', 'afternoon', 'evening'];
const DAY_BEGINS = 8 * 60;
const DAY_ENDS = 21 * 60;
const LATEST_HOUR = 24 * 60;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const DAY_WORDS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const PART_WORDS: Record<string, Part> = {
  sang: 'morning',
  trua: 'noon',
  chieu: 'afternoon',
  toi: 'evening',
  dem: 'evening',
};

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
  ['except', /(?:ngoai )?tru\b|khong (?:ke|tinh)\b/y],
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
    | 'except'
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
interface Phrase {
  days: number[];
  parts: Part[];
  spans: [start: number, end: number][];
  wholeDay: boolean;
  everyDay: boolean;
  /** "tối thứ 2" and not "thứ 2 buổi tối": the time was said before the first day. */
  isTimeFirst: boolean;
  written: string;
}

type SaidBefore = Pick<Phrase, 'days' | 'parts' | 'spans'>;

/**
 * Reads the words of the sheets into weekly windows of local wall time: "Tối thứ 2", "tối 2,4,6", "Sáng CN",
 * "Các buổi tối", "Cuối tuần", "18h-20h thứ 3", "tối T2 đến T6 trừ thứ 4". Windows come merged, Monday first.
 */
export function readFreeTimes(text: string): FreeTimesReading {
  const clean = normaliseText(text.replace(/[\r\n]+/g, ' ; '));
  const plain = foldAccents(clean.toLowerCase())
    .replace(/[–—→~]/g, '-')
    .replace(/\b(?:cac|nhung|moi|tat ca cac) (?:buoi|toi)\b(?! toi| sang| chieu)/g, (words) =>
      words.endsWith('toi') ? 'moi ngay toi' : words,
    )
    .replace(/[()[\]]/g, ' ');
  if (
    /^(?:bat ky|bat cu|luc nao|khi nao|linh hoat|moi luc|tuy y|thoai mai|ca ngay$)/.test(
      plain.trim(),
    )
  ) {
    return { windows: anyTime(), unknown: [] };
  }
  const [given, ...taken] = splitAtExceptions(plain);
  const free = readPhrases(given, clean);
  const busy = taken.flatMap((words) => readPhrases(words, clean, free.lastParts).windows);
  return { windows: subtractWindows(mergeWindows(free.windows), busy), unknown: free.unknown };
}

/** Every evening, and the whole of Saturday and Sunday. */
function anyTime(): WeeklyWindow[] {
  return mergeWindows([
    ...WEEK.map((weekday) => windowOf(weekday, PART_MINUTES.evening)),
    ...WEEKEND.flatMap((weekday) => WHOLE_DAY.map((part) => windowOf(weekday, PART_MINUTES[part]))),
  ]);
}

function splitAtExceptions(plain: string): string[] {
  return plain.split(/\b(?:ngoai )?tru\b(?! so)|\bkhong (?:ke|tinh)\b/);
}

function readPhrases(
  plain: string,
  written: string,
  parts: Part[] = [],
): { windows: WeeklyWindow[]; unknown: string[]; lastParts: Part[] } {
  const windows: WeeklyWindow[] = [];
  const unknown: string[] = [];
  if (/\bkhong\b|\bchua\b/.test(plain)) return { windows, unknown: [written], lastParts: parts };

  const phrases = phrasesOf(plain);
  let last: SaidBefore = { days: [], parts, spans: [] };
  for (const [index, phrase] of phrases.entries()) {
    if (!hasDays(phrase) && !hasTime(phrase)) {
      if (
        /[\p{L}\p{N}]/u.test(phrase.written) &&
        !/^[^a-z]*(?:cac )?buoi[^a-z]*$/.test(phrase.written)
      ) {
        unknown.push(phrase.written.trim());
      }
      continue;
    }
    last = completed(phrase, last, phrases.slice(index + 1));
    windows.push(...windowsOf(last, phrase.wholeDay));
  }
  return { windows, unknown, lastParts: last.parts };
}

/**
 * What a phrase leaves out is taken from its neighbours: in "tối thứ 2, thứ 4" and "thứ 2, thứ 4 buổi tối"
 * both days are evenings, in "sáng, chiều thứ 7" both parts are on Saturday.
 */
function completed(phrase: Phrase, before: SaidBefore, after: Phrase[]): SaidBefore {
  const { parts, spans } = phrase;
  const days = phrase.days.length || !phrase.everyDay ? phrase.days : WEEK;
  if (!hasTime(phrase)) {
    const lender = after.find(hasTime);
    const hasBefore = before.parts.length + before.spans.length > 0;
    const borrowed =
      !hasBefore && lender && !(lender.isTimeFirst && hasDays(lender)) ? lender : before;
    return { days, parts: borrowed.parts, spans: borrowed.spans };
  }
  if (hasDays(phrase)) return { days, parts, spans };
  const next = after.find(hasDays);
  const nextDays = next?.isTimeFirst && !next.everyDay ? next.days : [];
  return { days: before.days.length ? before.days : nextDays, parts, spans };
}

function hasDays({ days, everyDay }: Phrase): boolean {
  return everyDay || days.length > 0;
}

function hasTime({ parts, spans, wholeDay }: Phrase): boolean {
  return wholeDay || parts.length > 0 || spans.length > 0;
}

function phrasesOf(plain: string): Phrase[] {
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

function windowsOf({ days, parts, spans }: SaidBefore, wholeDay: boolean): WeeklyWindow[] {
  const onDays = days.length ? days : WEEK;
  const minutes = spans.length
    ? spans.map((span) => spanWithin(span, parts))
    : (wholeDay || !parts.length ? WHOLE_DAY : parts).map((part) => PART_MINUTES[part]);
  return onDays.flatMap((weekday) =>
    minutes
      .filter(([start, end]) => start < end && end <= LATEST_HOUR)
      .map((span) => windowOf(weekday, span)),
  );
}

/** Hours said with a part of the day: "7h tối" is 19:00, "từ 19h" ends with the day. */
function spanWithin([start, end]: [number, number], parts: Part[]): [number, number] {
  const part = parts.at(0);
  const isLater = part === 'evening' || part === 'afternoon';
  const shift = (minute: number): number =>
    isLater && minute < 12 * 60 ? minute + 12 * 60 : minute;
  const [from, until] = part ? PART_MINUTES[part] : [DAY_BEGINS, DAY_ENDS];
  return [
    Number.isNaN(start) ? from : shift(start),
    Number.isNaN(end) ? Math.max(until, shift(start) < until ? until : DAY_ENDS) : shift(end),
  ];
}

function windowOf(weekday: number, [start, end]: readonly [number, number]): WeeklyWindow {
  return { weekday, startMinute: start, endMinute: end };
}
