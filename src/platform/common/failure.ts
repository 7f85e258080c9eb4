import {
  isRefusalCode,
  type Language,
  type PlainRefusalCode,
  type RefusalCode,
  refusalSentence,
  textsIn,
} from '../../texts';
import { DomainError } from './domain-error';

/**
 * Why something that was asked for came to nothing, as its row keeps it: a code and the facts of its
 * sentence, which everybody reads in their own language. What failed before codes were kept has the
 * sentence of that time.
 */
export type Failure = { code: RefusalCode; params: object } | { sentence: string };

/** What was just asked for, or is tried again, has not failed. */
export type NotFailed<Row extends { failure: Failure | null }> = Row & { failure: null };

/** A refusal says itself why; a fault of ours is told by the code `broken`. */
export function failureOf(error: unknown, broken: PlainRefusalCode): Failure {
  if (error instanceof DomainError) return { code: error.code, params: error.params };
  return { code: broken, params: {} };
}

export function failureSentence(failure: Failure, language: Language): string {
  if ('sentence' in failure) return failure.sentence;
  const { refusals } = textsIn(language);
  // A version that has gone back may find codes of a later one.
  if (!isRefusalCode(failure.code)) return refusals.fault;
  return refusalSentence(refusals, failure.code, failure.params);
}
