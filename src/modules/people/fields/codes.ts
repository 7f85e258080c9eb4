import { type VocabularyName, vocabularies } from '../../../core/people/vocabularies';
import { mostAddedTopics, topicPattern } from '../../../core/curriculum/added-topics';
import { Fitting, FittingAll, OneOf, SomeOf } from '../../../platform/http/fields';

/** One code of a vocabulary; of topics also one that a ward added. */
export function Code(name: VocabularyName): PropertyDecorator {
  if (name === 'topic') return Fitting(topicPattern);
  const { codes, enumName } = vocabularies[name];
  return OneOf(codes, enumName);
}

/** Codes of a vocabulary, at least `least`. */
export function Codes(name: VocabularyName, least = 0): PropertyDecorator {
  const { codes, enumName } = vocabularies[name];
  if (name === 'topic') return FittingAll(topicPattern, codes.length + mostAddedTopics, least);
  return SomeOf(codes, enumName, least);
}
