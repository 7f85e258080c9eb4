import { entriesOf, type PersonFields } from '../people/field';
import { fieldsOf, type Side } from '../people/fields';
import { wrongList } from './choose-table';
import type { Column } from './columns';
import type { SheetProblem } from './faults';
import { findHeader, type Header } from './header';
import type { HamletNames } from './hamlet-names';
import { hamletHeading, personLines, type PersonLine } from './rows';
import type { SheetTable } from './table';

/** A tab that is a list of people. */
export interface OpenList {
  ok: true;
  table: SheetTable;
  header: Header;
  lines: PersonLine[];
  /** The hamlet that the tab's name gives, "" for none. */
  hamlet: string;
  /** Columns without which nobody new can be taken, by their usual names. */
  missing: string[];
}

/** The rows of people in a tab, and where their columns stand; a problem where it is no such list. */
export function openList(
  table: SheetTable,
  side: Side,
  hamletNames: HamletNames,
): OpenList | SheetProblem {
  const wrong = wrongList(table, side === 'mentor' ? 'mentors' : 'mentees');
  if (wrong) return wrong;
  const header = findHeader(table);
  if (!header) return { ok: false, code: 'no-header' };
  const hamlet = hamletOf(table, hamletNames);
  const lines = personLines(table, header);
  const missing = missingColumns(header, lines, side, hamlet);
  const columns = missing.map(({ column }) => column);
  if (missing.some(({ isTelling }) => isTelling)) {
    return { ok: false, code: 'missing-columns', columns };
  }
  return { ok: true, table, header, lines, hamlet, missing: columns };
}

/** "Thôn 2" as a tab gives the hamlet of its people, whether the unit knows it or not. */
function hamletOf({ name }: SheetTable, hamletNames: HamletNames): string {
  return hamletNames.find(name) !== null ? name : (hamletHeading(name) ?? '');
}

/**
 * The required columns a sheet lacks, by their usual names, and whether nobody can be told without them; hamlets may
 * stand as headings or on the tab.
 */
function missingColumns(
  header: Header,
  lines: readonly PersonLine[],
  side: Side,
  hamlet: string,
): { column: string; isTelling: boolean }[] {
  const hasHamlets =
    hamlet !== '' ||
    header.columns.ourTab !== undefined ||
    lines.some(({ heading }) => heading !== '');
  const has = (column: string): boolean => header.columns[column as Column] !== undefined;
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, { kind, sheet }]) => {
    if (sheet?.required === undefined) return [];
    const isThere = [name, ...(sheet.instead ?? [])].some(has);
    if (isThere || (kind === 'hamlet' && hasHamlets)) return [];
    return [{ column: sheet.required, isTelling: kind === 'name' || kind === 'hamlet' }];
  });
}
