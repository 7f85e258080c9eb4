import { placeKey } from '../../../core/sheets/row-marks';
import { withReason } from '../../../texts';
import type { RejectedSheetRow, SheetIssue, SheetNotice } from './sheet-import.entity';

/** Of somebody who did not agree that their data is processed, or of whom the list does not say so. */
export function isUnagreed({ issues }: Pick<RejectedSheetRow, 'issues'>): boolean {
  return issues.some(({ code }) => code === 'consent');
}

/** That there was such a row and why it was rejected is kept; who it is about is not. */
export function withoutCells(row: RejectedSheetRow): RejectedSheetRow {
  return { ...row, cells: [], issues: row.issues.map(withoutPeople) };
}

/** What a cell said goes from the remark on it and from its sentence; of a remark of long ago no more than that is known. */
export function withoutPeople<Issue extends SheetIssue>(issue: Issue): Issue {
  const { problem } = issue;
  return problem === undefined ? issue : withReason({ ...issue, problem, quoted: '…' });
}

/** What is kept of a list from the first: of who did not agree the place in the file and the reason alone. */
export function withoutUnagreed({ rejected, warnings }: SaidOfList): SaidOfList {
  const unagreed = new Set(rejected.filter(isUnagreed).map(placeOf));
  if (unagreed.size === 0) return { rejected, warnings };
  return {
    rejected: rejected.map((row) => (isUnagreed(row) ? withoutCells(row) : row)),
    warnings: warnings.map((one) => (unagreed.has(placeOf(one)) ? withoutPeople(one) : one)),
  };
}

interface SaidOfList {
  rejected: RejectedSheetRow[];
  warnings: SheetNotice[];
}

function placeOf({ row, tab = '' }: { row: number; tab?: string }): string {
  return placeKey(tab, row);
}
