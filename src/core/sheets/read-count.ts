import { normaliseText } from '../vietnamese/text';
import type { Column } from './columns';
import { RowNotes } from './row-notes';

/** More than a hall full is a slip of the keyboard. */
const MOST_PEOPLE = 500;

/** A number of people; null when the cell is empty, and with a note when it holds none. */
export function readCount(notes: RowNotes, name: Column): number | null {
  const text = normaliseText(notes.text(name));
  if (text === '') return null;
  const count = Number(
    /^\D*?(-?\d+(?:[.,]\d+)?)\D*$/.exec(text)?.[1].replace(',', '.') ?? Number.NaN,
  );
  if (Number.isInteger(count) && count >= 1 && count <= MOST_PEOPLE) return count;
  notes.refuse('capacity', [name], 'capacity-odd', text.slice(0, 60));
  return null;
}
