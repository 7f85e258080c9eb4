import type { Side } from '../../../core/people/fields';
import {
  countRejected,
  type DraftPreview,
  type DraftRow,
  type SheetImport,
} from '../../../modules/exchange';
import { cellSentence, type Texts } from '../../../texts';
import type { FileColumn } from '../../kit/components/table';
import type { View } from '../../kit/view/view';
import { labelOf } from '../../shared/people/field-value';
import { changedText } from '../../shared/people/changed-text';
import { rejectedLines } from '../imports/rejected-lines';

/** The list of imports. */
export function importColumns({ t, dates }: View): FileColumn<SheetImport>[] {
  const w = t.ward;
  return [
    { heading: w.file, width: 36, text: ({ fileName }) => fileName },
    { heading: w.kind, width: 14, text: ({ kind }) => w.kindOf(kind) },
    { heading: w.when, width: 22, text: ({ createdAt }) => dates.moment(createdAt) },
    { heading: w.added, width: 12, text: ({ added }) => added },
    { heading: w.changed, width: 12, text: ({ changed }) => changed },
    { heading: t.imports.stopped, width: 12, text: ({ stopped }) => stopped },
    { heading: w.unchanged, width: 12, text: ({ unchanged }) => unchanged },
    { heading: w.rejected, width: 14, text: countRejected },
  ];
}

/** What is said of one row of a file: by a line for each remark and each field that changes. */
export interface FileLine {
  outcome: keyof Texts['imports']['outcomes'];
  row: number;
  tab?: string;
  name: string;
  column?: (view: View) => string;
  was?: (view: View) => string | number;
  is?: (view: View) => string | number;
  reason?: (view: View) => string;
}

export function fileLineColumns(view: View): FileColumn<FileLine>[] {
  const { ward: w, imports: i, people } = view.t;
  return [
    { heading: i.outcome, width: 18, text: ({ outcome }) => i.outcomes[outcome] },
    { heading: w.row, width: 8, text: ({ row }) => row },
    { heading: i.tab, width: 14, text: ({ tab = null }) => tab },
    { heading: people.name, width: 26, text: ({ name }) => name },
    { heading: w.column, width: 24, text: ({ column }) => column?.(view) ?? null },
    { heading: i.isKnown, width: 26, text: ({ was }) => was?.(view) ?? null },
    { heading: i.isSaid, width: 26, text: ({ is }) => is?.(view) ?? null },
    { heading: w.reason, width: 50, text: ({ reason }) => reason?.(view) ?? null },
  ];
}

/** The rows of an import that were not taken, were left out or are worth a look. */
export function linesOfImport(sheetImport: SheetImport): FileLine[] {
  return [
    ...rejectedLines(sheetImport).map(({ place, name, column, ...issue }): FileLine => {
      const reason: FileLine['reason'] = ({ language }) => cellSentence(issue, language);
      return { outcome: 'rejected', ...place, name, column: () => column, reason };
    }),
    ...sheetImport.leftRows.map((row): FileLine => ({ outcome: 'hidden', ...row })),
    ...sheetImport.warnings.map(warned),
  ];
}

/** The rows of a file that waits: whatever they would do, and why some are not taken. */
export function linesOfDraft({ rows, warnings, hidden }: DraftPreview, side: Side): FileLine[] {
  return [
    ...rows.flatMap((row) => linesOfRow(row, side)),
    ...hidden.map((row): FileLine => ({ outcome: 'hidden', ...row })),
    ...warnings.map(warned),
  ];
}

function linesOfRow(draftRow: DraftRow, side: Side): FileLine[] {
  const { outcome, row, tab, name, fields = [], alike = [], issues = [], stop } = draftRow;
  const about: FileLine = { outcome, row, tab, name };
  const changes = [
    ...fields.map((field) => ({ field, who: undefined })),
    ...alike.flatMap(({ name: who, fields: differing }) =>
      differing.map((field) => ({ field, who })),
    ),
  ].map(({ field, who }): FileLine => ({
    ...about,
    column: (view) => labelOf(view, side, field.name),
    was: ({ language }) => changedText(side, field, 'was', language),
    is: ({ language }) => changedText(side, field, 'is', language),
    ...(who === undefined
      ? {}
      : { reason: ({ t }) => t.imports.sideBySide(String(row), name, who) }),
  }));
  const remarks = issues.map((issue): FileLine => ({
    ...about,
    column: () => issue.column,
    reason: ({ language }) => cellSentence(issue, language),
  }));
  const lines = [...changes, ...remarks];
  if (lines.length > 0) return lines;
  if (!stop) return [about];
  return [
    { ...about, reason: ({ t, dates }) => `${t.stops.short[stop.reason]}, ${dates.date(stop.on)}` },
  ];
}

function warned({ row, tab, column, ...issue }: SheetImport['warnings'][number]): FileLine {
  const reason: FileLine['reason'] = ({ language }) => cellSentence(issue, language);
  return { outcome: 'warned', row, tab, name: '', column: () => column, reason };
}
