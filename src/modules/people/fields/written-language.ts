import { defaultLanguage, isLanguage, type Language } from '../../../texts';

/**
 * In which language somebody is written to: as chosen; else the first that they speak and we write,
 * for who speaks no Vietnamese; else Vietnamese.
 */
export function languageOf(person: {
  messageLanguage: Language | null;
  languages: readonly string[];
}): Language {
  if (person.messageLanguage !== null) return person.messageLanguage;
  const { languages } = person;
  if (languages.includes(defaultLanguage)) return defaultLanguage;
  return languages.find(isLanguage) ?? defaultLanguage;
}
