import { isAddedTopic, nameOfAddedTopic } from '../core/curriculum/added-topics';
import { textsIn, type Language, type Texts } from './languages';

type TermKind = keyof Texts['terms'];

/**
 * The name of a code in the reader's language; that of a topic which a ward added is the ward's. A code nobody knows
 * stands for itself.
 */
export function termName(kind: TermKind, code: string, language: Language): string {
  const name = textsIn(language).terms[kind][code];
  return name ?? (kind === 'topic' && isAddedTopic(code) ? nameOfAddedTopic(code) : code);
}

export function termNames(kind: TermKind, codes: string[], language: Language): string {
  return codes.map((code) => termName(kind, code, language)).join(', ');
}
