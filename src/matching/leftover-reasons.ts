import { inactiveSentence, type Language, unpairedSentence } from '../core/matching/explain-words';
import type { InactiveReason, UnpairedReason } from '../core/matching/reasons';
import type { Leftover } from './leftover.entity';

type StoredReason = Pick<Leftover, 'side' | 'code' | 'facts'>;

/** The reason in one sentence, from the numbers stored with the proposal. */
export function leftoverReason(
  { side, ...reason }: StoredReason,
  language: Language = 'vi',
): string {
  return side === 'mentee'
    ? unpairedSentence(reason as unknown as UnpairedReason, language)
    : inactiveSentence(reason as unknown as InactiveReason, language);
}
