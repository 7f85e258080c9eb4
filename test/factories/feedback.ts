import { type Feedback } from '../../src/modules/reminders/entities/feedback.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** A question after the first lesson, not answered yet, whose link lasts. */
export function makeFeedback(
  given: Given<Feedback, 'wardId' | 'pairId' | 'menteeId' | 'bookingId'>,
): Feedback {
  return {
    id: newId(),
    occasion: 'first',
    code: newId().slice(-12),
    expiresAt: Number.MAX_SAFE_INTEGER,
    useful: null,
    alone: null,
    isWrong: null,
    words: null,
    answeredAt: null,
    answeredByKind: null,
    answeredById: null,
    settledAt: null,
    settledById: null,
    createdAt: 0,
    ...given,
  };
}
