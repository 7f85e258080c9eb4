import type { AddedTopic } from '../curriculum/added-topics';
import type { Told } from '../people/field';
import type { fieldsOf, menteeFields, mentorFields, Side } from '../people/fields';
import type { Pin } from '../vietnamese/coordinates';
import type { CellFault } from './faults';
import type { SaidStop } from './read-stop';
import type { CellValue } from './table';

/** A home that a row puts far outside the ward. */
export interface FarPin extends Pin {
  metres: number;
}

/** A hamlet of the unit whose sheet is read. */
export interface SheetHamlet {
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** What reading a sheet needs to know from outside. */
export interface SheetContext {
  /** The local day on which the sheet is read, 'YYYY-MM-DD'. */
  today: string;
  /** What becomes of people in hidden rows; until that is said they are named and not taken. */
  hidden?: 'take' | 'leave';
  hamlets: readonly SheetHamlet[];
  /** How far apart people of the ward may live, metres; left out, no farther than any ward reaches. */
  maxMetres?: number;
  /** Topics that the ward added to those of everybody. */
  addedTopics?: readonly Pick<AddedTopic, 'code' | 'earlierNames'>[];
  /** What the programmes of the ward are called, where it has any beside that of the ambassadors. */
  programmes?: readonly string[];
}

/** What a row gives that no field stores as it is said. Only rows without a fault are given out, so required parts are there. */
interface WordedRow {
  /** Row number in the sheet, 1 is the first. */
  row: number;
  /** The tab of the row; absent where the file has one list. */
  tab?: string;
  birthYear: number | null;
  /** 'YYYY-MM-DD' when the sheet gives the day. */
  birthDate: string | null;
  /** Index into `SheetContext.hamlets`. */
  hamletIndex: number;
  hamletName: string;
  /** The commune's own code of the household, upper case; null when the sheet gives none. */
  householdCode?: string | null;
  /** The person's own pin; null means: stands at the hamlet. */
  latitude: number | null;
  longitude: number | null;
  /** A pin far outside the ward, which counts for nothing until somebody says that it is right. */
  farPin?: FarPin | null;
  /** Local day of consent, 'YYYY-MM-DD'; null when the sheet has no such column. */
  consentOn: string | null;
  /** Whether the sheet gives that day; a bare "x" counts as given on the day of reading. */
  isConsentDated: boolean;
  /**
   * Of a row that came back: mended in what tells people apart it is somebody else, otherwise nobody but who brings
   * it can say whom it means; null for all others.
   */
  again: 'other' | 'asked' | null;
  /** That the list says they take part no more; null where it does not. */
  stop: SaidStop | null;
  /** That the list says they do not agree to the use of their data: whoever did so far, withdraws it. */
  withdrawal: SaidStop | null;
  /** What is missing in the row of somebody new; whoever is known keeps what is stored. */
  ifNew: CellFault[];
  /** The fields that hold what is assumed of everybody, because the row does not say them. */
  assumed: string[];
  /** An earlier row of the file that may be the same person, of which nobody said yet whether it is; else null. */
  alikeTo: { row: number; tab?: string } | null;
  cells: CellValue[];
}

/** What every person of a sheet has. */
export type PersonRow = WordedRow &
  Told<Pick<typeof mentorFields, keyof typeof menteeFields & keyof typeof mentorFields>>;

/** A person of the sheet of one side: what its fields hold, by their names. */
export type RowOf<S extends Side> = PersonRow & Told<(typeof fieldsOf)[S]>;

export type MentorRow = RowOf<'mentor'>;
export type MenteeRow = RowOf<'mentee'>;
