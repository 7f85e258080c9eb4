import type { ReminderKind } from '../../../core/reminders/kinds';

/** When a place was before it moved, as the recipient of the message knows it. */
export function movedFrom(
  kind: ReminderKind,
  facts: Record<string, unknown> | null,
): number | null {
  return kind === 'moved' && typeof facts?.from === 'number' ? facts.from : null;
}

/** Whether another ambassador teaches what moved, and its mentee has not heard of them before. */
export function isGivenNow(kind: ReminderKind, facts: Record<string, unknown> | null): boolean {
  return kind === 'moved' && facts?.isGiven === true;
}
