import { plainKey } from '../vietnamese/text';
import type { CellValue } from './table';

/** The columns of several lists side by side: those of one header stand under it once. */
export class JoinedColumns {
  /** As written, "" where a column has no header. */
  readonly texts: string[] = [];
  private readonly known = new Map<string, number>();

  /** Puts the cells of a list with these headers where they stand among all; `left` columns go. */
  placesOf(texts: readonly string[], left: readonly number[]): (cells: CellValue[]) => CellValue[] {
    const places = texts.map((text, column) =>
      left.includes(column) ? -1 : this.placeOf(text, texts.slice(0, column)),
    );
    return (cells) => {
      const placed: CellValue[] = [];
      cells.forEach((cell, column) => {
        // Beyond the last header of a single list.
        const place = places[column] ?? column - left.length;
        if (place < 0) return;
        while (placed.length < place) placed.push(null);
        placed[place] = cell;
      });
      return placed;
    };
  }

  /** Where a column stands that a list does not have itself. */
  placeNamed(text: string): number {
    return this.placeOf(text, []);
  }

  private placeOf(text: string, before: readonly string[]): number {
    const key = plainKey(text);
    const nth = before.filter((other) => plainKey(other) === key).length;
    const known = this.known.get(`${nth} ${key}`);
    if (known !== undefined) return known;
    this.known.set(`${nth} ${key}`, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
