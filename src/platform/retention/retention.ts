import { Logger } from '@nestjs/common';
import type { Clock } from '../common/clock';
import type { Env } from '../config/env';
import { idList } from '../database/row-set';
import type { UnitOfWork } from '../database/unit-of-work';
import type { RetentionRule } from './retention-rule';
import type { EntityManager } from 'typeorm';
import { execute } from '../database/execute';
import { text } from '../database/result-columns';
import { select } from '../database/select';
import { DAY_MS } from '../../core/time/durations';

const ROWS_AT_ONCE = 500;

/**
 * Forgets what is old, kind by kind. Rows are looked for outside of any transaction and forgotten in
 * small ones, so that nobody who writes waits long; whoever dies in between goes on the next night.
 */
export class Retention {
  private readonly logger = new Logger('Retention');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly rules: readonly RetentionRule[],
  ) {}

  /** Gives how many rows of each kind were forgotten. */
  async forgetOld(): Promise<Record<string, number>> {
    const forgotten: Record<string, number> = {};
    for (const rule of this.rules) {
      const count = await this.forgetBy(rule);
      if (count > 0) forgotten[rule.kind] = (forgotten[rule.kind] ?? 0) + count;
    }
    const words = Object.entries(forgotten).map(([kind, count]) => `${kind} ${count}`);
    if (words.length > 0) this.logger.log(`Forgot what was old: ${words.join(', ')}.`);
    return forgotten;
  }

  private async forgetBy(rule: RetentionRule): Promise<number> {
    const before = this.clock.now() - rule.days(this.env) * DAY_MS;
    let count = 0;
    for (let after = ''; ;) {
      const ids = await this.oldRows(rule, before, after);
      if (ids.length === 0) return count;
      await this.unitOfWork.write((manager) =>
        rule.forget ? rule.forget(manager, ids, this.clock.now()) : deleteRows(manager, rule, ids),
      );
      count += ids.length;
      after = ids.at(-1) ?? after;
    }
  }

  /** The next old rows in the order of their identifiers, after those that are dealt with. */
  private async oldRows(
    { table, idColumn = 'id', ageColumn, where, batch = ROWS_AT_ONCE }: RetentionRule,
    before: number,
    after: string,
  ): Promise<string[]> {
    const age = `t.${ageColumn ?? idColumn} < $1`;
    const { read } = this.unitOfWork;
    const which = typeof where === 'function' ? where(read, this.clock.now(), before) : where;
    const rows = await select(
      read,
      onlyId,
      `SELECT t.${idColumn} AS id FROM ${table} t
       WHERE ${age} AND t.${idColumn} > $2 AND (${which ?? '1 = 1'})
       ORDER BY t.${idColumn} LIMIT ${batch}`,
      [ageColumn ? before : firstIdOf(before), after],
    );
    return rows.map(({ id }) => id);
  }
}

const onlyId = { id: text };

async function deleteRows(
  manager: EntityManager,
  { table, idColumn = 'id' }: RetentionRule,
  ids: string[],
): Promise<void> {
  const which = `${idColumn} IN ${idList(manager, '$1')}`;
  await execute(manager, `DELETE FROM ${table} WHERE ${which}`, [JSON.stringify(ids)]);
}

/** No UUID of version 7 that was made at that instant or later sorts before it. */
function firstIdOf(instant: number): string {
  const hex = Math.max(0, instant).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
