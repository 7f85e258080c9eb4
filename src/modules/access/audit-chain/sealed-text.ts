import type { EntityManager } from 'typeorm';
import { column, columns, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { AuditEntry } from '../audit/audit-entry.entity';

/** What of an entry a seal covers: all of it, letter by letter as it is kept. */
const sealedRow = {
  ...columns(AuditEntry, 'id', 'wardId', 'actorKind', 'actorId', 'action', 'subjectId'),
  facts: text,
  origin: column(AuditEntry, 'origin'),
  at: column(AuditEntry, 'at'),
};

/** An entry, and the text of it that a seal signs. */
export interface SealedEntry {
  id: string;
  action: string;
  at: number;
  text: string;
}

/** By their identifiers; those that are there no more are missing. */
export async function loadSealedEntries(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, SealedEntry>> {
  const rows = await select(
    manager,
    sealedRow,
    `SELECT id, ward_id AS "wardId", actor_kind AS "actorKind", actor_id AS "actorId", action,
       subject_id AS "subjectId", facts, origin, at
     FROM audit_entry WHERE id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, action: row.action, at: row.at, text: JSON.stringify(Object.values(row)) },
    ]),
  );
}

/** What a seal signs: the entry after the seal before it. */
export const linked = (before: string, entry: string): string => `${before}\n${entry}`;
