import { namesOfAddedTopic } from '../curriculum/added-topics';
import { type VocabularyName, vocabularies } from '../people/vocabularies';
import type { Vocabulary } from '../vietnamese/vocabulary';
import type { SheetContext } from './person';

type Added = NonNullable<SheetContext['addedTopics']>;

/** The topics of a sheet, once for all its rows. */
const topicsOf = new WeakMap<Added, Vocabulary>();

/** The list from which the cells of a ward's sheet are read: of topics with those that the ward added. */
export function vocabularyFor(
  list: VocabularyName,
  { addedTopics = [] }: Pick<SheetContext, 'addedTopics'>,
): Vocabulary {
  if (list !== 'topic' || addedTopics.length === 0) return vocabularies[list];
  const known = topicsOf.get(addedTopics) ?? withAdded(addedTopics);
  topicsOf.set(addedTopics, known);
  return known;
}

function withAdded(topics: Added): Vocabulary {
  const terms = topics.map((topic) => {
    const [name, ...also] = namesOfAddedTopic(topic);
    return { code: topic.code, vi: name, en: name, also };
  });
  return vocabularies.topic.with(terms);
}
