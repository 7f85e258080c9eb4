import type { ComponentChildren } from 'preact';
import { entriesOf, type FieldValues, type PersonField } from '../../../core/people/field';
import { type FieldName, fieldsOf, type Side } from '../../../core/people/fields';
import { displayPhone } from '../../../core/vietnamese/phones';
import { windowWords } from '../../../core/vietnamese/window-words';
import { termNames } from '../../../texts';
import { Phone } from '../../kit/components/phone';
import type { View } from '../../kit/view/view';

/** A person with the names of what their row only refers to. */
export type NamedPerson = object & { hamletName: string };

/** What the facts of a person are called and hold, for staff or for their ambassador. */
export function personFacts(
  view: View,
  side: Side,
  person: NamedPerson,
  reader: 'staff' | 'mentors',
): [string, ComponentChildren][] {
  return entriesOf(fieldsOf[side])
    .filter(([, { shownTo }]) => shownTo === 'mentors' || shownTo === reader)
    .map(([name, field]) => [labelOf(view, side, name), fieldValue(view, name, field, person)]);
}

export function labelOf({ t }: View, side: Side, name: string): string {
  return (t.fields[side] as Record<string, string>)[name] ?? name;
}

/** A field's value as people read it on a page; null where there is none to show. */
export function fieldValue(
  view: View,
  name: string,
  field: PersonField,
  person: NamedPerson,
): ComponentChildren {
  if (field.kind !== 'phone') return fieldText(view, name, field, person);
  return <Phone number={valueOf(person, name) as FieldValues['phone']} />;
}

/** The same as plain text or a number, which a cell of Excel takes. */
export function fieldText(
  { t, language, dates }: View,
  name: string,
  { kind, vocabulary }: PersonField,
  person: NamedPerson,
): string | number | null {
  const value = valueOf(person, name);
  switch (kind) {
    case 'phone':
      return value ? displayPhone(value as string) : null;
    case 'hamlet':
      return person.hamletName;
    case 'codes':
      return vocabulary ? termNames(vocabulary, value as FieldValues['codes'], language) : null;
    case 'windows':
      return windowWords(value as FieldValues['windows']);
    case 'gender':
    case 'wish':
      return value ? t.people[value as 'female' | 'male'] : null;
    case 'day':
      return value ? dates.date(value as string) : t.people.noConsent;
    case 'flag':
      return value ? t.people.yes : null;
    case 'household':
    case 'place':
      return null;
    case 'name':
    case 'text':
    case 'email':
    case 'year':
    case 'count':
      return value as string | number | null;
  }
}

function valueOf(person: NamedPerson, name: string): unknown {
  return (person as Record<string, unknown>)[name as FieldName];
}
