import { differ, entriesOf, type FieldValues, type PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { windowChoices } from '../availability/window-options';
import { type Editable, storedOf, typedOf } from './person-forms';

/** The hidden field that says what a form of somebody was filled from. */
export const basisField = 'basis';

/** What stood in the fields when the form was made, to be sent back with it. */
export function basisOf(side: Side, person: Editable): string {
  const fields = entriesOf(fieldsOf[side]).filter(([, { change }]) => change);
  return JSON.stringify(
    Object.fromEntries(fields.map(([name, field]) => [name, storedOf(person, name, field)])),
  );
}

/** What the sent form was filled from; what stands now where it does not say. */
export function basisIn(side: Side, body: FormBody, now: Editable): Record<string, unknown> {
  const fields = entriesOf(fieldsOf[side]).filter(([, { change }]) => change);
  const said = parsed(textOf(body, basisField));
  return Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      Object.hasOwn(said, name) && isOfKind(field, said[name])
        ? said[name]
        : storedOf(now, name, field),
    ]),
  );
}

/**
 * The form as it is shown again after a refusal: what was typed, and what stands now in the fields that nobody
 * touched, which somebody else may have changed meanwhile.
 */
export function typedUpon(side: Side, body: FormBody, now: Editable): FormBody {
  const basis = basisIn(side, body, now);
  const untouched = entriesOf(fieldsOf[side]).filter(
    ([name, field]) => field.change && !differ(field, typedOf(body, name, field), basis[name]),
  );
  const shown = { ...body };
  for (const [name, field] of untouched) {
    const ticked = tickedIn(field, storedOf(now, name, field));
    if (ticked === undefined) delete shown[name];
    else shown[name] = ticked;
  }
  return shown;
}

/** Boxes that are ticked where nobody sent any; undefined of what is typed. */
function tickedIn({ kind }: PersonField, stored: unknown): string[] | undefined {
  if (kind === 'codes') return stored as string[];
  if (kind === 'flag') return stored === true ? ['yes'] : [];
  if (kind !== 'windows') return undefined;
  return windowChoices((stored as FieldValues['windows'] | null) ?? [])
    .filter(({ isChosen }) => isChosen)
    .map(({ value }) => value);
}

/** Of what a browser sends anything may be asked; lists alone would be a fault where they are none. */
function isOfKind({ kind }: PersonField, value: unknown): boolean {
  if (kind === 'codes') return isListOf(value, (one) => typeof one === 'string');
  if (kind === 'windows') return isListOf(value, (one) => typeof one === 'object' && one !== null);
  return !Array.isArray(value);
}

function isListOf(value: unknown, isItem: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
