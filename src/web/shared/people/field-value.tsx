import type { ComponentChildren } from 'preact';
import { entriesOf, type FieldValues, type PersonField } from '../../../core/people/field';
import { type FieldName, fieldsOf, type Side } from '../../../core/people/fields';
import { maskPhone } from '../../../core/vietnamese/phones';
import { fieldText as textOfField } from '../../../texts';
import { Phone } from '../../kit/components/phone';
import type { View } from '../../kit/view/view';

/** A person with the names of what their row only refers to. */
export type NamedPerson = object & { id: string; fullName: string; hamletName: string };

/** What the facts of a person are called and hold, for staff, for whoever of them changes it, or for their ambassador. */
export function personFacts(
  view: View,
  side: Side,
  person: NamedPerson,
  reader: 'staff' | 'editor' | 'mentors',
): [string, ComponentChildren][] {
  return entriesOf(fieldsOf[side])
    .filter(([, { shownTo }]) => shownTo === 'mentors' || (shownTo && reader !== 'mentors'))
    .map(([name, field]) => [
      labelOf(view, side, name),
      fieldValue(view, reader === 'editor' ? null : side, name, field, person),
    ]);
}

export function labelOf({ t }: View, side: Side, name: string): string {
  return (t.fields[side] as Record<string, string>)[name] ?? name;
}

/** A field's value as people read it on a page; null where there is none to show. */
export function fieldValue(
  view: View,
  /** Null where numbers stand whole, which is written down. */
  side: Side | null,
  name: string,
  field: PersonField,
  person: NamedPerson,
): ComponentChildren {
  if (field.kind !== 'phone' && field.kind !== 'otherPhone')
    return fieldText(view, name, field, person);
  // Nobody misses a second number.
  if (field.kind === 'otherPhone' && !valueOf(person, name)) return null;
  const whose = side ? { kind: side, id: person.id, name: person.fullName } : undefined;
  return <Phone number={valueOf(person, name) as FieldValues['phone']} whose={whose} />;
}

/** The same as plain text or a number, which a cell of Excel takes. */
export function fieldText(
  { language }: View,
  name: string,
  field: PersonField,
  person: NamedPerson,
): string | number | null {
  if (field.kind === 'household') return null;
  const value = field.kind === 'hamlet' ? person.hamletName : valueOf(person, name);
  return textOfField(field, value, language);
}

/** As text on a page, where a number cannot be pressed: masked. */
export function maskedFieldText(
  view: View,
  name: string,
  field: PersonField,
  person: NamedPerson,
): string | number | null {
  const value = valueOf(person, name);
  const isPhone = field.kind === 'phone' || field.kind === 'otherPhone';
  return isPhone && value ? maskPhone(value as string) : fieldText(view, name, field, person);
}

function valueOf(person: NamedPerson, name: string): unknown {
  return (person as Record<string, unknown>)[name as FieldName];
}
