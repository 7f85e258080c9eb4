import type { EntityManager } from 'typeorm';
import { type Actor, audit, AuditedChange } from '../../access';
import { Booking } from '../entities/booking.entity';

/** Who does it, when (epoch milliseconds), in which transaction. */
export interface AuditContext {
  manager: EntityManager;
  actor: Actor;
  now: number;
}

/**
 * Every new row and every new version of a session or a booking is told to the audit once: a row of
 * version n has n entries. `action` such as booking.move.
 */
export function auditRows(
  context: AuditContext,
  action: string,
  rows: readonly { id: string; wardId: string }[],
  facts: Record<string, unknown> = {},
): Promise<void> {
  return auditRowChanges(context, [{ action, rows, facts }]);
}

/** The same for changes that belong together, in one statement. */
export function auditRowChanges(
  { manager, actor, now }: AuditContext,
  rowChanges: readonly {
    action: string;
    rows: readonly { id: string; wardId: string }[];
    facts: Record<string, unknown>;
  }[],
): Promise<void> {
  const changes: AuditedChange[] = rowChanges.flatMap(({ action, rows, facts }) =>
    rows.map(({ id, wardId }) => ({ action, subjectId: id, wardId, facts })),
  );
  return audit(manager, actor, now, changes);
}

/** The booking as it stands after a change, in its next version. */
export function nextBooking(booking: Booking, changes: Partial<Booking>, now: number): Booking {
  const version = booking.version + 1;
  return Object.assign(new Booking(), booking, changes, { version, updatedAt: now });
}
