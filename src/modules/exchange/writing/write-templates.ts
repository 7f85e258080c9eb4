import type { Workbook } from 'exceljs';
import {
  entriesOf,
  type FieldKind,
  type PersonField,
  type PersonFields,
  vocabularyName,
} from '../../../core/people/field';
import { fieldsOf, type FieldName, type Side } from '../../../core/people/fields';
import { defaultLanguage, textsIn } from '../../../texts';
import { newWorkbook } from '../workbook/new-workbook';
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
  const workbook = newWorkbook();
  const columns: TemplateColumn[] = [
    { ...words.ordinal, width: ORDINAL_WIDTH },
    ...columnsOf(side),
  ];
  const sheet = printedSheet(workbook, words.list, words.titles[side], columns);
  // Beside the numbers of the lines everything is text, so that 0912… keeps its first digit.
  columns.slice(1).forEach((_, index) => (sheet.getColumn(index + 2).numFmt = '@'));
  addGuide(workbook, columns);
  offerChoices(workbook, columns);
  return bytesOf(workbook);
}

/** A column for each field that the list asks for, in the order of the table. */
function columnsOf(side: Side): TemplateColumn[] {
  const texts: Partial<Record<FieldName, { header: string; hint: string }>> = words[side];
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, field]) => {
    const { sheet } = field;
    const text = texts[name as FieldName];
    if (!text || sheet?.width === undefined) return [];
    const choices = choicesOf[field.kind](field);
    return [{ ...text, width: sheet.width, isNeeded: sheet.isNeeded, choices }];
  });
}

const typed = (): undefined => undefined;
const genders = (): readonly string[] => words.genders;

/** What a cell of each kind is chosen from; several codes and everything else are typed. */
const choicesOf: Record<FieldKind, (field: PersonField) => readonly string[] | undefined> = {
  gender: genders,
  wish: genders,
  code: (field) => Object.values(textsIn(defaultLanguage).terms[vocabularyName(field)]),
  codes: typed,
  name: typed,
  text: typed,
  email: typed,
  address: typed,
  phone: typed,
  otherPhone: typed,
  year: typed,
  count: typed,
  windows: typed,
  hamlet: typed,
  household: typed,
  place: typed,
  day: typed,
  flag: typed,
};

/** Excel takes a list of at most 255 characters in a rule, and parts it at commas: names stand in cells. */
function offerChoices(workbook: Workbook, columns: readonly TemplateColumn[]): void {
  const sheet = workbook.worksheets[0];
  const lists = workbook.addWorksheet(words.choices, { state: 'hidden' });
  columns.forEach(({ choices }, index) => {
    if (!choices) return;
    const column = lists.getColumn(lists.columnCount + 1);
    column.values = [...choices];
    const cells = `$${column.letter}$1:$${column.letter}$${choices.length}`;
    for (let row = 3; row < PREPARED_ROWS; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`'${words.choices}'!${cells}`],
      };
    }
  });
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
