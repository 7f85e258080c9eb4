import type { DataValidation, Workbook, Worksheet } from 'exceljs';
import { nameOfAddedTopic } from '../../../core/curriculum/added-topics';
import {
  entriesOf,
  type FieldKind,
  type PersonField,
  type PersonFields,
  vocabularyName,
} from '../../../core/people/field';
import { fieldsOf, type FieldName, type Side } from '../../../core/people/fields';
import type { CellValue } from '../../../core/sheets/table';
import { defaultLanguage, textsIn } from '../../../texts';
import { newWorkbook } from '../workbook/new-workbook';
import { addTextRow, bytesOf, printedSheet } from './printed-sheet';

/** What a cell is chosen from: where it may hold several, or something else, that is typed. */
interface TemplateChoices {
  from: readonly string[];
  isOpen?: boolean;
}

interface TemplateColumn {
  header: string;
  width: number;
  /** How to fill the column, for the second sheet. */
  hint: string;
  isNeeded?: boolean;
  choices?: TemplateChoices;
  isNumber?: boolean;
}

/** What a ward has already; a list of it comes filled in, others offer it. */
interface TemplatePlaces {
  hamlets: readonly { name: string; latitude: number; longitude: number }[];
  venues: readonly {
    name: string;
    hamletName: string | null;
    latitude: number;
    longitude: number;
    seats: number;
    hasWifi: boolean;
    isStepFree: boolean;
  }[];
}

/** Below the title and the header. */
const FIRST_ROW = 3;
const PREPARED_ROWS = 1_000;
const ORDINAL_WIDTH = 6;
const words = textsIn(defaultLanguage).sheetColumns;
const { yesNo } = words;

/** What a ward has of its own that its lists choose from. */
interface WardNames {
  hamlets?: readonly string[];
  /** Codes of the topics that it added. */
  addedTopics?: readonly string[];
}

/** An empty sheet of ambassadors to be filled in by an officer. */
export function writeMentorTemplate(names: WardNames = {}): Promise<Buffer> {
  return writePeopleTemplate('mentor', names);
}

/** An empty sheet of residents who ask to learn. */
export function writeMenteeTemplate(names: WardNames = {}): Promise<Buffer> {
  return writePeopleTemplate('mentee', names);
}

/** The hamlets of a ward, to be put right and added to. */
export function writeHamletTemplate({ hamlets }: Pick<TemplatePlaces, 'hamlets'>): Promise<Buffer> {
  const { name, latitude, longitude } = words.hamlet;
  return writeTemplate(
    words.titles.hamlets,
    [
      { ...name, width: 30, isNeeded: true },
      { ...latitude, width: 14, isNumber: true },
      { ...longitude, width: 14, isNumber: true },
    ],
    hamlets.map((hamlet) => [hamlet.name, hamlet.latitude, hamlet.longitude]),
  );
}

/** The places of learning of a ward, to be put right and added to. */
export function writeVenueTemplate({ hamlets, venues }: TemplatePlaces): Promise<Buffer> {
  const { name, hamlet, latitude, longitude, seats, hasWifi, isStepFree } = words.venue;
  const saidAs = (is: boolean): string => (is ? yesNo.yes : yesNo.no);
  const choices = { from: [yesNo.yes, yesNo.no] };
  return writeTemplate(
    words.titles.venues,
    [
      { ...name, width: 30, isNeeded: true },
      { ...hamlet, width: 20, choices: { from: hamlets.map((one) => one.name) } },
      { ...latitude, width: 14, isNumber: true },
      { ...longitude, width: 14, isNumber: true },
      { ...seats, width: 10, isNumber: true },
      { ...hasWifi, width: 10, choices },
      { ...isStepFree, width: 16, choices },
    ],
    venues.map((venue) => [
      venue.name,
      venue.hamletName,
      venue.latitude,
      venue.longitude,
      venue.seats,
      saidAs(venue.hasWifi),
      saidAs(venue.isStepFree),
    ]),
  );
}

function writePeopleTemplate(side: Side, names: WardNames): Promise<Buffer> {
  return writeTemplate(words.titles[side], [
    { ...words.ordinal, width: ORDINAL_WIDTH, isNumber: true },
    ...columnsOf(side, names),
  ]);
}

