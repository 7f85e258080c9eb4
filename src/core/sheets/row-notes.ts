import { normaliseText } from '../vietnamese/text';
import type { Column } from './columns';
import { CellProblem, CellFault, FaultCode, SheetWarning } from './faults';
import { columnText, Header } from './header';
import { cellText, CellValue, cellValue, TableRow } from './table';

/** One row being read: gives its cells by meaning and gathers what is wrong with them. */
export class RowNotes {
  readonly faults: CellFault[] = [];
  readonly warnings: SheetWarning[] = [];

  constructor(
    private readonly header: Header,
    readonly row: TableRow,
    /** The hamlet whose heading stands above the row, "" for none. */
    readonly heading = '',
  ) {}

  has(column: Column): boolean {
    return this.header.columns[column] !== undefined;
  }

  cell(column: Column): CellValue {
    const index = this.header.columns[column];
    return index === undefined ? null : (this.row.cells[index] ?? null);
  }

  value(column: Column): string | number | boolean | Date | null {
    return cellValue(this.cell(column));
  }

  text(column: Column): string {
    return cellText(this.cell(column));
  }

  /** Notes a reason against the row; `columns` are tried in turn for one the sheet has. */
  refuse(code: FaultCode, columns: readonly Column[], problem: CellProblem, quoted = ''): void {
    this.faults.push({ code, column: this.columnOf(columns), problem, quoted });
  }

  warn(
    code: SheetWarning['code'],
    columns: readonly Column[],
    problem: CellProblem,
    quoted = '',
  ): void {
    const column = this.columnOf(columns);
    this.warnings.push({ row: this.row.number, column, code, problem, quoted });
  }

  /** Of who stops no more need be known than who they are. */
  leaveOnly(codes: readonly FaultCode[]): void {
    const kept = this.faults.filter(({ code }) => codes.includes(code));
    this.faults.splice(0, this.faults.length, ...kept);
  }

  private columnOf(columns: readonly Column[]): string {
    const column = columns.find((one) => this.has(one));
    return column === undefined ? '' : columnText(this.header, column);
  }
}

/** A cell's text short enough to stand in a sentence. */
export function shortened(text: string): string {
  const clean = normaliseText(text);
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
