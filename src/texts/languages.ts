import { en } from './en';
import { vi, type Texts } from './vi';

export type { Texts } from './vi';

/** The code of a language, as `lang` and `hreflang` write it: vi, en, mtq. */
export type Language = string;

/** Any part of the catalogue; what is missing comes from the fallback. */
export type SomeTexts = DeepPartial<Texts>;

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { [K in keyof T]?: DeepPartial<T[K]> }
      : T;

/** A folder of texts. */
export interface LanguageFolder {
  /** Its own name for itself. */
  name: string;
  /** Where the sentences come from that it does not have; null for the one that has them all. */
  fallback: Language | null;
  texts: SomeTexts;
}

export const defaultLanguage: Language = 'vi';

/** Every language there is, in the order of the switch. A further one is a folder and a line here. */
const folders = new Map<Language, LanguageFolder>([
  ['vi', vi],
  ['en', en],
]);

const whole = new Map<Language, Texts>();

/** Adds a language while the program runs. */
export function addLanguage(code: Language, folder: LanguageFolder): void {
  if (folder.fallback === null || !folders.has(folder.fallback)) {
    throw new Error(`The language ${code} falls back on one that is not there.`);
  }
  folders.set(code, folder);
  whole.clear();
}

/** Takes it away again. */
export function removeLanguage(code: Language): void {
  folders.delete(code);
  whole.clear();
}

export function languages(): { code: Language; name: string }[] {
  return [...folders].map(([code, { name }]) => ({ code, name }));
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && folders.has(value);
}

/** All texts of a language; of an unknown one, those of Vietnamese. */
export function textsIn(language: Language): Texts {
  const known = whole.get(language);
  if (known) return known;
  const texts = complete(folders.get(language) ?? vi);
  whole.set(language, texts);
  return texts;
}

function complete({ texts, fallback }: LanguageFolder): Texts {
  return fallback === null ? vi.texts : (over(textsIn(fallback), texts) as Texts);
}

/** The texts of `base` with those of `own` in their place. */
function over(base: object, own: object): object {
  const entries = Object.entries(own).map(([key, value]: [string, unknown]) => {
    const below: unknown = (base as Record<string, unknown>)[key];
    return [key, isGroup(value) && isGroup(below) ? over(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
