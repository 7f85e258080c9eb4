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
  | 'capacity';

/** One reason against a row; `column` is the sheet's own header, `reason` one Vietnamese sentence. */
export interface Fault {
  code: FaultCode;
  column: string;
  reason: string;
}

/** Something mended or left out in a row that was taken all the same. */
export interface SheetWarning {
  row: number;
  column: string;
  code:
    | 'topic'
    | 'language'
    | 'free-time'
    | 'coordinates'
    | 'gender'
    | 'wished-gender'
    | 'support'
    | 'email'
    | 'phone';
  reason: string;
}

/** A row that was not taken, as it was; `cells` stand under `SheetReading.columns`. */
export interface RejectedRow {
  row: number;
  faults: Fault[];
  cells: CellValue[];
}

/** What became of a sheet: every person row is in exactly one of `accepted` and `rejected`. */
export interface SheetReading<Person> {
  ok: true;
  accepted: Person[];
  rejected: RejectedRow[];
  warnings: SheetWarning[];
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
