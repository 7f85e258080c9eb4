import type { EntityManager } from 'typeorm';
import { idList } from '../../platform/database/row-set';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { execute } from '../../platform/database/execute';

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
  await execute(
    manager,
    `UPDATE reminder SET state = 'forgotten' WHERE id IN ${these}`,
    parameters,
  );
  await execute(manager, `DELETE FROM reminder_attempt WHERE reminder_id IN ${these}`, parameters);
  await execute(manager, `DELETE FROM reminder WHERE id IN ${these}`, parameters);
}
