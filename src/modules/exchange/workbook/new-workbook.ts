import type { Workbook } from 'exceljs';

/**
 * exceljs is loaded with the first workbook, which most processes never need; of it the workbook alone, since its streams
 * and what they bring take as long again.
 */
export function newWorkbook(): Workbook {
  const OfExcelJs = require('exceljs/lib/doc/workbook') as new () => Workbook;
  return new OfExcelJs();
}
