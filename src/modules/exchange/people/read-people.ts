import { DomainError } from '../../../platform/common/domain-error';
import type { CellFault, SheetProblem, SheetReading } from '../../../core/sheets/faults';
import { parsePeopleSheets } from '../../../core/sheets/people-sheet';
import type { PersonRow, SheetContext } from '../../../core/sheets/person';
import type { SheetTable } from '../../../core/sheets/table';
import { isGuide } from '../workbook/guide-tab';
import type { SheetKind } from './sheet-import.entity';

/**
 * The rows of tables that were read, of our own templates without what explains them; an unusable file is refused whole.
 * @throws DomainError sheet-…
 */
export function readingOf(
  kind: SheetKind,
  file: string,
  tables: readonly SheetTable[],
  context: SheetContext,
): SheetReading<PersonRow> {
  const side = kind === 'mentors' ? 'mentor' : 'mentee';
  const lists = tables.filter((table) => !isGuide(table));
  const reading: SheetReading<PersonRow> | SheetProblem = parsePeopleSheets(lists, context, side);
  if (reading.ok) return reading;
  throw unusable(file, reading);
}

/** @throws DomainError sheet-hidden-rows where people in hidden rows were neither taken nor left */
export function assertNoneHidden(
  file: string,
  { hidden }: Pick<SheetReading<unknown>, 'hidden'>,
  answer: SheetContext['hidden'],
): void {
  if (hidden.length === 0 || answer !== undefined) return;
  const rows = hidden.map(({ tab, row, name }) => ({ tab: tab ?? null, row, name }));
  throw new DomainError('sheet-hidden-rows', { file, rows }, { rows });
}

/**
 * A list that lacks columns says something of people who are known alone.
 * @param lacking the rows that say too little of somebody new
 * @throws DomainError sheet-missing-columns where nobody of it is known
 */
export function assertSomebodyKnown(
  file: string,
  lacking: readonly { faults: readonly CellFault[] }[],
  { accepted }: Pick<SheetReading<unknown>, 'accepted'>,
): void {
  if (accepted.length === 0 || lacking.length < accepted.length) return;
  const faults = lacking.flatMap((row) => row.faults);
  const missing = faults.filter(({ problem }) => problem === 'column-missing');
  if (missing.length === 0) return;
  const columns = [...new Set(missing.map(({ column }) => column))];
  throw new DomainError('sheet-missing-columns', { file, columns });
}

function unusable(file: string, problem: SheetProblem): DomainError {
  switch (problem.code) {
    case 'no-header':
      return new DomainError('sheet-no-header', { file });
    case 'missing-columns':
      return new DomainError('sheet-missing-columns', { file, columns: problem.columns });
    case 'wrong-list':
      return new DomainError('sheet-wrong-list', { file, expected: problem.expected });
    case 'no-people':
      return new DomainError('sheet-no-people', { file });
  }
}
