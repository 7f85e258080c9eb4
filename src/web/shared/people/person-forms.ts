import { isAddedTopic } from '../../../core/curriculum/added-topics';
import {
  differ,
  entriesOf,
  type FieldKind,
  type FieldValues,
  isEmpty,
  type PersonField,
  vocabularyOf,
} from '../../../core/people/field';
import { isEmail } from 'class-validator';
import {
  type AddedMentee,
  type AddedMentor,
  fieldsOf,
  type Side,
} from '../../../core/people/fields';
import { askedWays } from '../../../core/people/consents';
import { readPin } from '../../../core/vietnamese/coordinates';
import { personNameFault, isSeveralNames, normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import type { GivenConsent, Mentee, Mentor, SaidOf } from '../../../modules/people';
import type { DomainError } from '../../../platform/common/domain-error';
import {
  boundedTextOf,
  integerOf,
  listOf,
  textOf,
  type FormBody,
} from '../../kit/forms/form-fields';
import { invalidFields, naming } from '../../kit/forms/refusals';
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
  return askedOf('mentee', body, at);
}

/** The ambassador of whom the form speaks. @throws DomainError invalid-form */
export function mentorOf(body: FormBody): AddedMentor {
  return askedOf('mentor', body, 'counter') as AddedMentor;
}

function askedOf(side: Side, body: FormBody, at: Asking): Partial<AddedMentee & AddedMentor> {
  const missing: Record<string, string> = {};
  const values = entriesOf(fieldsOf[side])
    .filter(([, field]) => isAsked(field, at))
    .map(([name, field]) => {
      const value = typed[field.kind](body, name, field);
      const written = textOf(body, name);
      const fault = isEmpty(value) && !written ? undefined : faultOf(field, written, value);
      if (fault) missing[name] = fault;
      if (field.add === 'needed' && isEmpty(value) && !written) {
        missing[name] = whenMissing[field.kind];
      }
      return [nameOfSaid(name, field), value];
    });
  if (Object.keys(missing).length > 0) throw invalidFields(missing);
  return Object.fromEntries(values) as Partial<AddedMentee & AddedMentor>;
}

/** Somebody known as the form shows them: with the household's code and the place in words. */
export type Editable = (Mentor | Mentee) & { householdCode: string | null };

/**
 * What the form of somebody known says otherwise than what it was filled from (`basis`) and than what is stored.
 * @throws DomainError invalid-form, with every field that was not filled in as needed
 */
export function changesOf(
  side: Side,
  body: FormBody,
  before: Editable,
  basis: Readonly<Record<string, unknown>>,
): SaidOf<Mentor> & SaidOf<Mentee> {
  const wrong: Record<string, string> = {};
  const changes: Record<string, unknown> = {};
  for (const [name, field] of entriesOf(fieldsOf[side]).filter(([, { change }]) => change)) {
    const value = typedOf(body, name, field);
    const stored = storedOf(before, name, field);
    const written = textOf(body, name);
    const isOther = differ(field, value, basis[name]) && differ(field, value, stored);
    // What was not known before need not be known now.
    if (!isOther && !(isEmpty(value) && written !== '')) continue;
    const fault = faultOf(field, written, value);
    if (fault) wrong[name] = fault;
    else changes[nameOfSaid(name, field)] = merged(field, stored, value);
  }
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return changes;
}

/** What was typed or ticked, as the field holds it; null where nothing was. */
export function typedOf(body: FormBody, name: string, field: PersonField): unknown {
  return typed[field.kind](body, name, field);
}

/** What stands in the form's field. */
export function storedOf(before: Editable, name: string, field: PersonField): unknown {
  if (field.kind === 'household') return before.householdCode;
  const { latitude, longitude } = before;
  if (field.kind === 'place') return { latitude, longitude };
  return (before as unknown as Record<string, unknown>)[name];
}

function nameOfSaid(name: string, { kind }: PersonField): string {
  return kind === 'household' ? 'householdCode' : name;
}

/** The order in which somebody wants to learn stays; what is new comes after. */
function merged({ kind }: PersonField, stored: unknown, value: unknown): unknown {
  if (kind !== 'codes') return value;
  const [before, codes] = [stored, value] as FieldValues['codes'][];
  const kept = before.filter((code) => codes.includes(code));
  return [...kept, ...codes.filter((code) => !before.includes(code))];
}

