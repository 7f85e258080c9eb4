import type { CellValue as ExcelValue, Worksheet, XlsxReadOptions } from 'exceljs';
import JSZip from 'jszip';
import type { CellValue, FormulaCell, SheetTable, TableRow } from '../../../core/sheets/table';
import type { ZipEntry } from './zip-entries';
import { newWorkbook } from '../workbook/new-workbook';
import { damaged, inspectWorkbook, mostColumns } from './inspect-workbook';
import { TextBudget } from './text-budget';

/** Parts of a sheet that hold no people; some of them cost minutes when a whole column is validated. */
const UNREAD_PARTS: XlsxReadOptions = {
  ignoreNodes: [
    'dataValidations',
    'conditionalFormatting',
    'hyperlinks',
    'autoFilter',
    'drawing',
    'legacyDrawing',
    'picture',
    'tableParts',
    'extLst',
    'sheetProtection',
    'pageSetup',
    'headerFooter',
    'rowBreaks',
    'cols',
  ],
};

/** The sheets of a workbook, hidden ones and hidden rows marked as such; refuses what `inspectWorkbook` refuses, and damaged files. */
export async function readXlsx(name: string, entries: readonly ZipEntry[]): Promise<SheetTable[]> {
  const parts = await inspectWorkbook(name, entries);
  const workbook = newWorkbook();
  try {
    // exceljs declares its own Buffer, older than Node's.
    await workbook.xlsx.load((await repacked(parts)) as never, UNREAD_PARTS);
  } catch {
    throw damaged(name);
  }
  const isAnyVisible = workbook.worksheets.some(({ state }) => state === 'visible');
  const budget = new TextBudget(name);
  return workbook.worksheets.map((sheet) => ({
    ...tableOf(sheet, budget),
    ...(isAnyVisible && sheet.state !== 'visible' ? { isHidden: true } : {}),
  }));
}

/**
 * exceljs unpacks by itself, without limits and by other rules than the directory's: it is given a zip of
 * nothing but the parts that were looked at.
 */
async function repacked(parts: Map<string, Buffer>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [part, content] of parts) {
    zip.file(part, part === 'xl/workbook.xml' ? withoutNames(content) : content);
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}

/** Hides the names of ranges, of which exceljs would make every cell: one over whole columns takes hours. */
function withoutNames(workbook: Buffer): string {
  return workbook.toString().replace(/(<\/?)definedNames\b/g, '$1unreadNames');
}

function tableOf(sheet: Worksheet, budget: TextBudget): SheetTable {
  const rows: TableRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: CellValue[] = [];
    row.eachCell((cell, column) => {
      if (column > mostColumns) return;
      if (typeof cell.value === 'string') budget.take(cell.value);
      while (cells.length < column - 1) cells.push(null);
      cells.push(plain(cell.value));
    });
    rows.push({ number, cells, ...(row.hidden ? { isHidden: true } : {}) });
  });
  return { name: sheet.name, rows };
}

function plain(value: ExcelValue): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return unescaped(value);
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) {
    return unescaped(value.richText.map(({ text }) => text ?? '').join(''));
  }
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return plain(value.text);
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula;
    const result = plain(value.result ?? null);
    return { formula: formula ?? '', result: isPlain(result) ? result : null };
  }
  return null;
}

/** What Excel writes of signs that XML does not know (ST_Xstring): "_x000D_" is the end of a line. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function isPlain(value: CellValue): value is FormulaCell['result'] {
  return typeof value !== 'object' || value === null || value instanceof Date;
}
