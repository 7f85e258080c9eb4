import type { Count } from '../../core/matching/explain/shortage';

/** What the codes of a shortage are called, in the reader's language. */
export interface ShortageNames {
  hamlet: (id: string) => string;
  topic: (code: string) => string;
  language: (code: string) => string;
}

const MOST_NAMED = 3;

/** The largest of some counts by name: "Thôn 1 (3), Thôn 2 (1), …". */
export function mostOf(counts: readonly Count[], name: (key: string) => string): string {
  const named = counts.slice(0, MOST_NAMED).map(({ key, people }) => `${name(key)} (${people})`);
  return named.join(', ') + (counts.length > MOST_NAMED ? ', …' : '');
}
