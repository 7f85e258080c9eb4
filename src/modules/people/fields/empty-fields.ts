import {
  entriesOf,
  type FieldKind,
  type FieldValues,
  isEmpty,
  type PersonField,
  type PersonFields,
  type ValueOf,
  vocabularyOf,
} from '../../../core/people/field';

type Stored<Fields extends PersonFields> = {
  -readonly [Name in keyof Fields as Fields[Name]['kind'] extends 'place' ? never : Name]: ValueOf<
    Fields[Name]
  >;
};

/** What stands for nothing said: of a list what an empty cell means, such as Vietnamese. */
const empty: { [Kind in FieldKind]: (field: PersonField) => FieldValues[Kind] | null } = {
  name: () => '',
  text: () => null,
  email: () => null,
  address: () => null,
  phone: () => null,
  otherPhone: () => null,
  year: () => null,
  count: () => null,
  gender: () => null,
  wish: () => null,
  codes: (field) => {
    const { assumed } = vocabularyOf(field);
    return assumed === undefined ? [] : [assumed];
  },
  code: (field) => vocabularyOf(field).assumed ?? null,
  windows: () => [],
  hamlet: () => '',
  household: () => null,
  programme: () => null,
  place: () => null,
  day: () => null,
  flag: () => false,
};

/** Every field that is stored: as it was said, or empty. */
export function saidOrEmpty<Fields extends PersonFields>(
  fields: Fields,
  said: object,
): Stored<Fields> {
  const values = said as Record<string, unknown>;
  return Object.fromEntries(
    entriesOf(fields)
      .filter(([, { kind }]) => kind !== 'place')
      .map(([name, field]) => [
        name,
        field.add && !isEmpty(values[name]) ? values[name] : empty[field.kind](field),
      ]),
  ) as Stored<Fields>;
}
