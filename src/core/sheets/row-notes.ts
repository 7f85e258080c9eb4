import { normaliseText } from '../vietnamese/text';
import type { Column } from './columns';
import { CellProblem, CellFault, FaultCode, SheetWarning } from './faults';
import { columnText, Header } from './header';
import { cellText, CellValue, cellValue, TableRow } from './table';

/** One row being read: gives its cells by meaning and gathers what is wrong with them. */
export class RowNotes {
  readonly faults: CellFault[] = [];
  readonly warnings: SheetWarning[] = [];
  /** The fields of which the row says nothing, and something is assumed. */
  readonly assumed: Column[] = [];
  /** What is missing of somebody new. */
  private readonly forNew: CellFault[] = [];

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

  /** Notes what the row of somebody new lacks; whoever is known keeps what is stored. */
  refuseNew(code: FaultCode, columns: readonly Column[], problem: CellProblem, quoted = ''): void {
    this.forNew.push({ code, column: this.columnOf(columns), problem, quoted });
  }

  /**
   * What is missing of somebody new, with what no row can say because the list has no such column; that is no
   * reason against whoever is known.
   */
  takeForNew(missing: readonly string[]): CellFault[] {
    if (missing.length === 0) return this.forNew;
    const absent = this.faults.filter(({ problem }) => absentWithColumn.has(problem));
    const isAbsent = ({ column }: CellFault): boolean => column === '';
    const kept = this.faults.filter((fault) => !absent.includes(fault) || !isAbsent(fault));
    this.faults.splice(0, this.faults.length, ...kept);
    const columns = missing.map((column): CellFault => ({
      code: 'column',
      column,
      problem: 'column-missing',
      quoted: column,
    }));
    return [...columns, ...this.forNew];
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

/** What is said of every row of a list that lacks a column. */
const absentWithColumn: ReadonlySet<CellProblem> = new Set<CellProblem>([
  'topic-missing',
  'free-time-missing',
  'phone-missing',
]);

/** A cell's text short enough to stand in a sentence. */
export function shortened(text: string): string {
  const clean = normaliseText(text);
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
