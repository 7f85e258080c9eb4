import type { Language } from '../../../core/reminders/texts';

/**
 * In which language somebody is written to: as chosen; else English for who speaks it and no
 * Vietnamese; else Vietnamese.
 */
export function languageOf(person: {
  messageLanguage: Language | null;
  languages: readonly string[];
}): Language {
  if (person.messageLanguage !== null) return person.messageLanguage;
  const { languages } = person;
  return languages.includes('en') && !languages.includes('vi') ? 'en' : 'vi';
}
