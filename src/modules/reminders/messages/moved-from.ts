import type { ReminderKind } from '../../../core/reminders/kinds';

/** Whether all that changed is who holds the lesson. */
export function isOnlyGiven(kind: ReminderKind, facts: Record<string, unknown> | null): boolean {
  return kind === 'moved' && facts?.isGiven === true && facts.from === undefined;
}

/** When a place was before it moved, as the recipient of the message knows it. */
export function movedFrom(
  kind: ReminderKind,
  facts: Record<string, unknown> | null,
): number | null {
  return kind === 'moved' && typeof facts?.from === 'number' ? facts.from : null;
}
