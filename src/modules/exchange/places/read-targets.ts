import { AUDIENCES, type MeasureCode, MEASURES } from '../../../core/vietnamese/measures';
import { readDate } from '../../../core/vietnamese/dates';
import type { FileSource } from '../reading/file-source';
import { type PlaceLine, readPlaceSheet } from './read-place-sheet';

/** A line of a list of targets; what could not be read is NaN or empty, which no target is. */
export interface TargetRow {
  row: number;
  unitCode: string;
  year: number;
  audience: string;
  measure: MeasureCode;
  percent: number | null;
  denominator: number | null;
  denominatorOn: string | null;
  denominatorSource: string | null;
  amount: number | null;
}

const COLUMNS = {
  unitCode: /^ma\b|ma don vi|ma xa|unit code|^code/,
  year: /^nam$|^nam\b(?!.*sinh)|year/,
  measure: /chi tieu|measure/,
  audience: /nhom|doi tuong|group|audience/,
  percent: /ty le|phan tram|%|percent/,
  denominatorOn: /ngay|date/,
  denominatorSource: /nguon|source/,
  denominator: /mau so|tong so|denominator/,
  amount: /so luong|so tuyet doi|^so\b|amount|number/,
};

type Line = PlaceLine<keyof typeof COLUMNS>;

/** The lines of a list of targets; a line without percent and number says nothing. */
export async function readTargets(source: FileSource): Promise<TargetRow[]> {
  const lines = await readPlaceSheet(source, COLUMNS, ['unitCode', 'measure']);
  return lines
    .filter((line) => line.text('percent') !== '' || line.text('amount') !== '')
    .map((line) => ({
      row: line.row,
      unitCode: line.text('unitCode'),
      year: numberIn(line, 'year') ?? Number.NaN,
      audience: AUDIENCES.find(line.text('audience') || 'all')[0] ?? '',
      measure: (MEASURES.find(line.text('measure'))[0] ?? '') as MeasureCode,
      percent: numberIn(line, 'percent'),
      denominator: numberIn(line, 'denominator'),
      denominatorOn: dayIn(line),
      denominatorSource: line.text('denominatorSource') || null,
      amount: numberIn(line, 'amount'),
    }));
}

/** "80", "80 %", "1.200", 80; Excel keeps 80 % as 0.8, which is told by the sign of its column. */
function numberIn(line: Line, name: keyof typeof COLUMNS): number | null {
  const value = line.value(name);
  if (value === null || value === '') return null;
  if (typeof value === 'number') {
    return name === 'percent' && value > 0 && value <= 1 ? Math.round(value * 100) : value;
  }
  const text = line
    .text(name)
    .replace(/\s*%$/, '')
    .replaceAll(/[\s.](?=\d{3}\b)/g, '');
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function dayIn(line: Line): string | null {
  const value = line.value('denominatorOn');
  if (value === null || typeof value === 'boolean') return null;
  return readDate(value, { latestTwoDigitYear: 2099 })?.date ?? null;
}
