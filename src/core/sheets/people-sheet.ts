import { accentKey } from '../vietnamese/text';
import { entriesOf, type PersonFields } from '../people/field';
import { fieldsOf, type Side } from '../people/fields';
import { choosePeopleTable, isRatherOther } from './choose-table';
import { type Column, ourColumns } from './columns';
import { isSamePerson, SeenPeople } from './duplicates';
import type { SheetProblem, SheetReading, SheetWarning, UnreadTab } from './faults';
import type { Header } from './header';
import { HamletNames } from './hamlet-names';
import { JoinedColumns } from './joined-columns';
import { openList, type OpenList } from './open-list';
import type { PersonRow, RowOf, SheetContext } from './person';
import { readField } from './read-field';
import { readStop } from './read-stop';
import { readName } from './read-identity';
import {
  identityMarkOf,
  markOf,
  marksTab,
  placeKey,
  type SecondRows,
  secondRowsIn,
} from './row-marks';
import { RowNotes } from './row-notes';
import type { PersonLine } from './rows';
import { type CellValue, isBlank, type SheetTable } from './table';

/**
 * Reads every person of every tab that is a list of this side; a file without one gives the problem of the tab
 * that comes nearest. People in hidden rows are taken where the context says so, and named where it does not.
 */
export function parsePeopleSheets<S extends Side>(
  tables: readonly SheetTable[],
  context: SheetContext,
  side: S,
): SheetReading<RowOf<S>> | SheetProblem {
  const hamletNames = new HamletNames(context.hamlets.map(({ name }) => name));
  const { lists, unread, problem } = listsIn(tables, side, hamletNames);
  if (problem) return problem;
  const reading = new PeopleReading<S>(side, context, hamletNames, secondRowsIn(tables), lists);
  for (const list of lists) reading.read(list);
  return reading.result(unread);
}

/** The tabs that are such lists, and why the others are not. */
function listsIn(
  tables: readonly SheetTable[],
  side: Side,
  hamletNames: HamletNames,
): { lists: OpenList[]; unread: UnreadTab[]; problem: SheetProblem | null } {
  const filled = tables.filter(({ name, rows }) => rows.length > 0 && name !== marksTab);
  const opened = filled.map((table) => ({ table, list: openList(table, side, hamletNames) }));
  const kind = side === 'mentor' ? 'mentors' : 'mentees';
  const found = opened.flatMap(({ list }) => (list.ok && list.lines.length > 0 ? [list] : []));
  const own = found.filter(({ header }) => !isRatherOther(header, kind));
  const meant = own.length > 0 ? own : found;
  // A list that says little of people who are known is read, but not beside one that says all.
  const whole = meant.filter(({ missing }) => missing.length === 0);
  const lists = whole.length > 0 ? whole : meant;
  const unread = opened.flatMap(({ table: { name, isHidden }, list }): UnreadTab[] => {
    if (!list.ok) return isHidden ? [] : [unreadTab(name, list)];
    if (lists.includes(list)) return [];
    if (meant.includes(list)) {
      const { missing: columns } = list;
      return isHidden ? [] : [unreadTab(name, { ok: false, code: 'missing-columns', columns })];
    }
    return [{ name, why: list.lines.length === 0 ? 'no-people' : 'wrong-list' }];
  });
  if (lists.length > 0) return { lists, unread, problem: null };
  const nearest = choosePeopleTable(filled, kind);
  const why = nearest && opened.find(({ table }) => table === nearest)?.list;
  const problem: SheetProblem =
    why?.ok === false ? why : { ok: false, code: why ? 'no-people' : 'no-header' };
  return { lists, unread, problem };
}

function unreadTab(name: string, problem: SheetProblem): UnreadTab {
  const columns = problem.code === 'missing-columns' ? { columns: problem.columns } : {};
  return { name, why: problem.code, ...columns };
}

/** The people of the lists of one file, of whom nobody is taken twice. */
class PeopleReading<S extends Side> {
  private readonly seen = new SeenPeople();
  private readonly columns = new JoinedColumns();
  /** Rows that say too little of somebody new, by the name. */
  private readonly lacking = new Map<string, PersonRow[]>();
  private readonly reading: SheetReading<RowOf<S>> = {
    ok: true,
    accepted: [],
    rejected: [],
    warnings: [],
    hidden: [],
    unread: [],
    columns: [],
  };

