import { DomainError } from '../../../platform/common/domain-error';
import { inUnicode } from '../../../core/sheets/legacy-letters';
import type { SheetTable } from '../../../core/sheets/table';
import { FileSource, loadFile } from './file-source';
import { damaged, locked, notASheet } from './inspect-workbook';
import { readCsv } from './read-csv';
import { isOds, readOds } from './read-ods';
import { readXls } from './read-other-workbook';
import { readXlsx } from './read-xlsx';
import { TextBudget } from './text-budget';
import { zipEntries } from './zip-entries';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** First bytes of files that are often renamed or sent by mistake: PDF, pictures, RAR, 7z, gzip, RTF. */
const OTHER_FILES = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '{\\rtf',
];

/** What programs save under a sheet's name, and Excel alone opens: web pages, web archives, XML of 2003. */
const OTHER_SHEETS =
  /^(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype html|html|meta|table)|MIME-Version:|<\?xml[^>]*>\s*<\?mso-application\s+progid="Excel)/i;

/**
 * Reads a file into tables of raw cells, an Excel workbook with one table per sheet. What the file is
 * is told by its bytes, not by its name; letters of an old code come as Unicode. Every refusal is one sentence with a code that begins `file-`.
 */
export async function readTables(source: FileSource): Promise<SheetTable[]> {
  const { name, bytes } = await loadFile(source);
  const read = await tablesIn(name, bytes);
  assertBearableTexts(name, read);
  const tables = read.map(inUnicode);
  if (tables.every(({ rows }) => rows.length === 0)) {
    throw new DomainError('file-empty', { file: name, hasRows: false });
  }
  return tables;
}

/** @throws DomainError file-too-large */
function assertBearableTexts(name: string, tables: readonly SheetTable[]): void {
  const budget = new TextBudget(name);
  for (const { rows } of tables) {
    for (const { cells } of rows) for (const cell of cells) budget.take(cell);
  }
}

async function tablesIn(name: string, bytes: Buffer): Promise<SheetTable[]> {
  if (startsWith(bytes, ZIP)) return zipped(name, bytes);
  if (startsWith(bytes, EMPTY_ZIP)) throw damaged(name);
  if (startsWith(bytes, OLE)) return oldWorkbook(name, bytes);
  if (OTHER_FILES.some((magic) => startsWith(bytes, Buffer.from(magic, 'latin1'))))
    throw notASheet(name);
  const start = bytes.toString('latin1', 0, 200);
  if (OTHER_SHEETS.test(start)) {
    throw new DomainError('file-not-a-sheet', { file: name, isWebPage: true });
  }
  if (/\.(xlsx|xlsm|xls|ods|pdf|docx?)$/i.test(name)) throw damaged(name);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(start)) throw notASheet(name);
  return readCsv(name, bytes);
}

/** A workbook of today's Excel, or of LibreOffice. */
async function zipped(name: string, bytes: Buffer): Promise<SheetTable[]> {
  const entries = await zipEntries(bytes).catch(() => Promise.reject(damaged(name)));
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw locked(name);
  return isOds(entries) ? readOds(name, entries) : readXlsx(name, entries);
}

/** A workbook of Excel 97–2003; Word's old documents are of the same kind of file. */
function oldWorkbook(name: string, bytes: Buffer): SheetTable[] {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) throw locked(name);
  if (!has('Workbook') && !has('Book')) throw notASheet(name);
  return readXls(name, bytes);
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
