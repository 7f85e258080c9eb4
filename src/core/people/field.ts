import type { WeeklyWindow } from '../time/weekly-window';
import { mergeWindows } from '../time/weekly-windows';
import type { Pin } from '../vietnamese/coordinates';
import type { Gender } from '../vietnamese/gender';
import { type VocabularyName, vocabularies } from './vocabularies';
import type { Vocabulary } from '../vietnamese/vocabulary';

/** What a field holds, as it is stored. */
export interface FieldValues {
  name: string;
  text: string | null;
  email: string | null;
  /** House and lane, within the hamlet. */
  address: string | null;
  /** E.164. */
  phone: string | null;
  /** E.164; a number to call, also a landline or a relative's. */
  otherPhone: string | null;
  year: number | null;
  count: number | null;
  gender: Gender | null;
  /** The gender that somebody wishes of another. */
  wish: Gender | null;
  /** Of a vocabulary. */
  codes: string[];
  /** One of a vocabulary. */
  code: string | null;
  windows: WeeklyWindow[];
  /** The hamlet's id. */
  hamlet: string;
  /** The household's id. */
  household: string | null;
  /** What the programme is called; null is that of the ambassadors. */
  programme: string | null;
  place: Pin;
  /** 'YYYY-MM-DD'. */
  day: string | null;
  flag: boolean;
}

export type FieldKind = keyof FieldValues;

/** How the header of a sheet names a column. */
export interface ColumnMeaning {
  /** Of several meanings that a header can have, the one with the lowest rank holds. */
  rank: number;
  /** On the header without accents, the surest first. */
  patterns: readonly RegExp[];
}

/** The column of a list that holds a field. */
export interface SheetColumn extends ColumnMeaning {
  /** Further columns that hold it or a part of it. */
  parts?: Readonly<Record<string, ColumnMeaning>>;
  /** Every row needs it. */
  isNeeded?: boolean;
  /** A list without the column is refused; by this name it is asked for. */
  required?: string;
  /** The columns that do as well as the column itself. */
  instead?: readonly string[];
  /** Mentors and mentees are told apart by it. */
  tellsSide?: boolean;
  /** In the empty list that officers fill in, characters; absent: it does not stand there. */
  width?: number;
}

type KindOfCodes = 'codes' | 'code';

/** One thing that is known of a person. Everything that reads, asks, shows or writes it follows from this. */
export type PersonField = FieldUses &
  (
    | { kind: KindOfCodes; vocabulary: VocabularyName }
    | { kind: Exclude<FieldKind, KindOfCodes>; vocabulary?: undefined }
  );

/** Where a field stands, and within which bounds. */
interface FieldUses {
  /** Most characters of a text, the highest count. */
  most?: number;
  /** A list of codes that may not be empty. */
  isNeeded?: boolean;
  sheet?: SheetColumn;
  /** How the API and the counter take it for a new person; absent: they do not. */
  add?: 'needed' | 'open';
  /** The API takes it for a person who is known. */
  change?: boolean;
  /** Which forms ask for it: at the door of a walk-in day what the counter asks as well is folded away. */
  asked?: 'door' | 'counter';
  /** A column of the staff's list. */
  isListed?: boolean;
  /** Whose page of the person shows it. */
  shownTo?: 'staff' | 'mentors';
  /** A column of pairs.xlsx: its width in characters, and where it stands; the last ones need no order. */
  exported?: { width: number; order?: number };
  /** The log names it when it was changed. True unless said otherwise. */
  isAudited?: boolean;
}

export type PersonFields = Readonly<Record<string, PersonField>>;

export type ValueOf<F extends PersonField> = FieldValues[F['kind']];

/** The values of a body that adds somebody. */
export type Added<Fields extends PersonFields> = {
  [Name in keyof Fields as Fields[Name] extends { add: 'needed' } ? Name : never]: NonNullable<
    ValueOf<Fields[Name]>
  >;
} & {
  [Name in keyof Fields as Fields[Name] extends { add: 'open' } ? Name : never]?: ValueOf<
    Fields[Name]
  >;
};

/** The values of a body that changes somebody. */
export type Changed<Fields extends PersonFields> = {
  [Name in keyof Fields as Fields[Name] extends { change: true } ? Name : never]?: ValueOf<
    Fields[Name]
  >;
};

/** Kinds that a sheet says in words of its own: an index, a code, a day that may be a guess. */
type WordedKind = 'year' | 'hamlet' | 'household' | 'place' | 'day';

/** What a row of a sheet says outright. */
export type Told<Fields extends PersonFields> = {
  -readonly [
    Name in keyof Fields as Fields[Name] extends { sheet: object }
      ? Fields[Name]['kind'] extends WordedKind
        ? never
        : Name
      : never
  ]: ValueOf<Fields[Name]>;
};

const wordedKinds: ReadonlySet<FieldKind> = new Set([
  'year',
  'hamlet',
  'household',
  'place',
  'day',
] satisfies WordedKind[]);

/** The name of the list from which a field of codes chooses. */
export function vocabularyName({ kind, vocabulary }: PersonField): VocabularyName {
  if (vocabulary === undefined) throw new Error(`A field of the kind ${kind} has no vocabulary.`);
  return vocabulary;
}

/** The list from which a field of codes chooses. */
export function vocabularyOf(field: PersonField): Vocabulary {
  return vocabularies[vocabularyName(field)];
}

/** Name and field, in the order of the table. */
export function entriesOf<Fields extends PersonFields>(
  fields: Fields,
): [name: keyof Fields & string, field: PersonField][] {
  return Object.entries(fields);
}

/** The names of those that `isMeant`. */
export function namesOf<Fields extends PersonFields>(
  fields: Fields,
  isMeant: (field: PersonField) => boolean,
): (keyof Fields & string)[] {
  return entriesOf(fields).flatMap(([name, field]) => (isMeant(field) ? [name] : []));
}

/** What a row of a sheet says outright, by the names of the fields. */
export function toldOf<Fields extends PersonFields>(
  fields: Fields,
  row: Told<Fields>,
): Told<Fields> {
  const names = namesOf(fields, ({ kind, sheet }) => sheet !== undefined && !wordedKinds.has(kind));
  const values = row as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Told<Fields>;
}

/** Whether a value says nothing: an empty cell, a list with nothing in it. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether two values of a field say something else; the order of codes and how windows are cut say nothing. */
export function differ({ kind }: PersonField, one: unknown, other: unknown): boolean {
  return plainOf(kind, one) !== plainOf(kind, other);
}

function plainOf(kind: FieldKind, value: unknown): string {
  if (kind === 'codes') return JSON.stringify([...((value ?? []) as string[])].sort());
  if (kind === 'windows') return JSON.stringify(mergeWindows((value ?? []) as WeeklyWindow[]));
  return JSON.stringify(value ?? null);
}

/** The audited fields in which two states of a person differ. */
export function changedFields(fields: PersonFields, before: object, after: object): string[] {
  const valueIn = (person: object, name: string): string =>
    JSON.stringify((person as Record<string, unknown>)[name] ?? null);
  const isOther = (name: string): boolean => valueIn(before, name) !== valueIn(after, name);
  return entriesOf(fields)
    .filter(([, { isAudited = true }]) => isAudited)
    .filter(([name, { kind }]) =>
      kind === 'place' ? isOther('latitude') || isOther('longitude') : isOther(name),
    )
    .map(([name]) => name);
}
