import { GROUPS } from './groups';
import { LANGUAGES } from './languages';
import { SUPPORT_NEEDS } from './support';
import { TOPICS } from './topics';
import type { Term } from './vocabulary';

const vocabularies = { topic: TOPICS, group: GROUPS, support: SUPPORT_NEEDS, language: LANGUAGES };

/** The name of a code in the reader's language; a code nobody knows stands for itself. */
export function termName(
  kind: keyof typeof vocabularies,
  code: string,
  language: 'vi' | 'en',
): string {
  const terms: readonly Term[] = vocabularies[kind];
  return terms.find((term) => term.code === code)?.[language] ?? code;
}

export function termNames(
  kind: keyof typeof vocabularies,
  codes: string[],
  language: 'vi' | 'en',
): string {
  return codes.map((code) => termName(kind, code, language)).join(', ');
}
