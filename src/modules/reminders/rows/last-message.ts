import { outsideQuietHours } from '../../../core/reminders/quiet-hours';
import { DAY_MS } from '../../../core/time/durations';
import type { StoppedPerson } from '../../sessions';
import type { NewReminder } from './reminder-rows';

/** Long enough that staff can call whom no message reaches. */
const lastingMs = 7 * DAY_MS;

/** That somebody's consent is withdrawn, and that nothing more comes. */
export function lastMessage(
  { id: recipientId, side, wardId }: StoppedPerson,
  now: number,
  zone: string,
): NewReminder {
  const expiresAt = now + lastingMs;
  return {
    wardId,
    bookingId: null,
    sessionId: null,
    bookingVersion: 0,
    recipientKind: side,
    recipientId,
    kind: 'withdrawn',
    sessionStartAt: now,
    dueAt: outsideQuietHours(now, { notBefore: now, before: expiresAt }, zone) ?? now,
    expiresAt,
    facts: null,
    createdAt: now,
  };
}
