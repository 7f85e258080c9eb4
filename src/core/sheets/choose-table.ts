import { ListKind, SheetProblem } from './faults';
import { namesOf } from '../people/field';
import { menteeFields, mentorFields } from '../people/fields';
import type { Column } from './columns';
import { findHeader, Header } from './header';
import { SheetTable } from './table';

const TELLING: Record<ListKind, readonly Column[]> = {
  mentors: namesOf(mentorFields, ({ sheet }) => sheet?.tellsSide ?? false),
  mentees: namesOf(menteeFields, ({ sheet }) => sheet?.tellsSide ?? false),
};
const NEEDED: readonly Column[] = ['fullName', 'hamletId', 'topics', 'windows'];

/** The sheet of a workbook that looks most like the list; the first one when none has a header. */
export function choosePeopleTable(
  tables: readonly SheetTable[],
  kind: ListKind,
): SheetTable | undefined {
  const scored = tables.map((table) => ({ table, score: score(findHeader(table), kind) }));
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, one) => (best && best.score >= one.score ? best : one),
    undefined,
  )?.table;
}

/** The refusal of mentors given as mentees or the other way round; null when the list can be the one. */
export function wrongList(table: SheetTable, kind: ListKind): SheetProblem | null {
  const header = findHeader(table);
  if (!header || header.columns.fullName === undefined) return null;
  const other = kind === 'mentors' ? 'mentees' : 'mentors';
  const isOther =
    columnsOfSide(header, other) >= (other === 'mentees' ? 2 : 1) &&
    columnsOfSide(header, kind) === 0 &&
    !(kind === 'mentees' && header.columns.consentOn !== undefined);
  if (!isOther) return null;
  return { ok: false, code: 'wrong-list', expected: kind };
}

/** Whether the header has more of the other list than of this one. */
export function isRatherOther(header: Header, kind: ListKind): boolean {
  return (
    columnsOfSide(header, kind === 'mentors' ? 'mentees' : 'mentors') > columnsOfSide(header, kind)
  );
}

function score(header: Header | null, kind: ListKind): number {
  if (!header) return -100;
  const other = kind === 'mentors' ? 'mentees' : 'mentors';
  const needed = NEEDED.filter((column) => header.columns[column] !== undefined).length;
  return needed * 10 + columnsOfSide(header, kind) * 3 - columnsOfSide(header, other) * 3;
}

function columnsOfSide(header: Header, kind: ListKind): number {
  return TELLING[kind].filter((column) => header.columns[column] !== undefined).length;
}
