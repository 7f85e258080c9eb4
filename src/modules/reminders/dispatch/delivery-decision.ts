import { ruleOf } from '../../../core/reminders/kinds';
import type { ReminderState } from '../entities/reminder.entity';
import type { Letter } from '../messages/due-message';

/** Why a reminder must not go out any more. */
export interface Verdict {
  state: Extract<ReminderState, 'cancelled' | 'expired'>;
  failure: string;
}

/**
 * Looks at a due letter as its booking stands now; undefined when it is to be sent. The rows of a
 * moved booking were cancelled with the move; this is the second look, for what slipped through.
 */
export function judge(letter: Letter, now: number): Verdict | undefined {
  const rule = ruleOf(letter.kind);
  if (rule.about === 'booking') {
    const failure = rule.while === 'off' ? notOff(letter) : notOn(letter);
    if (failure) return { state: 'cancelled', failure };
  }
  // Only news is worth a call to somebody who wants no messages.
  if (letter.hasStopped && !rule.isNews) {
    return { state: 'cancelled', failure: 'opted-out' };
  }
  if (letter.recipientName === null) return { state: 'cancelled', failure: 'no-recipient' };
  if (!letter.isRecipientActive) return { state: 'cancelled', failure: 'inactive-recipient' };
  if (letter.expiresAt <= now) return { state: 'expired', failure: letter.failure ?? 'too-late' };
  return undefined;
}

function notOn(letter: Letter): string | undefined {
  const mayBeOver = ruleOf(letter.kind).while === 'booked-or-attended';
  const states = mayBeOver ? ['booked', 'attended'] : ['booked'];
  if (letter.bookingState === null || !states.includes(letter.bookingState)) return 'not-booked';
  if (letter.sessionState === 'cancelled') return 'session-cancelled';
  if (letter.bookingStartAt !== letter.sessionStartAt) return 'moved';
  if (letter.bookingSessionId !== letter.sessionId) return 'moved';
  // Whoever booked after the parting meant it; what slipped in before should have gone with the pair.
  if (letter.pairEndedAt !== null) return 'pair-ended';
  return undefined;
}

/** "It is off" must not reach somebody whose session stands after all. */
function notOff(letter: Letter): string | undefined {
  return letter.bookingState === 'booked' && letter.bookingStartAt === letter.sessionStartAt
    ? 'booked-again'
    : undefined;
}
