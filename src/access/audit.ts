import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor';
import { newId } from '../database/columns';
import { insertAll } from '../database/insert-all';
import { AuditEntry } from './audit-entry.entity';

/** One change, in the words of the audit: `action` such as booking.move, on the row `subjectId`. */
export interface AuditedChange {
  action: string;
  subjectId: string;
  wardId: string | null;
  facts?: Record<string, unknown>;
}

/** Writes who changed what; call it in the transaction of the change. `at` is epoch milliseconds. */
export async function audit(
  manager: EntityManager,
  actor: Actor,
  at: number,
  changes: AuditedChange[],
): Promise<void> {
  const entries: AuditEntry[] = changes.map((change) => ({
    id: newId(),
    wardId: change.wardId,
    actorKind: actor.kind === 'operator' ? 'officer' : actor.kind,
    actorId: actor.id,
    action: change.action,
    subjectId: change.subjectId,
    facts: change.facts ?? {},
    at,
  }));
  await insertAll(manager, AuditEntry, entries);
}
