import type { EntityManager } from 'typeorm';
import type { Actor } from '../policies/actor';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { AuditEntry } from './audit-entry.entity';
import { AuditWords } from './audit-words.entity';

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
  const entries: AuditEntry[] = [];
  const typed: AuditWords[] = [];
  for (const { id = newId(), actor, at, wardId, action, subjectId, facts = {} } of records) {
    const { told, words } = apart(facts);
    entries.push({
      id,
      wardId,
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subjectId,
      facts: told,
      origin: actor.origin ?? null,
      at,
    });
    if (words) typed.push({ entryId: id, wardId, subjectId, words });
  }
  await insert(manager, AuditEntry, entries);
  if (typed.length > 0) await insert(manager, AuditWords, typed);
}

/** Facts that people typed: they may hold a name or an address, which the audit itself never does. */
const typedFacts = ['reason', 'note', 'because', 'proof', 'fileName', 'address', 'givenBy', 'name'];

function apart(facts: Record<string, unknown>): {
  told: Record<string, unknown>;
  words: Record<string, string> | null;
} {
  const words: Record<string, string> = {};
  for (const key of typedFacts) {
    const value = facts[key];
    if (typeof value === 'string') words[key] = value;
  }
  if (Object.keys(words).length === 0) return { told: facts, words: null };
  const told = Object.entries(facts).filter(([key]) => !(key in words));
  return { told: Object.fromEntries(told), words };
}
