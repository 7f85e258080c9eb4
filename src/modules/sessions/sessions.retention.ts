import type { EntityManager } from 'typeorm';
import { execute } from '../../platform/database/execute';
import { idList } from '../../platform/database/row-set';
import type { RetentionRule } from '../../platform/retention/retention-rule';

/** What was done stays; what it was made of, by which one press takes it back, does not. Those who stopped may return. */
export const sessionsRetention: RetentionRule[] = [
  {
    kind: 'changes',
    table: 'planned_change',
    days: (env) => env.RETAIN_CHANGES_DAYS,
    // Each takes its hundreds of effects along.
    batch: 20,
    forget: withEffects('planned_change'),
  },
  {
    kind: 'pair-acts',
    table: 'pair_act',
    days: (env) => env.RETAIN_CHANGES_DAYS,
    forget: withEffects('pair_act'),
  },
];

function withEffects(table: 'planned_change' | 'pair_act') {
  return async (manager: EntityManager, ids: string[]): Promise<void> => {
    const these = idList(manager, '$1');
    const parameters = [JSON.stringify(ids)];
    await execute(manager, `DELETE FROM change_effect WHERE change_id IN ${these}`, parameters);
    await execute(manager, `DELETE FROM ${table} WHERE id IN ${these}`, parameters);
  };
}
