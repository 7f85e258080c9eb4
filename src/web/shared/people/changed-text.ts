import type { PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { FieldChange } from '../../../modules/people';
import { fieldText, type Language } from '../../../texts';

/** One side of a change of a field, in the reader's words. */
export function changedText(
  side: Side,
  field: FieldChange,
  of: 'was' | 'is',
  language: Language,
): string | number {
  const known = (fieldsOf[side] as Record<string, PersonField>)[field.name];
  const value = field[of];
  if (known?.kind === 'place' && value) {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return `${latitude}, ${longitude}`;
  }
  return (known && fieldText(known, value, language)) ?? '–';
}

/** The number that one side of a change is, if it is one. */
export function changedPhone(side: Side, field: FieldChange, of: 'was' | 'is'): string | null {
  const known = (fieldsOf[side] as Record<string, PersonField>)[field.name];
  const isPhone = known?.kind === 'phone' || known?.kind === 'otherPhone';
  const value = field[of];
  return isPhone && typeof value === 'string' ? value : null;
}
