import { type VocabularyName, vocabularies } from '../../../core/people/vocabularies';
import { OneOf, SomeOf } from '../../../platform/http/fields';

/** One code of a vocabulary. */
export function Code(name: VocabularyName): PropertyDecorator {
  const { codes, enumName } = vocabularies[name];
  return OneOf(codes, enumName);
}

/** Codes of a vocabulary, at least `least`. */
export function Codes(name: VocabularyName, least = 0): PropertyDecorator {
  const { codes, enumName } = vocabularies[name];
  return SomeOf(codes, enumName, least);
}