  constructor(
    private readonly side: S,
    private readonly context: SheetContext,
    private readonly hamletNames: HamletNames,
    private readonly seconds: SecondRows,
    private readonly lists: readonly OpenList[],
  ) {}

  read(list: OpenList): void {
    const { header, table } = list;
    const tab = this.lists.length > 1 ? { tab: table.name } : {};
    const place = this.columns.placesOf(this.headersOf(list), oursIn(header));
    this.reading.warnings.push(...warningsOf(list, tab));
    for (const line of list.lines) {
      const notes = new RowNotes(header, line.row, headingOf(list, line));
      if ((line.row.isHidden || table.isHidden) && this.context.hidden !== 'take') {
        const hiddenTab = table.isHidden ? { tab: table.name } : tab;
        this.reading.hidden.push({ row: line.row.number, ...hiddenTab, name: readName(notes) });
      } else {
        const cells = this.withHamlet(list, line, place(line.row.cells));
        const again = this.saidAgain(notes, cells);
        this.readPerson(notes, { cells, again }, tab, list.missing);
      }
    }
  }

  /** @param unread the other tabs of the file */
  result(unread: UnreadTab[]): SheetReading<RowOf<S>> | SheetProblem {
    const { accepted, rejected, hidden } = this.reading;
    const isAsked = hidden.length > 0 && this.context.hidden === undefined;
    if (accepted.length + rejected.length === 0 && !isAsked) {
      return { ok: false, code: 'no-people' };
    }
    return { ...this.reading, unread, columns: this.columns.texts };
  }

  /** Of several lists those beyond the last header count as well, so that no two columns come together. */
  private headersOf(list: OpenList): string[] {
    const { table, header } = list;
    const { texts } = header;
    if (this.lists.length === 1 && !list.lines.some((line) => this.givenHamlet(list, line))) {
      return texts;
    }
    const width = Math.max(texts.length, ...table.rows.map(({ cells }) => cells.length));
    return Array.from({ length: width }, (_, column) => texts[column] ?? '');
  }

  /** What a heading above the row says of the hamlet, or its tab where no column of ours names that; "" for nothing. */
  private givenHamlet({ hamlet }: OpenList, { heading }: PersonLine): string {
    return heading || (this.lists.length === 1 ? hamlet : '');
  }

  /** A row that is handed back stands without its heading and tab: what they said of it goes with it. */
  private withHamlet(list: OpenList, line: PersonLine, cells: CellValue[]): CellValue[] {
    const hamlet = this.givenHamlet(list, line);
    const { name, required } = hamletColumn(this.side);
    const own = list.header.columns[name];
    if (!hamlet || (own !== undefined && !isBlank(line.row.cells[own]))) return cells;
    const text = own === undefined ? required : (list.header.texts[own] ?? required);
    const at = this.columns.placeNamed(text);
    const filled = [...cells];
    while (filled.length < at) filled.push(null);
    filled[at] = hamlet;
    return filled;
  }

  /** What became of a row that was, or may have been, somebody's second when it was handed back. */
  private saidAgain(notes: RowNotes, cells: CellValue[]): PersonRow['again'] {
    const mark = this.seconds.marks.get(markOf(cells));
    if (mark) return mark === 'alike' ? 'asked' : null;
    const place = placeKey(notes.text('ourTab').trim(), notes.text('ourRow').trim());
    const second = notes.has('ourReason') ? this.seconds.places.get(place) : undefined;
    if (!second) return null;
    const isMended =
      second.kind === 'second' &&
      second.identity !== '' &&
      second.identity !== identityMarkOf(this.columns.texts, cells);
    return isMended ? 'other' : 'asked';
  }

  private readPerson(
    notes: RowNotes,
    row: Pick<PersonRow, 'cells' | 'again'>,
    tab: { tab?: string },
    missing: readonly string[],
  ): void {
    const { cells } = row;
    const { accepted, rejected, warnings } = this.reading;
    const person = {
      ...readPerson(this.side, notes, this.context, this.hamletNames),
      ...row,
      ...tab,
    };
    if (this.seconds.marks.get(markOf(cells)) === 'second') {
      notes.refuse('duplicate', ['fullName', 'givenName'], 'duplicate-unmended');
    } else {
      refuseDuplicate(notes, this.seen, person);
    }
    person.assumed = notes.assumed;
    person.ifNew = notes.takeForNew(missing);
    const isWhole = person.ifNew.every(({ problem }) => problem === 'column-missing');
    if (person.stop) notes.leaveOnly(['name', 'birth-year', 'hamlet', 'duplicate']);
    const isAccepted = notes.faults.length === 0;
    person.alikeTo = isAccepted && row.again !== 'other' ? this.seen.alikeRow(person) : null;
    this.seen.add(person, isAccepted && isWhole);
    if (isAccepted) {
      if (isWhole) this.giveWay(person);
      else {
        const name = accentKey(person.fullName);
        this.lacking.set(name, [...(this.lacking.get(name) ?? []), person]);
      }
      accepted.push(person);
      warnings.push(...notes.warnings.map((warning) => ({ ...warning, ...tab })));
    } else {
      const faults = [...notes.faults, ...(person.stop || isWhole ? [] : person.ifNew)];
      rejected.push({ row: notes.row.number, ...tab, faults, cells });
    }
  }

