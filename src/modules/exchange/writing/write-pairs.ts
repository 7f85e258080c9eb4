import type { Worksheet } from 'exceljs';
import { entriesOf } from '../../../core/people/field';
import { menteeFields } from '../../../core/people/fields';
import type { CellValue } from '../../../core/sheets/table';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { displayPhone } from '../../../core/vietnamese/phones';
import { defaultLanguage, fieldText, type Language, termNames, textsIn } from '../../../texts';
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
  /** What of them somebody else could teach, one sentence for each. */
  taughtBeside: readonly string[];
  sharedWindows: readonly WeeklyWindow[];
}

/** A column of the list, and what stands in it for a mentee and their ambassador. */
interface PairColumn extends PrintedColumn {
  order: number;
  cell: (mentee: PairedMentee, mentor: PairsOfMentor, index: number) => CellValue;
}

function columnsIn(language: Language): readonly PairColumn[] {
  return [...mentorColumns(language), ...menteeColumns(language), ...pairColumns(language)].sort(
    (one, other) => (one.order === other.order ? 0 : one.order - other.order),
  );
}

/** About the ambassador; the number is that of the mentee among theirs. */
function mentorColumns(language: Language): readonly PairColumn[] {
  const { pairs: headers, noPhone } = textsIn(language).exported;
  const phoneText = (phone: string | null) => (phone === null ? noPhone : displayPhone(phone));
  return [
    { header: headers.mentor, width: 22, order: 0, cell: (_, mentor) => mentor.fullName },
    { header: headers.mentorPhone, width: 14, order: 0, cell: (_, { phone }) => phoneText(phone) },
    { header: headers.mentorHamlet, width: 14, order: 0, cell: (_, mentor) => mentor.hamletName },
    { header: headers.organisation, width: 18, order: 0, cell: (_, mentor) => mentor.organisation },
    { header: headers.number, width: 5, order: 0, cell: (_, __, index) => index + 1 },
  ];
}

/** About the pair. */
function pairColumns(language: Language): readonly PairColumn[] {
  const { exported, dates } = textsIn(language);
  const { pairs: headers } = exported;
  return [
    { header: headers.metres, width: 9, order: 10, cell: ({ metres }) => metres },
    {
      header: headers.covered,
      width: 36,
      order: 10,
      cell: ({ topicsCovered }) => termNames('topic', [...topicsCovered], language),
    },
    {
      header: headers.missing,
      width: 24,
      order: 10,
      cell: ({ topicsMissing }) => termNames('topic', [...topicsMissing], language),
    },
    {
      header: headers.beside,
      width: 36,
      order: 10,
      cell: ({ taughtBeside }) => taughtBeside.join('\n'),
    },
    {
      header: headers.windows,
      width: 26,
      order: 10,
      cell: ({ sharedWindows }) => dates.windows(sharedWindows),
    },
  ];
}

/** About the mentee: a column for each field that is exported. */
function menteeColumns(language: Language): readonly PairColumn[] {
  const { exported, fields } = textsIn(language);
  return entriesOf(menteeFields).flatMap(([name, field]) => {
    if (!field.exported) return [];
    const { width, order = Number.POSITIVE_INFINITY } = field.exported;
    const header = field.kind === 'name' ? exported.pairs.mentee : fields.mentee[name];
    const whenEmpty = field.kind === 'phone' ? exported.noPhone : null;
    const cell: PairColumn['cell'] = ({ person }) =>
      fieldText(field, person[name], language) ?? whenEmpty;
    return [{ header, width, order, cell }];
  });
}

/** The pairs as an .xlsx for people: one line per mentee, grouped by ambassador in the order given. */
export async function writePairs(
  title: string,
  mentors: readonly PairsOfMentor[],
  language: Language = defaultLanguage,
): Promise<Buffer> {
  const workbook = newWorkbook();
  const columns = columnsIn(language);
  const { pairsSheet } = textsIn(language).exported;
  const sheet = printedSheet(workbook, pairsSheet, title, columns);
  for (const mentor of mentors) addGroup(sheet, columns, mentor);
  return bytesOf(workbook);
}

function addGroup(sheet: Worksheet, columns: readonly PairColumn[], mentor: PairsOfMentor): void {
  mentor.mentees.forEach((mentee, index) => {
    const cells = columns.map(({ cell }) => cell(mentee, mentor, index));
    if (index > 0) return addBodyRow(sheet, cells);
    const row = addTextRow(sheet, cells);
    row.getCell(1).font = { bold: true };
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { top: { style: 'thin' } };
    });
  });
}
