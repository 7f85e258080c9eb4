import { plainKey } from './text';

/** One thing with a stable code, its names on screen and the other words people write for it. */
export interface Term {
  code: string;
  vi: string;
  en: string;
  /** Further spellings; accents, case and signs do not matter. */
  also?: readonly string[];
  /** Tried on the text without accents when no name fits as a whole. */
  pattern?: RegExp;
}

/** What a cell that lists several terms held. */
export interface ListReading {
  /** In the order of writing, each once. */
  codes: string[];
  /** The parts nobody understood, as written. */
  unknown: string[];
}

/** The same few parts stand in thousands of cells. */
const MOST_REMEMBERED = 4_096;
const LONGEST_NAME = 60;

/** What is said of a list; patterns are tried on the text without accents. */
interface VocabularyTraits {
  /** What the API calls its codes. */
  enumName: string;
  terms: readonly Term[];
  /** Words before a name that say nothing. */
  strip?: RegExp;
  /** Cells that say there is none, and those that mean the whole list. */
  nothing?: RegExp;
  everything?: RegExp;
  /** What an empty cell means. */
  assumed?: string;
  /** What stands for all that nobody knows; without it that is left out with a warning. */
  fallback?: string;
}

/** A closed list of terms: its codes, their names, and how they are recognised in the text of cells. */
export class Vocabulary {
  readonly enumName: string;
  readonly terms: readonly Term[];
  readonly codes: readonly string[];
  readonly assumed?: string;
  readonly fallback?: string;
  private readonly byName = new Map<string, string>();
  private readonly remembered = new Map<string, readonly string[]>();

  constructor(private readonly traits: VocabularyTraits) {
    const { enumName, terms, assumed, fallback } = traits;
    this.enumName = enumName;
    this.terms = terms;
    this.assumed = assumed;
    this.fallback = fallback;
    this.codes = terms.map(({ code }) => code);
    for (const { code, vi, en, also = [] } of terms) {
      for (const name of [code, vi, en, ...also]) this.byName.set(this.key(name), code);
    }
  }

  /** What each code is called, in the order of the list. */
  names(language: 'vi' | 'en'): Record<string, string> {
    return Object.fromEntries(this.terms.map((term) => [term.code, term[language]]));
  }

  /** Whether a term is called so, in any writing. */
  isName(text: string): boolean {
    return this.byName.has(this.key(text));
  }

  /** The same list with further terms at its end. */
  with(terms: readonly Term[]): Vocabulary {
    if (terms.length === 0) return this;
    return new Vocabulary({ ...this.traits, terms: [...this.terms, ...terms] });
  }

  /** Every term found in one part of a text; a whole name beats the patterns. */
  find(text: string): readonly string[] {
    const known = this.remembered.get(text);
    if (known) return known;
    const found = this.lookUp(this.key(text));
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(text, found);
    return found;
  }

  /** Reads a cell in which terms stand side by side, parted by commas, semicolons, lines, strokes or "và". */
  read(text: string): ListReading {
    if (text.trim() === '') return { codes: [], unknown: [] };
    const { nothing, everything } = this.traits;
    if (nothing?.test(plainKey(text))) return { codes: [], unknown: [] };
    if (everything?.test(plainKey(text))) return { codes: [...this.codes], unknown: [] };
    const codes = new Set<string>();
    const unknown: string[] = [];
    const whole = text.length <= LONGEST_NAME ? this.byName.get(this.key(text)) : undefined;
    const lines = whole ? [whole] : text.split(/[,;\n\r]/);
    for (const part of lines.flatMap((line) => (this.isName(line) ? [line] : partsOf(line)))) {
      const found = this.find(part);
      for (const code of found) codes.add(code);
      if (found.length === 0) unknown.push(part);
    }
    return { codes: [...codes], unknown };
  }

  private lookUp(key: string): string[] {
    if (key === '') return [];
    const named = this.byName.get(key);
    if (named) return [named];
    return this.terms.filter(({ pattern }) => pattern?.test(key)).map(({ code }) => code);
  }

  private key(text: string): string {
    return plainKey(text)
      .replace(this.traits.strip ?? /^$/, '')
      .trim();
  }
}

function partsOf(text: string): string[] {
  return text
    .split(/[,;\n\r/|•·+&、]|\s[-–]\s|\s+và\s+|\s+va\s+/iu)
    .map((part) => part.replace(/^\s*(?:[-–*]|\d+[.)])\s*/u, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
