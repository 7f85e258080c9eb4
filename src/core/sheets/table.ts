import type { LegacyEncoding } from '../vietnamese/legacy-encodings';

/** What one cell held, as the file gives it: a formula stands with its last result. */
export type CellValue = string | number | boolean | Date | FormulaCell | null;

/** A cell that is computed; only its stored result is ever used. */
export interface FormulaCell {
  formula: string;
  result: string | number | boolean | Date | null;
}

/** One line of a sheet; `number` is the row number a person sees in Excel, `cells` begins with column A. */
export interface TableRow {
  number: number;
  cells: CellValue[];
  /** Hidden by hand, by a filter or in a folded group. */
  isHidden?: true;
}

/** A sheet as it was read, empty lines left out or not. */
export interface SheetTable {
  /** The sheet's tab, or the file's name for CSV. */
  name: string;
  rows: TableRow[];
  /** The whole tab is hidden, beside others that are not. */
  isHidden?: true;
  /** The old code that its letters were in, when they were converted. */
  convertedFrom?: LegacyEncoding;
}

/** Whether the cell is computed. */
export function isFormula(cell: CellValue | undefined): cell is FormulaCell {
  return typeof cell === 'object' && cell !== null && !(cell instanceof Date);
}

/** The cell's plain value, a formula's stored result. */
export function cellValue(cell: CellValue | undefined): string | number | boolean | Date | null {
  return (isFormula(cell) ? cell.result : cell) ?? null;
}

/** The cell as text: a date as dd/mm/yyyy, a true or false as "Có" or "Không", nothing as "". */
export function cellText(cell: CellValue | undefined): string {
  const value = cellValue(cell);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const [year, month, day] = value.toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  return String(value);
}

/** Whether nothing can be read in the cell. */
export function isBlank(cell: CellValue | undefined): boolean {
  return !isFormula(cell) && cellText(cell).trim() === '';
}
