import { plainKey } from '../vietnamese/text';
import type { Column } from './columns';
import type { SheetContext } from './person';
import { RowNotes, shortened } from './row-notes';

/**
 * The programme that a cell names; null where it names none. A ward without programmes has such a column for reasons of
 * its own, and what nobody knows is left out with a note.
 */
export function readProgramme(
  notes: RowNotes,
  name: Column,
  { programmes = [] }: Pick<SheetContext, 'programmes'>,
): string | null {
  const text = notes.text(name);
  if (programmes.length === 0 || text.trim() === '') return null;
  const known = programmes.find((programme) => plainKey(programme) === plainKey(text));
  if (known === undefined) notes.warn('code', [name], 'code-unknown', shortened(text));
  return known ?? null;
}
