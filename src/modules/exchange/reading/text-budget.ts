import { type CellValue, isFormula } from '../../../core/sheets/table';
import { tooLarge } from './inspect-workbook';

/** What Excel lets into a cell. */
const longestCell = 32_767;
/** Of all cells: 20,000 rows with 300 letters each. */
export const mostLetters = 6_000_000;

/**
 * Counts what stands in the cells of a file: one text may stand in each of them and take no room in the file;
 * where the cells are stored, it takes all of it.
 */
export class TextBudget {
  private left = mostLetters;

  constructor(private readonly name: string) {}

  /** @throws DomainError file-too-large */
  take(cell: CellValue): void {
    const length = lengthOf(cell);
    this.left -= length;
    if (length > longestCell || this.left < 0) throw tooLarge(this.name, 'texts');
  }
}

/** How many letters count of a cell. */
export function lengthOf(cell: CellValue): number {
  if (isFormula(cell)) return cell.formula.length + lengthOf(cell.result);
  return typeof cell === 'string' ? cell.length : 0;
}
