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
import { defaultLanguage, type Language, textsIn } from '../../../texts';
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
const wordsIn = (language: Language) => textsIn(language).sheetColumns;
type Words = ReturnType<typeof wordsIn>;

/** What a ward has of its own that its lists choose from. */
interface WardNames {
  hamlets?: readonly string[];
  /** Codes of the topics that it added. */
  addedTopics?: readonly string[];
}

/** An empty sheet of ambassadors to be filled in by an officer. */
export function writeMentorTemplate(
  names: WardNames = {},
  language: Language = defaultLanguage,
): Promise<Buffer> {
  return writePeopleTemplate('mentor', { ...names, language });
}

/** An empty sheet of residents who ask to learn. */
export function writeMenteeTemplate(
  names: WardNames = {},
  language: Language = defaultLanguage,
): Promise<Buffer> {
  return writePeopleTemplate('mentee', { ...names, language });
}

/** The hamlets of a ward, to be put right and added to. */
export function writeHamletTemplate(
  { hamlets }: Pick<TemplatePlaces, 'hamlets'>,
  language: Language = defaultLanguage,
): Promise<Buffer> {
  const words = wordsIn(language);
  const { name, latitude, longitude } = words.hamlet;
  return writeTemplate(
    words,
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
export function writeVenueTemplate(
  { hamlets, venues }: TemplatePlaces,
  language: Language = defaultLanguage,
): Promise<Buffer> {
  const words = wordsIn(language);
  const { yesNo } = words;
  const { name, hamlet, latitude, longitude, seats, hasWifi, isStepFree } = words.venue;
  const saidAs = (is: boolean): string => (is ? yesNo.yes : yesNo.no);
  const choices = { from: [yesNo.yes, yesNo.no] };
  return writeTemplate(
    words,
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

function writePeopleTemplate(side: Side, offered: Offered): Promise<Buffer> {
  const words = wordsIn(offered.language);
  return writeTemplate(words, words.titles[side], [
    { ...words.ordinal, width: ORDINAL_WIDTH, isNumber: true },
    ...columnsOf(side, offered),
  ]);
}

async function writeTemplate(
  words: Words,
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
  addGuide(words, workbook, columns);
  offerChoices(words, workbook, sheet, columns);
  return bytesOf(workbook);
}

/** A column for each field that the list asks for, in the order of the table. */
function columnsOf(side: Side, offered: Offered): TemplateColumn[] {
  const texts: Partial<Record<FieldName, { header: string; hint: string }>> = wordsIn(
    offered.language,
  )[side];
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, field]) => {
    const { sheet } = field;
    const text = texts[name as FieldName];
    if (!text || sheet?.width === undefined) return [];
    const choices = choicesOf[field.kind](field, offered);
    return [{ ...text, width: sheet.width, isNeeded: sheet.isNeeded, choices }];
  });
}

type Offered = WardNames & { language: Language };

type ChoicesOf = (field: PersonField, offered: Offered) => TemplateChoices | undefined;

const typed: ChoicesOf = () => undefined;
const genders: ChoicesOf = (_, { language }) => ({ from: wordsIn(language).genders });
const namesOf = (field: PersonField, { language, addedTopics = [] }: Offered): string[] => {
  const list = vocabularyName(field);
  const usual = Object.values(textsIn(language).terms[list]);
  return list === 'topic' ? [...usual, ...addedTopics.map(nameOfAddedTopic)] : usual;
};

/** What a cell of each kind is chosen from; everything else is typed. */
const choicesOf: Record<FieldKind, ChoicesOf> = {
  gender: genders,
  wish: genders,
  code: (field, offered) => ({ from: namesOf(field, offered) }),
  codes: (field, offered) => ({ from: namesOf(field, offered), isOpen: true }),
  windows: (_, { language }) => ({ from: wordsIn(language).freeTimes, isOpen: true }),
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
  programme: typed,
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
  words: Words,
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
      ...(choices.isOpen ? openRule(words, header) : closedRule(words, header)),
    });
  });
}

/** Whatever is typed instead is taken. */
function openRule(words: Words, header: string): Partial<DataValidation> {
  const [promptTitle, prompt] = [header.slice(0, 32), words.chooseOrType];
  return { showErrorMessage: false, showInputMessage: true, promptTitle, prompt };
}

/** Something else is asked about once, and stays when it was meant. */
function closedRule(words: Words, header: string): Partial<DataValidation> {
  const [errorTitle, error] = [header.slice(0, 32), words.notInList];
  return { showErrorMessage: true, errorStyle: 'warning', errorTitle, error };
}

function addGuide(words: Words, workbook: Workbook, columns: readonly TemplateColumn[]): void {
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
