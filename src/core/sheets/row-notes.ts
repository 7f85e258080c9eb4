import { normaliseText } from '../vietnamese/text';
import { Field } from './fields';
import { CellProblem, Fault, FaultCode, SheetWarning } from './faults';
import { columnText, Header } from './header';
import { cellText, CellValue, cellValue, TableRow } from './table';

/** One row being read: gives its cells by meaning and gathers what is wrong with them. */
export class RowNotes {
  readonly faults: Fault[] = [];
  readonly warnings: SheetWarning[] = [];

  constructor(
    private readonly header: Header,
    readonly row: TableRow,
    /** The hamlet whose heading stands above the row, "" for none. */
    readonly heading = '',
  ) {}

  has(field: Field): boolean {
    return this.header.columns[field] !== undefined;
  }

  cell(field: Field): CellValue {
    const column = this.header.columns[field];
    return column === undefined ? null : (this.row.cells[column] ?? null);
  }

  value(field: Field): string | number | boolean | Date | null {
    return cellValue(this.cell(field));
  }

  text(field: Field): string {
    return cellText(this.cell(field));
  }

  /** Notes a reason against the row; `columns` are tried in turn for one the sheet has. */
  refuse(code: FaultCode, columns: readonly Field[], problem: CellProblem, quoted = ''): void {
    this.faults.push({ code, column: this.columnOf(columns), problem, quoted });
  }

  warn(
    code: SheetWarning['code'],
    columns: readonly Field[],
    problem: CellProblem,
    quoted = '',
  ): void {
    const column = this.columnOf(columns);
    this.warnings.push({ row: this.row.number, column, code, problem, quoted });
  }

  private columnOf(columns: readonly Field[]): string {
    const column = columns.find((field) => this.has(field));
    return column === undefined ? '' : columnText(this.header, column);
  }
}

/** A cell's text short enough to stand in a sentence. */
export function shortened(text: string): string {
  const clean = normaliseText(text);
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
