import { Workbook, Worksheet } from 'exceljs';
import { entriesOf, type PersonFields } from '../../../core/people/field';
import { fieldsOf, type FieldName, type Side } from '../../../core/people/fields';
import { defaultLanguage, textsIn } from '../../../texts';
import { addTextRow, bytesOf, printedSheet } from './printed-sheet';

interface TemplateColumn {
  header: string;
  width: number;
  /** How to fill the column, for the second sheet. */
  hint: string;
  isNeeded?: boolean;
  choices?: readonly string[];
}

const PREPARED_ROWS = 500;
const ORDINAL_WIDTH = 6;
const words = textsIn(defaultLanguage).sheetColumns;

/** An empty sheet of ambassadors to be filled in by an officer. */
export function writeMentorTemplate(): Promise<Buffer> {
  return writeTemplate('mentor');
}

/** An empty sheet of residents who ask to learn. */
export function writeMenteeTemplate(): Promise<Buffer> {
  return writeTemplate('mentee');
}

async function writeTemplate(side: Side): Promise<Buffer> {
  const workbook = new Workbook();
  const columns = [{ ...words.ordinal, width: ORDINAL_WIDTH }, ...columnsOf(side)];
  const sheet = printedSheet(workbook, words.list, words.titles[side], columns);
  columns.forEach(({ choices }: TemplateColumn, index) => {
    // Beside the numbers of the lines everything is text, so that 0912… keeps its first digit.
    if (index > 0) sheet.getColumn(index + 1).numFmt = '@';
    if (choices) offerChoices(sheet, index + 1, choices);
  });
  addGuide(workbook, columns);
  return bytesOf(workbook);
}

/** A column for each field that the list asks for, in the order of the table. */
function columnsOf(side: Side): TemplateColumn[] {
  const texts: Partial<Record<FieldName, { header: string; hint: string }>> = words[side];
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, { kind, sheet }]) => {
    const text = texts[name as FieldName];
    if (!text || sheet?.width === undefined) return [];
    const choices = kind === 'gender' || kind === 'wish' ? words.genders : undefined;
    return [{ ...text, width: sheet.width, isNeeded: sheet.isNeeded, choices }];
  });
}

function offerChoices(sheet: Worksheet, column: number, choices: readonly string[]): void {
  for (let row = 3; row < PREPARED_ROWS; row += 1) {
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices.join(',')}"`],
    };
  }
}

function addGuide(workbook: Workbook, columns: readonly TemplateColumn[]): void {
  const { header, needed, hint } = words.guideColumns;
  const guide = printedSheet(workbook, words.guide, words.guideTitle, [
    { header, width: 28 },
    { header: needed, width: 12 },
    { header: hint, width: 90 },
  ]);
  for (const column of columns) {
    addTextRow(guide, [column.header, column.isNeeded ? words.needed : '', column.hint]);
  }
}
