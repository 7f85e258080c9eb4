import {
  entriesOf,
  type FieldKind,
  type PersonField,
  vocabularyOf,
} from '../../../core/people/field';
import { type AddedMentee, menteeFields } from '../../../core/people/fields';
import type { GivenConsent } from '../../../modules/people';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { windowsOf } from '../availability/window-options';

/** Where somebody new is asked. */
export type Asking = NonNullable<PersonField['asked']>;

export function isAsked({ asked }: PersonField, at: Asking): boolean {
  return asked === 'door' || asked === at;
}

/** Who the form speaks of; at the door it is asked separately what they want. @throws DomainError invalid-form */
export function personOf(body: FormBody, at: 'counter'): AddedMentee;
export function personOf(body: FormBody, at: 'door'): Omit<AddedMentee, 'topics'>;
export function personOf(body: FormBody, at: Asking): Partial<AddedMentee> {
  const missing: Record<string, string> = {};
  const values = entriesOf(menteeFields)
    .filter(([, field]) => isAsked(field, at))
    .map(([name, field]) => {
      const value = typed[field.kind](body, name, field);
      if (field.add === 'needed' && value === null) missing[name] = whenMissing[field.kind];
      return [name, value];
    });
  if (Object.keys(missing).length > 0) throw invalidFields(missing);
  return Object.fromEntries(values) as Partial<AddedMentee>;
}

/** What is said of a field that was left empty; an empty list is refused with the person. */
const whenMissing: Record<FieldKind, string> = {
  name: 'needed',
  text: 'needed',
  email: 'needed',
  address: 'needed',
  phone: 'needed',
  year: 'bad-year',
  count: 'needed',
  gender: 'choose-one',
  wish: 'choose-one',
  codes: 'choose-one',
  code: 'choose-one',
  windows: 'choose-one',
  hamlet: 'choose-one',
  household: 'needed',
  place: 'needed',
  day: 'needed',
  flag: 'choose-one',
};

type Typed = (body: FormBody, name: string, field: PersonField) => unknown;

const text: Typed = (body, name, { most }) => textOf(body, name).slice(0, most) || null;
const whole: Typed = (body, name) => integerOf(body, name) ?? null;
const gender: Typed = (body, name) => {
  const value = textOf(body, name);
  return value === 'female' || value === 'male' ? value : null;
};

/** What was typed or ticked, as the field holds it; null where nothing was. */
const typed: Record<FieldKind, Typed> = {
  name: text,
  text,
  email: text,
  address: text,
  phone: text,
  day: text,
  hamlet: text,
  household: text,
  year: whole,
  count: whole,
  gender,
  wish: gender,
  codes: (body, name, field) => {
    const ticked = new Set(listOf(body, name));
    return vocabularyOf(field).codes.filter((code) => ticked.has(code));
  },
  code: (body, name, field) => {
    const chosen = textOf(body, name);
    return vocabularyOf(field).codes.includes(chosen) ? chosen : null;
  },
  windows: (body, name) => windowsOf(listOf(body, name)),
  flag: (body, name) => textOf(body, name) === 'yes',
  place: () => null,
};

/** Undefined when the box was not ticked. @throws DomainError invalid-form when the proof is missing */
export function consentOf(body: FormBody): GivenConsent | undefined {
  if (textOf(body, 'consent') !== 'yes') return undefined;
  const way = textOf(body, 'way');
  const proof = textOf(body, 'proof').slice(0, 200);
  if (way !== 'signed' && way !== 'spoken') throw invalidFields({ way: 'choose-one' });
  if (!proof) throw invalidFields({ proof: 'needed' });
  return { way, proof };
}
