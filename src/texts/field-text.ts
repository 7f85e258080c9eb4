import type { FieldValues, PersonField } from '../core/people/field';
import { displayPhone } from '../core/vietnamese/phones';
import { Dates } from './dates';
import { textsIn, type Language } from './languages';
import { termName, termNames } from './terms';

/**
 * The value of a field as people read it on pages and in files: words for codes, numbers as numbers; null where
 * nothing is known. Of a hamlet and a household the value is what people call it.
 */
export function fieldText(
  { kind, vocabulary }: PersonField,
  value: unknown,
  language: Language,
): string | number | null {
  const { people: words } = textsIn(language);
  if (kind === 'day') {
    return value ? new Dates(language, 'UTC').date(value as string) : words.noConsent;
  }
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'phone':
    case 'otherPhone':
      return displayPhone(value as string);
    case 'codes':
      return termNames(vocabulary, value as FieldValues['codes'], language);
    case 'code':
      return termName(vocabulary, value as string, language);
    case 'windows':
      return textsIn(language).dates.windows(value as FieldValues['windows']);
    case 'gender':
    case 'wish':
      return words[value as 'female' | 'male'];
    case 'flag':
      return value ? words.yes : null;
    case 'place':
      return null;
    case 'name':
    case 'text':
    case 'email':
    case 'address':
    case 'year':
    case 'count':
    case 'hamlet':
    case 'household':
    case 'programme':
      return value as string | number;
  }
}
