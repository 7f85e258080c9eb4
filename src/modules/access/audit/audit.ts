import type { EntityManager } from 'typeorm';
import type { Actor } from '../policies/actor';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { AuditEntry } from './audit-entry.entity';

/** One change, in the words of the audit: `action` such as booking.move, on the row `subjectId`. */
export interface AuditedChange {
  /** Of the entry, where something else is kept of it. */
  id?: string;
  action: string;
  subjectId: string;
  wardId: string | null;
  facts?: Record<string, unknown>;
}

/** Who did it, and when, in epoch milliseconds. */
export interface AuditRecord extends AuditedChange {
  actor: Actor;
  at: number;
}

/** Writes who changed what; call it in the transaction of the change. `at` is epoch milliseconds. */
export function audit(
  manager: EntityManager,
  actor: Actor,
  at: number,
  changes: AuditedChange[],
): Promise<void> {
  return auditAll(
    manager,
    changes.map((change) => ({ ...change, actor, at })),
  );
}

/** The same for what several people did at the same time. */
export async function auditAll(
  manager: EntityManager,
  records: readonly AuditRecord[],
): Promise<void> {
  const entries: AuditEntry[] = records.map(
    ({ id, actor, at, wardId, action, subjectId, facts }) => ({
      id: id ?? newId(),
      wardId,
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subjectId,
      facts: facts ?? {},
      at,
    }),
  );
  await insert(manager, AuditEntry, entries);
}
