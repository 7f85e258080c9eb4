import type { SendOutcome } from '../channels/channel';
import type { ClaimedMessage } from '../messages/due-message';
import type { ReminderState } from '../entities/reminder.entity';

/** Where a try leaves its reminder. */
export interface OutcomeStep {
  state: Extract<ReminderState, 'sent' | 'planned' | 'ambiguous' | 'failed'>;
  chainIndex: number;
  retryAt: number | null;
  failure: string | null;
}

const second = 1_000;
const minute = 60 * second;
/** Pauses between tries on one way; about twenty minutes, so that there is time left for a call. */
const pauses = [5 * second, 15 * second, minute, 5 * minute, 15 * minute];

/**
 * Sent; or the next way of the chain; or the same way again, after a pause, when nothing was
 * accepted; or unclear, to be repeated only where the provider knows the key.
 */
export function stepAfter(
  due: Pick<ClaimedMessage, 'chainIndex' | 'hasNext' | 'expiresAt'>,
  outcome: SendOutcome,
  triesHere: number,
  repeatsSafely: boolean,
  now: number,
): OutcomeStep {
  const here = { chainIndex: due.chainIndex, retryAt: null };
  const failure = outcome.kind === 'accepted' ? null : outcome.code;
  const pauseMs = pauses[triesHere - 1];
  const retryAt = pauseMs === undefined ? null : now + pauseMs;
  switch (outcome.kind) {
    case 'accepted':
      return { ...here, state: 'sent', failure };
    case 'ambiguous':
      return { ...here, state: 'ambiguous', retryAt: repeatsSafely ? retryAt : null, failure };
    case 'busy': {
      const again = outcome.retryAt ?? retryAt;
      const isWorthIt = triesHere < 3 || !due.hasNext;
      if (isWorthIt && again !== null && again < due.expiresAt) {
        return { ...here, state: 'planned', retryAt: again, failure };
      }
      return nextWay(due, failure, now);
    }
    default:
      return nextWay(due, failure, now);
  }
}

function nextWay(
  due: Pick<ClaimedMessage, 'chainIndex' | 'hasNext'>,
  failure: string | null,
  now: number,
): OutcomeStep {
  const chainIndex = due.chainIndex + 1;
  return due.hasNext
    ? { state: 'planned', chainIndex, retryAt: now, failure }
    : { state: 'failed', chainIndex, retryAt: null, failure };
}
