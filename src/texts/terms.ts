import { textsIn, type Language, type Texts } from './languages';

type TermKind = keyof Texts['terms'];

/** The name of a code in the reader's language; a code nobody knows stands for itself. */
export function termName(kind: TermKind, code: string, language: Language): string {
  return textsIn(language).terms[kind][code] ?? code;
}

export function termNames(kind: TermKind, codes: string[], language: Language): string {
  return codes.map((code) => termName(kind, code, language)).join(', ');
}