  /** An earlier row of the same person that lacks something is as good as refused: the sound one holds. */
  private giveWay(person: PersonRow): void {
    const { accepted, rejected } = this.reading;
    const ofThatName = this.lacking.get(accentKey(person.fullName)) ?? [];
    const earlier = ofThatName.find((row) => isSamePerson(row, person));
    const at = accepted.findIndex((row) => row === earlier);
    if (at < 0) return;
    const [{ row, tab, cells, ifNew: faults }] = accepted.splice(at, 1);
    rejected.push({ row, ...(tab === undefined ? {} : { tab }), faults, cells });
  }
}

/** What is said of the sheet as a whole, at its header. */
function warningsOf(
  { table: { convertedFrom }, header: { rowNumber: row }, missing }: OpenList,
  tab: { tab?: string },
): SheetWarning[] {
  const about = { row, column: '', ...tab };
  const warnings: SheetWarning[] = [];
  if (convertedFrom) {
    const quoted = convertedFrom;
    warnings.push({ ...about, quoted, code: 'letters', problem: 'letters-converted' });
  }
  if (missing.length > 0) {
    const quoted = missing.join(', ');
    warnings.push({ ...about, quoted, code: 'columns', problem: 'columns-missing' });
  }
  return warnings;
}

/** The column of hamlets, and its usual header. */
function hamletColumn(side: Side): { name: Column; required: string } {
  for (const [name, { kind, sheet }] of entriesOf<PersonFields>(fieldsOf[side])) {
    if (kind === 'hamlet' && sheet?.required)
      return { name: name as Column, required: sheet.required };
  }
  throw new Error('No list is without hamlets.');
}

/** What stands for the hamlet where the row itself names none: a heading above, the tab it came from, its tab. */
function headingOf({ hamlet }: OpenList, { heading, tab }: PersonLine): string {
  return heading || tab || hamlet;
}

/** Which columns of a file of ours are ours, and go before the rows are handed back again. */
function oursIn({ columns }: Header): number[] {
  const isOurs = columns.ourRow !== undefined && columns.ourReason !== undefined;
  return isOurs ? ourColumns.flatMap((column) => columns[column] ?? []) : [];
}

/** Reads the fields of a row in the order of their table; what is wrong is noted in `notes`. */
function readPerson<S extends Side>(
  side: S,
  notes: RowNotes,
  context: SheetContext,
  hamletNames: HamletNames,
): RowOf<S> {
  const stop = readStop(notes, context.today);
  const row: Partial<PersonRow> = { row: notes.row.number, cells: notes.row.cells, stop };
  for (const [name, field] of entriesOf<PersonFields>(fieldsOf[side])) {
    if (!field.sheet) continue;
    const { hamletIndex } = row;
    const reading = { notes, name: name as Column, field, context, hamletNames, hamletIndex };
    Object.assign(row, readField(reading));
  }
  // The table names every part of a row, and RowOf is made of the same table.
  return row as RowOf<S>;
}

/**
 * A second row of one person is refused; when the first one was refused too and the second is sound,
 * the second is the correction and stays.
 */
function refuseDuplicate(notes: RowNotes, seen: SeenPeople, person: PersonRow): void {
  const earlier = seen.earlierRow(person);
  if (!earlier || (!earlier.isAccepted && notes.faults.length === 0)) return;
  notes.refuse('duplicate', ['fullName', 'givenName'], 'duplicate', placeInFile(earlier, person));
}

/** Where another row stands, as the row of `person` tells it. */
export function placeInFile(
  { row, tab }: Pick<PersonRow, 'row' | 'tab'>,
  person: PersonRow,
): string {
  return tab && tab !== person.tab ? `${row} (${tab})` : String(row);
}
