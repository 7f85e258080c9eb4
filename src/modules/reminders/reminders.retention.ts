import type { EntityManager } from 'typeorm';
import { idList } from '../../platform/database/row-set';
import type { RetentionRule } from '../../platform/retention/retention-rule';

export const remindersRetention: RetentionRule[] = [
  {
    kind: 'reminders',
    table: 'reminder',
    days: (env) => env.RETAIN_REMINDERS_DAYS,
    where: `t.state NOT IN ('planned', 'sending', 'ambiguous')`,
    batch: 200,
    forget: forgetReminders,
  },
];

/** With the tries to send them, which the database lets go only where the reminder is being forgotten. */
async function forgetReminders(manager: EntityManager, ids: string[]): Promise<void> {
  const these = idList(manager, '$1');
  const parameters = [JSON.stringify(ids)];
  await manager.query(`UPDATE reminder SET state = 'forgotten' WHERE id IN ${these}`, parameters);
  await manager.query(`DELETE FROM reminder_attempt WHERE reminder_id IN ${these}`, parameters);
  await manager.query(`DELETE FROM reminder WHERE id IN ${these}`, parameters);
}
