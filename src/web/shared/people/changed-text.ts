import type { PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { maskPhone } from '../../../core/vietnamese/phones';
import type { FieldChange } from '../../../modules/people';
import { fieldText, type Language } from '../../../texts';

/** One side of a change of a field, in the reader's words; a number is masked. */
export function changedText(
  side: Side,
  field: FieldChange,
  of: 'was' | 'is',
  language: Language,
): string | number {
  const known = (fieldsOf[side] as Record<string, PersonField>)[field.name];
  const value = field[of];
  if ((known?.kind === 'phone' || known?.kind === 'otherPhone') && value) {
    return maskPhone(value as string);
  }
  if (known?.kind === 'place' && value) {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return `${latitude}, ${longitude}`;
  }
  return (known && fieldText(known, value, language)) ?? '–';
}
