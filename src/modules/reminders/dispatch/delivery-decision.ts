import { type ReminderRule, ruleOf } from '../../../core/reminders/kinds';
import type { ReminderState } from '../entities/reminder.entity';
import type { BookingState } from '../../sessions';
import type { DueMessage, MessageSession } from '../messages/due-message';

/** Why a reminder must not go out any more. */
export interface DeliveryDecision {
  state: Extract<ReminderState, 'cancelled' | 'expired'>;
  failure: string;
}

/**
 * Looks at a due message as its booking stands now; undefined when it is to be sent. The rows of a
 * moved booking were cancelled with the move; this is the second look, for what slipped through.
 */
export function decideDelivery(
  due: DueMessage,
  told: readonly MessageSession[],
  now: number,
): DeliveryDecision | undefined {
  const rule = ruleOf(due.kind);
  // Of several places, what stands was read with them; one is enough.
  const isJoint = due.jointId !== null && !rule.goesAlong && rule.about === 'booking';
  if (told.length === 0 && isJoint) return { state: 'cancelled', failure: 'not-booked' };
  if (told.length === 0 && rule.while === 'any-session') {
    return { state: 'cancelled', failure: 'no-sessions' };
  }
  if (rule.about === 'booking' && !isJoint) {
    const failure = rule.while === 'off' ? notOff(due) : notOn(due);
    if (failure) return { state: 'cancelled', failure };
  }
  // Only news is worth a call to somebody who wants no messages.
  if (due.hasStopped && !rule.isNews) {
    return { state: 'cancelled', failure: 'opted-out' };
  }
  if (due.recipientName === null) return { state: 'cancelled', failure: 'no-recipient' };
  // Whoever came back meanwhile does hear more.
  if (rule.isLast && due.isRecipientActive) return { state: 'cancelled', failure: 'person-back' };
  if (!rule.isLast && !due.isRecipientActive) {
    return { state: 'cancelled', failure: 'inactive-recipient' };
  }
  if (due.expiresAt <= now) return { state: 'expired', failure: due.failure ?? 'too-late' };
  return undefined;
}

/** In which states of the booking a message is still true; of the others, while it is booked. */
const standingStates: Partial<Record<ReminderRule['while'], readonly BookingState[]>> = {
  'booked-or-attended': ['booked', 'attended'],
  invited: ['invited'],
  waiting: ['waiting'],
};

function notOn(due: DueMessage): string | undefined {
  const states = standingStates[ruleOf(due.kind).while] ?? ['booked'];
  if (due.bookingState === null || !states.includes(due.bookingState)) return 'not-booked';
  if (due.sessionState === 'cancelled') return 'session-cancelled';
  if (due.bookingStartAt !== due.sessionStartAt) return 'moved';
  if (due.bookingSessionId !== due.sessionId) return 'moved';
  // Whoever booked after the parting meant it; what slipped in before should have gone with the pair.
  if (due.pairEndedAt !== null) return 'pair-ended';
  return undefined;
}

/** "It is off" must not reach somebody whose session stands after all. */
function notOff(due: DueMessage): string | undefined {
  return due.bookingState === 'booked' && due.bookingStartAt === due.sessionStartAt
    ? 'booked-again'
    : undefined;
}
