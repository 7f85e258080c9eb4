import type { HiddenRowFacts } from './refusals';

const mostNamed = 12;

/** The first of these people with their rows, short enough for a sentence: "Lê Lan (dòng 4), …". */
export function namedRows(rows: readonly HiddenRowFacts[], row: string): string {
  const named = rows.slice(0, mostNamed).map((one) => {
    const place = `${row} ${one.row}`;
    return `${one.name || '–'} (${one.tab ? `${one.tab}, ${place}` : place})`;
  });
  return named.join(', ') + (rows.length > mostNamed ? ', …' : '');
}
