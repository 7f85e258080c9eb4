import type { EntityManager } from 'typeorm';
import type { LocalDate } from '../../../core/time/local-dates';
import type { ChannelName } from '../channels/channel';
import { isPostgres } from '../../../platform/database/row-set';
import { ChannelUse } from '../entities/channel-use.entity';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';

/** Everybody takes the counters in the same order, so that nobody waits in a circle. */
const byName = ([one]: [string, number], [other]: [string, number]) => (one < other ? -1 : 1);

const useRow = columns(ChannelUse, 'used');

/**
 * What is left of today's quotas, of all processes together: the counters are held from the first
 * look until the claim that uses them is committed. Costs nothing where no quota is set.
 */
export class DayQuotas {
  private readonly left = new Map<ChannelName, number>();
  private readonly taken = new Map<ChannelName, number>();

  private constructor(private readonly today: LocalDate) {}

  /** Inside a write; `limits` are the channels that have one. */
  static async open(
    manager: EntityManager,
    limits: ReadonlyMap<ChannelName, number>,
    today: LocalDate,
  ): Promise<DayQuotas> {
    const quotas = new DayQuotas(today);
    for (const [channel, limit] of [...limits].sort(byName)) {
      const unused = { channel, date: today, used: 0 };
      await insert(manager, ChannelUse, unused, 'ON CONFLICT DO NOTHING');
      const [{ used }] = await select(
        manager,
        useRow,
        `SELECT used FROM channel_use WHERE channel = $1 AND date = $2
         ${isPostgres(manager) ? 'FOR UPDATE' : ''}`,
        [channel, today],
      );
      quotas.left.set(channel, limit - used);
    }
    return quotas;
  }

  isLeft(channel: ChannelName): boolean {
    return (this.left.get(channel) ?? Infinity) > 0;
  }

  take(channel: ChannelName): void {
    const left = this.left.get(channel);
    if (left === undefined) return;
    this.left.set(channel, left - 1);
    this.taken.set(channel, (this.taken.get(channel) ?? 0) + 1);
  }

  async store(manager: EntityManager): Promise<void> {
    for (const [channel, count] of this.taken) {
      await execute(
        manager,
        `UPDATE channel_use SET used = used + $1 WHERE channel = $2 AND date = $3`,
        [count, channel, this.today],
      );
    }
  }
}
