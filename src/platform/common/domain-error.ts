import {
  defaultLanguage,
  refusalSentence,
  statusOfRefusal,
  textsIn,
  type Language,
  type PlainRefusalCode,
  type RefusalCode,
  type RefusalParams,
  type Thing,
} from '../../texts';

type Details = Record<string, unknown>;

/** The facts may be left out where the sentence of a code needs none. */
type Facts<C extends RefusalCode> = [C] extends [PlainRefusalCode]
  ? [params?: RefusalParams<C>, details?: Details]
  : [params: RefusalParams<C>, details?: Details];

/**
 * An expected refusal: `code` is stable and for programs, `params` are the facts that its sentence
 * tells in every language (see `texts/facts/refusals.ts`), `details` are for programs. `message` is the
 * sentence in Vietnamese, for logs and the command line.
 */
export class DomainError<C extends RefusalCode = RefusalCode> extends Error {
  readonly params: RefusalParams<C>;
  readonly details?: Details;
  /** The HTTP status that the code maps to. */
  readonly status: number;

  constructor(
    readonly code: C,
    ...[params, details]: Facts<C>
  ) {
    const facts: RefusalParams<C> = params ?? {};
    super(refusalSentence(textsIn(defaultLanguage).refusals, code, facts));
    this.name = 'DomainError';
    this.params = facts;
    this.details = details;
    this.status = statusOfRefusal(code, facts);
  }

  /** The sentence for the person who asked. */
  sentenceIn(language: Language): string {
    return refusalSentence(textsIn(language).refusals, this.code, this.params);
  }
}

/** The thing asked for does not exist, or is not for this person to see. */
export function notFound(what: Thing): DomainError {
  return new DomainError('not-found', { what });
}
