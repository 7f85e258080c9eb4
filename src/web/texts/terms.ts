import { GROUPS } from '../../core/vietnamese/groups';
import { LANGUAGES } from '../../core/vietnamese/languages';
import { SUPPORT_NEEDS } from '../../core/vietnamese/support';
import { TOPICS } from '../../core/vietnamese/topics';
import type { Term } from '../../core/vietnamese/vocabulary';
import type { Language } from './language';

const vocabularies = { topic: TOPICS, group: GROUPS, support: SUPPORT_NEEDS, language: LANGUAGES };

/** The name of a code in the reader's language; a code nobody knows stands for itself. */
export function termName(
  kind: keyof typeof vocabularies,
  code: string,
  language: Language,
): string {
  const terms: readonly Term[] = vocabularies[kind];
  return terms.find((term) => term.code === code)?.[language] ?? code;
}

export function termNames(
  kind: keyof typeof vocabularies,
  codes: string[],
  language: Language,
): string {
  return codes.map((code) => termName(kind, code, language)).join(', ');
}
