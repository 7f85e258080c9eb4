import { AUDIENCES, MEASURES } from '../vietnamese/measures';
import { GROUPS } from '../vietnamese/groups';
import { LANGUAGES } from '../vietnamese/languages';
import { ORGANISATIONS } from '../vietnamese/organisations';
import { SUPPORT_NEEDS } from '../vietnamese/support';
import { TARGET_GROUPS } from '../vietnamese/target-groups';
import { TOPICS } from '../vietnamese/topics';
import { TRAININGS } from '../vietnamese/trainings';
import type { Vocabulary } from '../vietnamese/vocabulary';

/** Every closed list: readers, forms, texts and the API's description take it from here. */
export const vocabularies = {
  topic: TOPICS,
  group: GROUPS,
  support: SUPPORT_NEEDS,
  language: LANGUAGES,
  targetGroup: TARGET_GROUPS,
  organisation: ORGANISATIONS,
  training: TRAININGS,
  measure: MEASURES,
  audience: AUDIENCES,
} satisfies Record<string, Vocabulary>;

export type VocabularyName = keyof typeof vocabularies;

/** The codes of a list, in its order. */
export function codesOf(name: VocabularyName): readonly string[] {
  return vocabularies[name].codes;
}

/** What the codes of every list are called. */
export function namesOfCodes(
  language: 'vi' | 'en',
): Record<VocabularyName, Record<string, string>> {
  const names = Object.entries(vocabularies).map(([name, list]) => [name, list.names(language)]);
  return Object.fromEntries(names) as Record<VocabularyName, Record<string, string>>;
}
