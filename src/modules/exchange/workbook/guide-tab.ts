import type { SheetTable } from '../../../core/sheets/table';
import { normaliseText } from '../../../core/vietnamese/text';
import { languages, textsIn } from '../../../texts';

/** Whether a tab is the one of a template that tells how its columns are filled in: nobody stands in it. */
export function isGuide({ rows }: SheetTable): boolean {
  const title = rows[0]?.cells[0];
  if (typeof title !== 'string') return false;
  const written = normaliseText(title);
  return languages().some(({ code }) => textsIn(code).sheetColumns.guideTitle === written);
}
