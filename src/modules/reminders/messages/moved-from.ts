import type { ReminderKind } from '../../../core/reminders/kinds';

/** When a place was before it moved, as the recipient of the message knows it. */
export function movedFrom(
  kind: ReminderKind,
  facts: Record<string, unknown> | null,
): number | null {
  return kind === 'moved' && typeof facts?.from === 'number' ? facts.from : null;
}
