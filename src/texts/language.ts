import { en } from './en';
import { vi, type Texts } from './vi';

export type Language = 'vi' | 'en';

export type { Texts } from './vi';

const texts: Record<Language, Texts> = { vi, en };

export function textsIn(language: Language): Texts {
  return texts[language];
}

export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