/** Why a field of somebody known cannot be stored as it was typed. */
function faultOf(field: PersonField, text: string, value: unknown): string | undefined {
  if (isTooLong(field, text)) return 'too-long';
  if (field.kind === 'email') return value && !isEmail(value) ? 'bad-email' : undefined;
  if (field.kind === 'place') return value ? undefined : 'pin-needed';
  if (text && field.kind === 'name') return nameFault(text);
  if (text && (field.kind === 'phone' || field.kind === 'otherPhone')) {
    return phoneFault(field.kind, text);
  }
  if (field.kind === 'count' || field.kind === 'year') {
    if (text && (value === null || !isWithin(value as number, field)))
      return faultyNumber[field.kind];
  }
  const isNeeded = field.add === 'needed' || field.isNeeded;
  return isNeeded && isEmpty(value) ? whenMissing[field.kind] : undefined;
}

/** What is typed is kept whole or refused, and never cut. */
function isTooLong({ kind, most = Infinity }: PersonField, text: string): boolean {
  return typed[kind] === words && text.length > most;
}

/** What cannot be the name of a person. */
function nameFault(text: string): string | undefined {
  if (isSeveralNames(text)) return 'several-names';
  return personNameFault(normaliseName(text));
}

/** Only a mobile gets messages. */
function phoneFault(kind: 'phone' | 'otherPhone', text: string): string | undefined {
  const phone = readPhoneNumber(text);
  if (kind === 'otherPhone') return phone ? undefined : 'bad-contact';
  if (!phone) return 'bad-phone';
  return phone.kind === 'landline' ? 'landline' : undefined;
}

const faultyNumber = { count: 'bad-number', year: 'bad-year' } as const;

function isWithin(value: number, { kind, most = 2199 }: PersonField): boolean {
  return value >= (kind === 'year' ? 1900 : 1) && value <= most;
}

/** What is said of a field that was left empty; an empty list is refused with the person. */
const whenMissing: Record<FieldKind, string> = {
  name: 'needed',
  text: 'needed',
  email: 'needed',
  address: 'needed',
  phone: 'needed',
  otherPhone: 'needed',
  year: 'bad-year',
  count: 'needed',
  gender: 'choose-one',
  wish: 'choose-one',
  codes: 'choose-one',
  code: 'choose-one',
  windows: 'choose-one',
  hamlet: 'choose-one',
  household: 'needed',
  programme: 'choose-one',
  place: 'needed',
  day: 'needed',
  flag: 'choose-one',
};

type Typed = (body: FormBody, name: string, field: PersonField) => unknown;

const words: Typed = (body, name) => textOf(body, name) || null;
const whole: Typed = (body, name) => integerOf(body, name) ?? null;
const number: Typed = (body, name, field) => {
  const written = words(body, name, field) as string | null;
  return written && (readPhoneNumber(written)?.number ?? written);
};
const gender: Typed = (body, name) => {
  const value = textOf(body, name);
  return value === 'female' || value === 'male' ? value : null;
};

const typed: Record<FieldKind, Typed> = {
  name: words,
  text: words,
  email: words,
  address: words,
  phone: number,
  otherPhone: number,
  day: words,
  hamlet: words,
  household: words,
  programme: words,
  year: whole,
  count: whole,
  gender,
  wish: gender,
  codes: (body, name, field) => {
    const ticked = new Set(listOf(body, name));
    const known = vocabularyOf(field).codes.filter((code) => ticked.has(code));
    return field.vocabulary === 'topic' ? [...known, ...[...ticked].filter(isAddedTopic)] : known;
  },
  code: (body, name, field) => {
    const chosen = textOf(body, name);
    return vocabularyOf(field).codes.includes(chosen) ? chosen : null;
  },
  windows: (body, name) => windowsOf(listOf(body, name)),
  flag: (body, name) => textOf(body, name) === 'yes',
  place: (body, name) => readPin(textOf(body, name)),
};

/** Undefined when the box was not ticked. @throws DomainError invalid-form when the way or the proof is missing */
export function consentOf(body: FormBody): GivenConsent | undefined {
  if (textOf(body, 'consent') !== 'yes') return undefined;
  const way = wayOf(body);
  const proof = boundedTextOf(body, 'proof', 200);
  if (!way || !proof) throw invalidFields(consentFaults(body));
  return { way, proof, wordingVersion: integerOf(body, 'wording') };
}

/** The same refusal with all that is missing of the consent, where it is the form that is to be mended. */
export function withConsent(refusal: DomainError, body: FormBody): DomainError {
  return refusal.details?.fields ? naming(refusal, consentFaults(body)) : refusal;
}

function wayOf(body: FormBody): GivenConsent['way'] | undefined {
  return askedWays.find((way) => way === textOf(body, 'way'));
}

function consentFaults(body: FormBody): Record<string, string> {
  return {
    ...(textOf(body, 'consent') === 'yes' ? {} : { consent: 'consent-needed' }),
    ...(wayOf(body) ? {} : { way: 'choose-one' }),
    ...(textOf(body, 'proof') ? {} : { proof: 'needed' }),
  };
}
