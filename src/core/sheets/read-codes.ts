import { type VocabularyName, vocabularies } from '../people/vocabularies';
import type { Vocabulary } from '../vietnamese/vocabulary';
import type { Column } from './columns';
import type { CellProblem, FaultCode, SheetWarning } from './faults';
import { RowNotes, shortened } from './row-notes';

/** What is noted of a cell with codes. */
interface CodeRemarks {
  code: SheetWarning['code'];
  /** Of what nobody knows and is left out. */
  skipped: CellProblem;
  /** Nobody can be paired without one: the row is refused. */
  needed?: { code: FaultCode; missing?: CellProblem; unknown: CellProblem };
}

/** The lists of which more can be said than that something is not known. */
const remarks: Partial<Record<VocabularyName, CodeRemarks>> = {
  topic: {
    code: 'topic',
    skipped: 'topic-skipped',
    needed: { code: 'topic', missing: 'topic-missing', unknown: 'topic-unknown' },
  },
  language: {
    code: 'language',
    skipped: 'language-skipped',
    needed: { code: 'language', unknown: 'language-unknown' },
  },
  support: { code: 'support', skipped: 'support-unknown' },
};
const otherwise: CodeRemarks = { code: 'code', skipped: 'code-unknown' };

/** The codes of a cell; what nobody knows is the list's fallback, or left out with a note. */
export function readCodes(
  notes: RowNotes,
  name: Column,
  list: VocabularyName,
  vocabulary: Vocabulary = vocabularies[list],
): string[] {
  const { code, skipped, needed } = remarks[list] ?? otherwise;
  const text = notes.text(name);
  if (text.trim() === '' && vocabulary.assumed) {
    notes.assumed.push(name);
    return [vocabulary.assumed];
  }
  const { codes, unknown } = vocabulary.read(text);
  if (unknown.length > 0 && vocabulary.fallback) {
    return [...new Set([...codes, vocabulary.fallback])];
  }
  if (codes.length === 0 && needed) {
    const { missing, unknown: odd } = needed;
    if (missing && text.trim() === '') notes.refuse(needed.code, [name], missing);
    else notes.refuse(needed.code, [name], odd, shortened(text));
  } else if (unknown.length > 0) {
    notes.warn(code, [name], skipped, shortened(unknown.join(', ')));
  }
  return codes;
}

/** The one code of a cell; where several stand in it the first holds, with a warning. */
export function readCode(
  notes: RowNotes,
  name: Column,
  list: VocabularyName,
  vocabulary: Vocabulary = vocabularies[list],
): string | null {
  const [code = null, ...others] = readCodes(notes, name, list, vocabulary);
  if (others.length > 0) notes.warn('code', [name], 'code-several', shortened(notes.text(name)));
  return code;
}
