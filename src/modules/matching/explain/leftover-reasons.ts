import { inactiveSentence, type Language, unpairedSentence } from '../../../texts';
import type { InactiveReason, UnpairedReason } from '../../../core/matching/pairing/reasons';
import type { Leftover } from '../entities/leftover.entity';

type StoredReason = Pick<Leftover, 'side' | 'code' | 'facts'>;

/** The reason in one sentence, from the numbers stored with the proposal. */
export function leftoverReason(
  { side, code, facts: data }: StoredReason,
  language: Language = 'vi',
): string {
  const reason: unknown = { code, data };
  return side === 'mentee'
    ? unpairedSentence(reason as UnpairedReason, language)
    : inactiveSentence(reason as InactiveReason, language);
}
