import type { EntityManager } from 'typeorm';
import { isPostgres, rowSet, type SqlType } from '../../../platform/database/row-set';
import { execute } from '../../../platform/database/execute';

/** How reminders change, and what their log of tries says of it; SQL that reads the list as `given`. */
export interface StepSql {
  /** Of the list, which is the parameter $1; `id` is the reminder's. */
  columns: Record<string, SqlType>;
  /** Assignments to `reminder`. */
  set: string;
  /** Which of them may change still. */
  where?: string;
  /** Column of `reminder_attempt` → value. */
  attempt: Record<string, string>;
}

/**
 * Changes reminders and appends a line for each to the log, inside the caller's transaction. On
 * PostgreSQL it is one statement, so that the list crosses and is read once; SQLite, which has no
 * statement that writes two tables, gets two.
 */
export async function writeSteps(
  manager: EntityManager,
  { columns, set, where, attempt }: StepSql,
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const list = rowSet(manager, columns, '$1');
  const update = (given: string) =>
    `UPDATE reminder SET ${set} FROM ${given}
     WHERE reminder.id = given.id${where ? ` AND ${where}` : ''}`;
  const append = (given: string) =>
    `INSERT INTO reminder_attempt (${Object.keys(attempt).join(', ')})
     SELECT ${Object.values(attempt).join(', ')} FROM ${given}`;
  const json = JSON.stringify(rows);
  if (isPostgres(manager)) {
    await execute(
      manager,
      `WITH given AS MATERIALIZED (SELECT * FROM ${list}), changed AS (${update('given')})
       ${append('given')}`,
      [json],
    );
    return;
  }
  await execute(manager, update(list), [json]);
  await execute(manager, append(list), [json]);
}
