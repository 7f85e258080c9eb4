import { GROUPS } from '../vietnamese/groups';
import { LANGUAGES } from '../vietnamese/languages';
import { SUPPORT_NEEDS } from '../vietnamese/support';
import { TOPICS } from '../vietnamese/topics';
import type { Term } from '../vietnamese/vocabulary';
import type { VocabularyName } from './field';

const vocabularies: Record<VocabularyName, readonly Term[]> = {
  topic: TOPICS,
  group: GROUPS,
  support: SUPPORT_NEEDS,
  language: LANGUAGES,
};

/** The codes of a list, in its order. */
export function codesOf(vocabulary: VocabularyName): string[] {
  return vocabularies[vocabulary].map(({ code }) => code);
}
