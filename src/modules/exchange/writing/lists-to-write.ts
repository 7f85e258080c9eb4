import type { CellProblem } from '../../../core/sheets/faults';
import type { CellValue } from '../../../core/sheets/table';
import type { PrintedColumn } from './printed-sheet';

/** A row that was not taken: its cells as they were and what is wrong with them. */
export interface RejectedForWriting {
  row: number;
  /** Where the file has several lists. */
  tab?: string;
  cells: readonly CellValue[];
  issues: readonly { column: string; reason: string; code?: string; problem?: CellProblem }[];
}

/** `columns` are the sheet's headers by position. */
export interface RejectedToWrite {
  columns: readonly string[];
  rows: readonly RejectedForWriting[];
}

export interface ListToWrite {
  title: string;
  columns: readonly PrintedColumn[];
  rows: readonly (readonly CellValue[])[];
}

/** What is written of a long list; rows come in pieces that were packed one by one. */
export type Apart<List extends { rows: unknown }> = Omit<List, 'rows'> & { rows: Uint8Array[] };

/** The work of a thread that writes workbooks. */
export interface WriteWorks {
  list: { asks: Apart<ListToWrite>; gives: Uint8Array };
  rejected: { asks: Apart<RejectedToWrite>; gives: Uint8Array };
}
