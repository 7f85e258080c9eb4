import { foldAccents } from '../vietnamese/text';
import { olderSpellings } from '../vietnamese/phones';

/** By what somebody would be found in a text. */
export interface PersonTraces {
  /** Whole names; a given name alone is everybody's. */
  names: readonly string[];
  /** E.164. */
  phones: readonly string[];
  /** E-mail addresses, and where they live. */
  others: readonly string[];
}

/** What stands in the place of what is taken out. */
export const GONE = '…';

const BETWEEN_WORDS = '[\\s\\u00a0|,._-]*';
const BETWEEN_DIGITS = '[\\s\\u00a0().-]*';

/** Finds somebody in texts, with and without accents and in every spelling of their numbers. */
export class Traces {
  private readonly pattern: RegExp | null;

  constructor({ names, phones, others }: PersonTraces) {
    const words = [...names, ...others].map(foldedWords).filter((text) => text.length > 3);
    const patterns = [
      ...words.map((text) => text.split(' ').map(escaped).join(BETWEEN_WORDS)),
      ...phones.flatMap(olderSpellings).map(numberPattern),
    ];
    // The longest first: a part of it would leave the rest.
    const sorted = [...new Set(patterns)].sort((a, b) => b.length - a.length);
    this.pattern = sorted.length === 0 ? null : new RegExp(sorted.join('|'), 'giu');
  }

  areIn(text: string): boolean {
    return this.pattern !== null && folded(text).search(this.pattern) >= 0;
  }

  /** The text with dots in their place. */
  takenOut(text: string): string {
    if (this.pattern === null) return text;
    const whole = text.normalize('NFC');
    let left = '';
    let from = 0;
    for (const { index, 0: found } of folded(text).matchAll(this.pattern)) {
      left += whole.slice(from, index) + GONE;
      from = index + found.length;
    }
    return from === 0 ? text : left + whole.slice(from);
  }

  /** The same of every text in a value that is kept as JSON. */
  takenOutOf<T>(value: T): T {
    return deeply(value, (text) => this.takenOut(text)) as T;
  }
}

function deeply(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => deeply(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, deeply(one, change)]);
  return Object.fromEntries(entries);
}

function foldedWords(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letter by letter, so that what is found stands at the same place in the text. */
function folded(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const plain = foldAccents(letter).toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
}

function numberPattern(national: string): string {
  const digits = [...national].join(BETWEEN_DIGITS);
  return `(?:\\(?(?:\\+|00)?8${BETWEEN_DIGITS}4${BETWEEN_DIGITS}|0${BETWEEN_DIGITS})?${digits}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
