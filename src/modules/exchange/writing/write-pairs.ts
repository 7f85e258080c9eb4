import type { Worksheet } from 'exceljs';
import { entriesOf } from '../../../core/people/field';
import { menteeFields } from '../../../core/people/fields';
import type { CellValue } from '../../../core/sheets/table';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { displayPhone } from '../../../core/vietnamese/phones';
import { defaultLanguage, fieldText, termNames, textsIn } from '../../../texts';
import { windowWords } from '../../../core/vietnamese/window-words';
import { newWorkbook } from '../workbook/new-workbook';
import { addBodyRow, addTextRow, bytesOf, PrintedColumn, printedSheet } from './printed-sheet';

/** An ambassador and everybody paired with them. */
export interface PairsOfMentor {
  fullName: string;
  /** E.164. */
  phone: string | null;
  hamletName: string;
  organisation: string | null;
  mentees: readonly PairedMentee[];
}

export interface PairedMentee {
  /** The values of the exported fields, by their names; hamlet and household as people call them. */
  person: Readonly<Record<string, unknown>>;
  metres: number;
  /** Topic codes. */
  topicsCovered: readonly string[];
  topicsMissing: readonly string[];
  sharedWindows: readonly WeeklyWindow[];
}

/** A column of the list, and what stands in it for a mentee and their ambassador. */
interface PairColumn extends PrintedColumn {
  order: number;
  cell: (mentee: PairedMentee, mentor: PairsOfMentor, index: number) => CellValue;
}

const texts = textsIn(defaultLanguage);
const words = texts.exported;
const { pairs: headers } = words;

/** About the ambassador; the number is that of the mentee among theirs. */
const mentorColumns: readonly PairColumn[] = [
  { header: headers.mentor, width: 22, order: 0, cell: (_, mentor) => mentor.fullName },
  { header: headers.mentorPhone, width: 14, order: 0, cell: (_, { phone }) => phoneText(phone) },
  { header: headers.mentorHamlet, width: 14, order: 0, cell: (_, mentor) => mentor.hamletName },
  { header: headers.organisation, width: 18, order: 0, cell: (_, mentor) => mentor.organisation },
  { header: headers.number, width: 5, order: 0, cell: (_, __, index) => index + 1 },
];

/** About the pair. */
const pairColumns: readonly PairColumn[] = [
  { header: headers.metres, width: 9, order: 10, cell: ({ metres }) => metres },
  {
    header: headers.covered,
    width: 36,
    order: 10,
    cell: ({ topicsCovered }) => termNames('topic', [...topicsCovered], defaultLanguage),
  },
  {
    header: headers.missing,
    width: 24,
    order: 10,
    cell: ({ topicsMissing }) => termNames('topic', [...topicsMissing], defaultLanguage),
  },
  {
    header: headers.windows,
    width: 26,
    order: 10,
    cell: ({ sharedWindows }) => windowWords(sharedWindows),
  },
];

/** About the mentee: a column for each field that is exported. */
const menteeColumns: readonly PairColumn[] = entriesOf(menteeFields).flatMap(([name, field]) => {
  if (!field.exported) return [];
  const { width, order = Number.POSITIVE_INFINITY } = field.exported;
  const header = field.kind === 'name' ? headers.mentee : texts.fields.mentee[name];
  const whenEmpty = field.kind === 'phone' ? words.noPhone : null;
  const cell: PairColumn['cell'] = ({ person }) =>
    fieldText(field, person[name], defaultLanguage) ?? whenEmpty;
  return [{ header, width, order, cell }];
});

const COLUMNS = [...mentorColumns, ...menteeColumns, ...pairColumns].sort((one, other) =>
  one.order === other.order ? 0 : one.order - other.order,
);

/** The pairs as an .xlsx for people: one line per mentee, grouped by ambassador in the order given. */
export async function writePairs(
  title: string,
  mentors: readonly PairsOfMentor[],
): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = printedSheet(workbook, words.pairsSheet, title, COLUMNS);
  for (const mentor of mentors) addGroup(sheet, mentor);
  return bytesOf(workbook);
}

function addGroup(sheet: Worksheet, mentor: PairsOfMentor): void {
  mentor.mentees.forEach((mentee, index) => {
    const cells = COLUMNS.map(({ cell }) => cell(mentee, mentor, index));
    if (index > 0) return addBodyRow(sheet, cells);
    const row = addTextRow(sheet, cells);
    row.getCell(1).font = { bold: true };
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { top: { style: 'thin' } };
    });
  });
}

function phoneText(phone: string | null): string {
  return phone === null ? words.noPhone : displayPhone(phone);
}
