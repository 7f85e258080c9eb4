import type { CellValue } from './table';

/** Which of the two lists a sheet is. */
export type ListKind = 'mentors' | 'mentees';

/** Why a row was not taken; stable, for programs. */
export type FaultCode =
  | 'phone'
  | 'hamlet'
  | 'birth-year'
  | 'name'
  | 'topic'
  | 'duplicate'
  | 'consent'
  | 'free-time'
  | 'language'
  | 'capacity'
  | 'column';

/** What exactly is wrong with a cell. */
export type CellProblem =
  | 'name-formula'
  | 'name-missing'
  | 'name-odd'
  | 'name-broken'
  | 'name-several'
  | 'letters-converted'
  | 'gender-unknown'
  | 'birth-missing'
  | 'birth-odd'
  | 'age-odd'
  | 'email-odd'
  | 'phone-missing'
  | 'phone-odd'
  | 'phone-rounded'
  | 'other-phone-rounded'
  | 'phone-landline'
  | 'phone-landline-or-none'
  | 'phone-landline-kept'
  | 'phone-of-relative'
  | 'phone-of-second'
  | 'phone-second-kept'
  | 'phone-left-out'
  | 'landline-renumbered'
  | 'other-phone-odd'
  | 'phone-unknown-operator'
  | 'phone-renumbered'
  | 'topic-missing'
  | 'topic-unknown'
  | 'topic-skipped'
  | 'language-unknown'
  | 'language-skipped'
  | 'free-time-missing'
  | 'free-time-odd'
  | 'free-time-partly'
  | 'hamlet-unknown'
  | 'hamlet-missing'
  | 'pin-odd'
  | 'pin-far'
  | 'capacity-odd'
  | 'consent-missing'
  | 'consent-odd'
  | 'column-missing'
  | 'columns-missing'
  | 'support-unknown'
  | 'code-unknown'
  | 'code-several'
  | 'wish-odd'
  | 'duplicate'
  | 'duplicate-unmended'
  | 'duplicate-alike'
  | 'person-alike'
  | 'status-unknown'
  | 'stopped-unknown';

/** One reason against a row; `column` is the sheet's own header. */
export interface CellFault {
  code: FaultCode;
  column: string;
  problem: CellProblem;
  /** What stands in the cell, short enough for a sentence; "" where nothing is quoted. */
  quoted: string;
}

/** Something mended or left out in a row that was taken all the same. */
export interface SheetWarning {
  row: number;
  /** Of the row; absent where the file has one list. */
  tab?: string;
  column: string;
  code:
    | 'topic'
    | 'language'
    | 'free-time'
    | 'coordinates'
    | 'gender'
    | 'wished-gender'
    | 'support'
    | 'code'
    | 'email'
    | 'phone'
    | 'status'
    | 'letters'
    | 'columns';
  problem: CellProblem;
  quoted: string;
}

/** A row that was not taken, as it was; `cells` stand under `SheetReading.columns`. */
export interface RejectedRow {
  row: number;
  /** Of the row; absent where the file has one list. */
  tab?: string;
  faults: CellFault[];
  cells: CellValue[];
}

/** A person whom nobody sees who opens the file. */
export interface HiddenRow {
  row: number;
  tab?: string;
  name: string;
}

/** A tab of the file from which nobody was taken. */
export interface UnreadTab {
  name: string;
  why: SheetProblem['code'];
  /** Those that are missing, by the names that the sheets usually give them. */
  columns?: string[];
}

/** What became of a sheet: every person row is in exactly one of `accepted` and `rejected`. */
export interface SheetReading<Person> {
  ok: true;
  accepted: Person[];
  rejected: RejectedRow[];
  warnings: SheetWarning[];
  /** Rows of people that are hidden and were not taken. */
  hidden: HiddenRow[];
  /** The tabs with something in them that are no such list. */
  unread: UnreadTab[];
  /** The sheet's own headers by column, "" where a column has none. */
  columns: string[];
}

/** Why a whole sheet cannot be used. */
export type SheetProblem = { ok: false } & (
  | { code: 'no-header' }
  /** By the names that the sheets usually give them. */
  | { code: 'missing-columns'; columns: string[] }
  | { code: 'wrong-list'; expected: ListKind }
  | { code: 'no-people' }
);
