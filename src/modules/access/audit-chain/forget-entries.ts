import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { systemActor } from '../policies/actor';
import { audit } from '../audit/audit';
import { AuditForgetting } from './audit-forgetting.entity';

/**
 * Forgets entries whose time is over, and says in the audit until when; of their seals only the last
 * stays, as what the chain goes on from.
 */
export async function forgetEntries(
  manager: EntityManager,
  ids: string[],
  now: number,
): Promise<void> {
  const [{ latest }] = await select(
    manager,
    { latest: number },
    `SELECT MAX(at) AS latest FROM audit_entry WHERE id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
  const id = newId();
  const olderThan = latest + 1;
  await insert(manager, AuditForgetting, { id, olderThan });
  await audit(manager, systemActor, now, [
    {
      action: 'audit.forget',
      subjectId: id,
      wardId: null,
      facts: { olderThan, entries: ids.length },
    },
  ]);
  const theirs = `IN ${idList(manager, '$1')}`;
  for (const [table, key] of [
    ['audit_words', 'entry_id'],
    ['audit_entry', 'id'],
  ]) {
    await execute(manager, `DELETE FROM ${table} WHERE ${key} ${theirs}`, [JSON.stringify(ids)]);
  }
  // Each seal needs the one before it: the last whose entry is gone stays.
  await execute(
    manager,
    `DELETE FROM audit_seal WHERE position < (
       SELECT s.position - 1 FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id
       ORDER BY s.position LIMIT 1)`,
    [],
  );
}
