import type { CellProblem } from '../core/sheets/faults';
import { defaultLanguage, textsIn, type Language } from './languages';

/** What is said of a cell; what was stored with no more than its sentence keeps that. */
interface CellRemark {
  problem?: CellProblem;
  quoted?: string;
  reason: string;
}

/** A remark of the sheet's reader with its sentence in Vietnamese, as it is stored. */
export function withReason<T extends { problem: CellProblem; quoted: string }>(
  remark: T,
): T & { reason: string } {
  return { ...remark, reason: textsIn(defaultLanguage).cells[remark.problem](remark.quoted) };
}

/** The sentence of a stored remark. */
export function cellSentence({ problem, quoted = '', reason }: CellRemark, language: Language) {
  return problem ? textsIn(language).cells[problem](quoted) : reason;
}
