import type { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import type { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** The mentee's reminder two hours before the session, not sent yet. */
export function makeReminder(booking: Booking, given: Given<Reminder, 'wardId'>): Reminder {
  return {
    id: newId(),
    bookingId: booking.id,
    sessionId: booking.sessionId,
    bookingVersion: booking.version,
    recipientKind: 'mentee',
    recipientId: booking.menteeId,
    kind: 'lead',
    sessionStartAt: booking.startAt,
    dueAt: booking.startAt - 7_200_000,
    expiresAt: booking.startAt,
    state: 'planned',
    jointId: null,
    chainIndex: 0,
    attempts: 0,
    leaseToken: null,
    leaseUntil: null,
    channel: null,
    providerMessageId: null,
    failure: null,
    facts: null,
    createdAt: 0,
    sentAt: null,
    retryAt: null,
    calledAt: null,
    calledById: null,
    callNote: null,
    ...given,
  };
}
