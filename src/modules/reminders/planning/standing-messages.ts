import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { rowSet } from '../../../platform/database/row-set';
import { holdPlanned, type StandingMessage } from './phone-messages';
import type { NewReminder } from '../rows/reminder-rows';

/**
 * Lets rows go with messages that stand already. Where a message has left in between, they stand for
 * themselves.
 */
export async function joinStanding<Standing extends StandingMessage>(
  manager: EntityManager,
  rowsOf: ReadonlyMap<Standing, readonly NewReminder[]>,
): Promise<NewReminder[]> {
  if (rowsOf.size === 0) return [];
  const locked = new Map(
    (await holdPlanned(manager, [...rowsOf.keys()])).map((row) => [row.id, row]),
  );
  const joined: NewReminder[] = [];
  const carriers: Carrying[] = [];
  for (const [{ id }, rows] of rowsOf) {
    const carrier = locked.get(id);
    if (!carrier) {
      joined.push(...rows);
      continue;
    }
    const jointId = carrier.jointId ?? newId();
    const expiresAt = Math.max(carrier.expiresAt, ...rows.map((row) => row.expiresAt));
    carriers.push({ id, joint_id: jointId, expires_at: expiresAt });
    joined.push(...rows.map((row) => ({ ...row, state: 'joined' as const, jointId })));
  }
  await letCarry(manager, carriers);
  return joined;
}

/** A message as it is once others go with it. */
interface Carrying {
  id: string;
  joint_id: string;
  /** When the last of what it tells is worth reading no more. */
  expires_at: number;
}

/** Messages that have not left carry others from now on. */
export async function letCarry(
  manager: EntityManager,
  carriers: readonly Carrying[],
): Promise<void> {
  const given = { id: 'text', joint_id: 'text', expires_at: 'bigint' } as const;
  await execute(
    manager,
    `UPDATE reminder SET joint_id = given.joint_id, expires_at = given.expires_at
     FROM ${rowSet(manager, given, '$1')}
     WHERE reminder.id = given.id AND reminder.state = 'planned'`,
    [JSON.stringify(carriers)],
  );
}
