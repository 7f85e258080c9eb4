import type { EntityManager } from 'typeorm';
import { idList } from '../../platform/database/row-set';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { execute } from '../../platform/database/execute';

const hasEnded = `EXISTS (SELECT 1 FROM pair p WHERE p.id = t.pair_id AND p.ended_at IS NOT NULL)`;

export const remindersRetention: RetentionRule[] = [
  {
    kind: 'reminders',
    table: 'reminder',
    days: (env) => env.RETAIN_REMINDERS_DAYS,
    where: `t.state NOT IN ('planned', 'sending', 'ambiguous')`,
    batch: 200,
    forget: forgetReminders,
  },
  {
    kind: 'announcements',
    table: 'announcement',
    // Its identifier may have been given by a form.
    ageColumn: 'made_at',
    days: (env) => env.RETAIN_REMINDERS_DAYS,
    batch: 100,
    forget: forgetAnnouncements,
  },
  {
    // While the pair goes on, its first lesson must not be asked about again: only what was said goes.
    kind: 'feedback-words',
    table: 'feedback',
    days: (env) => env.RETAIN_FEEDBACK_DAYS,
    where: `t.words IS NOT NULL AND NOT ${hasEnded}`,
    forget: forgetWords,
  },
  {
    kind: 'feedback',
    table: 'feedback',
    days: (env) => env.RETAIN_FEEDBACK_DAYS,
    where: hasEnded,
  },
  { kind: 'sign-in-codes', table: 'sign_in_code', days: () => 0, ageColumn: 'ends_at' },
  {
    kind: 'test-messages',
    table: 'test_message',
    days: (env) => Math.min(env.RETAIN_REMINDERS_DAYS, 30),
  },
  {
    kind: 'phone-corrections',
    table: 'phone_correction',
    days: (env) => Math.min(env.RETAIN_REMINDERS_DAYS, 30),
  },
  {
    // Who called a number, and that nobody answered; calls that reached somebody stand in the reminders.
    kind: 'call-lines',
    table: 'call_line',
    ageColumn: 'touched_at',
    days: (env) => Math.min(env.RETAIN_REMINDERS_DAYS, 30),
  },
  {
    // Whoever was told so long ago who writes is told again.
    kind: 'introductions',
    table: 'message_introduction',
    idColumn: 'recipient_id',
    ageColumn: 'at',
    days: (env) => env.RETAIN_REMINDERS_DAYS,
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

/** Whom it was for is forgotten with it; its messages are as old. */
async function forgetAnnouncements(manager: EntityManager, ids: string[]): Promise<void> {
  const these = idList(manager, '$1');
  const parameters = [JSON.stringify(ids)];
  await execute(
    manager,
    `DELETE FROM announcement_person WHERE announcement_id IN ${these}`,
    parameters,
  );
  await execute(manager, `DELETE FROM announcement WHERE id IN ${these}`, parameters);
}

async function forgetWords(manager: EntityManager, ids: string[]): Promise<void> {
  await execute(manager, `UPDATE feedback SET words = NULL WHERE id IN ${idList(manager, '$1')}`, [
    JSON.stringify(ids),
  ]);
}