async function writeTemplate(
  title: string,
  columns: readonly TemplateColumn[],
  rows: readonly (readonly CellValue[])[] = [],
): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = printedSheet(workbook, words.list, title, columns);
  for (const row of rows) addTextRow(sheet, row);
  // Beside numbers everything is text, so that 0912… keeps its first digit.
  columns.forEach(({ isNumber }, index) => {
    if (!isNumber) sheet.getColumn(index + 1).numFmt = '@';
  });
  addGuide(workbook, columns);
  offerChoices(workbook, sheet, columns);
  return bytesOf(workbook);
}

/** A column for each field that the list asks for, in the order of the table. */
function columnsOf(side: Side, names: WardNames): TemplateColumn[] {
  const texts: Partial<Record<FieldName, { header: string; hint: string }>> = words[side];
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, field]) => {
    const { sheet } = field;
    const text = texts[name as FieldName];
    if (!text || sheet?.width === undefined) return [];
    const choices = choicesOf[field.kind](field, names);
    return [{ ...text, width: sheet.width, isNeeded: sheet.isNeeded, choices }];
  });
}

type ChoicesOf = (field: PersonField, names: WardNames) => TemplateChoices | undefined;

const typed: ChoicesOf = () => undefined;
const genders: ChoicesOf = () => ({ from: words.genders });
const namesOf = (field: PersonField, { addedTopics = [] }: WardNames): string[] => {
  const list = vocabularyName(field);
  const usual = Object.values(textsIn(defaultLanguage).terms[list]);
  return list === 'topic' ? [...usual, ...addedTopics.map(nameOfAddedTopic)] : usual;
};

/** What a cell of each kind is chosen from; everything else is typed. */
const choicesOf: Record<FieldKind, ChoicesOf> = {
  gender: genders,
  wish: genders,
  code: (field, names) => ({ from: namesOf(field, names) }),
  codes: (field, names) => ({ from: namesOf(field, names), isOpen: true }),
  windows: () => ({ from: words.freeTimes, isOpen: true }),
  hamlet: (_, { hamlets = [] }) => ({ from: hamlets }),
  name: typed,
  text: typed,
  email: typed,
  address: typed,
  phone: typed,
  otherPhone: typed,
  year: typed,
  count: typed,
  household: typed,
  place: typed,
  day: typed,
  flag: typed,
};

/** What a sheet of exceljs has and its types leave out: a rule for a whole range. */
interface RuledSheet extends Worksheet {
  dataValidations: { add: (range: string, rule: DataValidation) => void };
}

/** Excel takes a list of at most 255 characters in a rule, and parts it at commas: names stand in cells. */
function offerChoices(
  workbook: Workbook,
  sheet: Worksheet,
  columns: readonly TemplateColumn[],
): void {
  const lists = workbook.addWorksheet(words.choices, { state: 'hidden' });
  const { dataValidations } = sheet as RuledSheet;
  columns.forEach(({ header, choices }, index) => {
    if (!choices || choices.from.length === 0) return;
    const column = lists.getColumn(lists.columnCount + 1);
    column.values = [...choices.from];
    const cells = `$${column.letter}$1:$${column.letter}$${choices.from.length}`;
    const { letter } = sheet.getColumn(index + 1);
    dataValidations.add(`${letter}${FIRST_ROW}:${letter}${PREPARED_ROWS}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`'${words.choices}'!${cells}`],
      ...(choices.isOpen ? openRule(header) : closedRule(header)),
    });
  });
}

/** Whatever is typed instead is taken. */
function openRule(header: string): Partial<DataValidation> {
  const [promptTitle, prompt] = [header.slice(0, 32), words.chooseOrType];
  return { showErrorMessage: false, showInputMessage: true, promptTitle, prompt };
}

/** Something else is asked about once, and stays when it was meant. */
function closedRule(header: string): Partial<DataValidation> {
  const [errorTitle, error] = [header.slice(0, 32), words.notInList];
  return { showErrorMessage: true, errorStyle: 'warning', errorTitle, error };
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
