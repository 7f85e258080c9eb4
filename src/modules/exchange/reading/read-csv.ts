import { parse } from 'csv-parse/sync';
import { DomainError } from '../../../platform/common/domain-error';
import type { SheetTable } from '../../../core/sheets/table';
import { MOST_ROWS, mostColumns, notASheet, tooManyRows } from './inspect-workbook';

const DELIMITERS = [',', ';', '\t', '|'];
const LINES_SAMPLED = 30;
/** Blank lines beside the people. */
const SPARE_LINES = 5_000;

/** A CSV file of UTF-8 or UTF-16, parted by commas, semicolons, tabs or strokes, as one table. */
export function readCsv(name: string, bytes: Buffer): SheetTable[] {
  const text = decoded(name, bytes);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to_line: undefined,
      to: MOST_ROWS + SPARE_LINES,
    });
  } catch {
    throw new DomainError('file-damaged', { file: name, isCsv: true });
  }
  const rows = records
    .map((cells, index) => ({ number: index + 1, cells: cells.slice(0, mostColumns) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (records.length >= MOST_ROWS + SPARE_LINES || rows.length > MOST_ROWS) throw tooManyRows(name);
  return [{ name, rows }];
}

function decoded(name: string, bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    // Some programs fill the last block of a file up.
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\0+$/, '');
  } catch {
    throw new DomainError('file-encoding', { file: name });
  }
  if (text.includes('\0')) throw notASheet(name);
  return text;
}

/** UTF-16 tells itself by its first bytes, or by the empty halves of its commas and spaces. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2_000);
  const empty = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) empty[at % 2] += 1;
  });
  const most = sample.length / 10;
  if (empty[0] === 0 && empty[1] > most) return 'utf-16le';
  return empty[1] === 0 && empty[0] > most ? 'utf-16be' : 'utf-8';
}

/** The sign that parts most cells in the first lines, outside quotes. */
function delimiterOf(text: string): string {
  const sample = text
    .split(/\r?\n/, LINES_SAMPLED)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => sample.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
