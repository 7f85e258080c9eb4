import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { holdPlanned } from './phone-messages';
import type { NewReminder } from './reminder-rows';

/**
 * Lets rows go with messages that stand already, by the id of the reminder that carries each. Where a
 * message has left in between, they stand for themselves.
 */
export async function joinStanding(
  manager: EntityManager,
  rowsOf: ReadonlyMap<string, readonly NewReminder[]>,
): Promise<NewReminder[]> {
  if (rowsOf.size === 0) return [];
  const held = new Map(
    (await holdPlanned(manager, [...rowsOf.keys()])).map((row) => [row.id, row]),
  );
  const joined: NewReminder[] = [];
  for (const [id, rows] of rowsOf) {
    const carrier = held.get(id);
    if (!carrier) {
      joined.push(...rows);
      continue;
    }
    const jointId = carrier.jointId ?? newId();
    const expiresAt = Math.max(carrier.expiresAt, ...rows.map((row) => row.expiresAt));
    await execute(
      manager,
      `UPDATE reminder SET joint_id = $1, expires_at = $2 WHERE id = $3 AND state = 'planned'`,
      [jointId, expiresAt, id],
    );
    joined.push(...rows.map((row) => ({ ...row, state: 'joined' as const, jointId })));
  }
  return joined;
}
