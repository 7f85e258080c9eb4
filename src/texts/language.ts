import { en } from './en';
import { vi } from './vi';

export type Language = 'vi' | 'en';

/** Every sentence of the pages. English has exactly the keys of Vietnamese, or it does not compile. */
export type Texts = typeof vi;

const texts: Record<Language, Texts> = { vi, en };

export function textsIn(language: Language): Texts {
  return texts[language];
}

export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
