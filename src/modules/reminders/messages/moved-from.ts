import type { ReminderKind } from '../../../core/reminders/kinds';

/** Whether all that changed is who holds the lesson. */
export function isOnlyGiven(kind: ReminderKind, facts: Record<string, unknown> | null): boolean {
  const isElsewhere = facts?.from !== undefined || facts?.hallFrom !== undefined;
  return kind === 'moved' && facts?.isGiven === true && !isElsewhere;
}

/** When a place was before it moved, as the recipient of the message knows it. */
export function movedFrom(
  kind: ReminderKind,
  facts: Record<string, unknown> | null,
): number | null {
  return kind === 'moved' && typeof facts?.from === 'number' ? facts.from : null;
}

/** The hall in which it was, by its name, where it is in another; null was a home. */
export function hallFrom(
  kind: ReminderKind,
  facts: Record<string, unknown> | null,
): string | null | undefined {
  if (kind !== 'moved' || facts === null) return undefined;
  const { hallFrom: hall } = facts;
  return hall === null || typeof hall === 'string' ? hall : undefined;
}
