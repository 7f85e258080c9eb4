import type { WeeklyWindow } from '../time/weekly-window';
import {
  hasDays,
  hasTime,
  inVietnamese,
  Part,
  Phrase,
  phrasesOf,
  WEEK,
  WEEKEND,
} from './free-time-phrases';
import { foldAccents, normaliseText } from './text';
import { mergeWindows, subtractWindows } from '../time/weekly-windows';

/** What a cell of free times held: windows merged and in the order of the week, and the parts nobody understood. */
export interface FreeTimesReading {
  windows: WeeklyWindow[];
  unknown: string[];
}

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
type SaidBefore = Pick<Phrase, 'days' | 'parts' | 'spans'>;

/**
 * Reads the words of the sheets into weekly windows of local wall time: "Tối thứ 2", "tối 2,4,6", "Sáng CN",
 * "Các buổi tối", "Cuối tuần", "18h-20h thứ 3", "tối T2 đến T6 trừ thứ 4", and those of our English files, "Monday evening". Windows come merged, Monday first.
 */
export function readFreeTimes(text: string): FreeTimesReading {
  const clean = normaliseText(text.replace(/[\r\n]+/g, ' ; '));
  const plain = inVietnamese(foldAccents(clean.toLowerCase()))
    .replace(/[–—→~]/g, '-')
    .replace(/\b(?:cac|nhung|moi|tat ca cac) (?:buoi|toi)\b(?! toi| sang| chieu)/g, (words) =>
      words.endsWith('toi') ? 'moi ngay toi' : words,
    )
    .replace(/[()[\]]/g, ' ')
    // How often is not when: "2 buổi/tuần".
    .replace(/\d\s*(?:buoi|toi)(?: toi)?\s*(?:\/|moi|mot|1|trong|tren)\s*(?:mot )?tuan\b/g, ' ');
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
