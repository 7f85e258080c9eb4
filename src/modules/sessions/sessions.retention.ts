import type { EntityManager } from 'typeorm';
import { execute } from '../../platform/database/execute';
import { DAY_MS } from '../../core/time/durations';
import { idList, isPostgres } from '../../platform/database/row-set';
import { endedLinks } from './ended-links';
import type { RetentionRule } from '../../platform/retention/retention-rule';

/** What was done stays; what it was made of, by which one press takes it back, does not. Those who stopped may return. */
export const sessionsRetention: RetentionRule[] = [
  endedLinks,
  {
    kind: 'changes',
    table: 'planned_change',
    days: (env) => env.RETAIN_CHANGES_DAYS,
    where: canNotBeTakenBack,
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

/** Nothing of it lies ahead: neither its days nor what it touched. Settings, venues and programmes may be as they were ever after. */
function canNotBeTakenBack(manager: EntityManager, now: number): string {
  const until = isPostgres(manager) ? `t.what::json->>'to'` : `json_extract(t.what, '$.to')`;
  // By whatever clock: a day more.
  const yesterday = new Date(now - DAY_MS).toISOString().slice(0, 10);
  const isAhead = (table: string, subject: string): string =>
    `EXISTS (SELECT 1 FROM change_effect e JOIN ${table} s ON s.${subject} = e.subject_id
       WHERE e.change_id = t.id AND s.start_at > ${now})`;
  const ahead = [
    isAhead('session', 'id'),
    isAhead('session', 'class_id'),
    isAhead('booking', 'id'),
    isAhead('walk_in_day', 'id'),
  ];
  return `COALESCE(${until}, '') < '${yesterday}' AND NOT (${ahead.join(' OR ')})
    AND (t.taken_back_at IS NOT NULL OR t.kind NOT IN ('settings', 'venue', 'programme'))`;
}

function withEffects(table: 'planned_change' | 'pair_act') {
  return async (manager: EntityManager, ids: string[]): Promise<void> => {
    const these = idList(manager, '$1');
    const parameters = [JSON.stringify(ids)];
    await execute(manager, `DELETE FROM change_effect WHERE change_id IN ${these}`, parameters);
    await execute(manager, `DELETE FROM ${table} WHERE id IN ${these}`, parameters);
  };
}
