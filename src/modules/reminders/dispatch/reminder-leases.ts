import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { appendAttempts } from './attempt-rows';
import { Channels } from '../channels/channels';
import type { ChannelName } from '../channels/channel';
import { leaseMs } from './reminder-claims';
import { countEndedLeases } from '../watching/reminder-metrics';
import { idList, isPostgres } from '../../../platform/database/row-set';
import { Reminder } from '../entities/reminder.entity';
import { codeOf, columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { execute } from '../../../platform/database/execute';

/** No living lease lies further ahead than this: the clock was moved back since. */
const farAheadMs = 60_000;
const isSilent = `state = 'sending' AND (lease_until <= $1 OR lease_until > $1 + ${farAheadMs})`;

const seenRow = columns(Reminder, 'id');
const silentRow = { ...seenRow, channel: codeOf<ChannelName>() };

/** Claims are leases: a process renews its own; those of a process that died end here. */
@Injectable()
export class ReminderLeases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly channels: Channels,
  ) {}

  /** Rows whose outcome is being written at this moment are passed over: they need no lease any more. */
  async renew(leased: readonly { id: string; leaseToken: string }[]): Promise<void> {
    if (leased.length === 0) return;
    const ids = leased.map(({ id }) => id);
    const tokens = [...new Set(leased.map(({ leaseToken }) => leaseToken))];
    await this.unitOfWork.write((manager) => {
      const hold = isPostgres(manager) ? 'FOR UPDATE SKIP LOCKED' : '';
      return execute(
        manager,
        `UPDATE reminder SET lease_until = $1 WHERE id IN (
           SELECT id FROM reminder WHERE state = 'sending' AND id IN ${idList(manager, '$2')}
             AND lease_token IN ${idList(manager, '$3')} ${hold})`,
        [this.clock.now() + leaseMs, JSON.stringify(ids), JSON.stringify(tokens)],
      );
    });
  }

  /**
   * Reminders whose process fell silent after it had started: nobody knows whether they went out.
   * They are ambiguous, and due again at once where the channel repeats safely.
   */
  async endSilent(): Promise<number> {
    const now = this.clock.now();
    const [seen] = await select(
      this.unitOfWork.read,
      seenRow,
      `SELECT id FROM reminder WHERE ${isSilent} LIMIT 1`,
      [now],
    );
    if (!seen) return 0;
    return this.unitOfWork.write(async (manager) => {
      const hold = isPostgres(manager) ? 'FOR UPDATE SKIP LOCKED' : '';
      const silent = await select(
        manager,
        silentRow,
        `SELECT id, channel FROM reminder WHERE ${isSilent} LIMIT 1000 ${hold}`,
        [now],
      );
      const repeatable = this.channels.repeatable;
      const ids = (rows: { id: string }[]) => JSON.stringify(rows.map(({ id }) => id));
      const list = idList(manager, '$2');
      await execute(
        manager,
        `UPDATE reminder SET state = 'ambiguous', retry_at = $1, failure = 'process-died'
         WHERE id IN ${list}`,
        [now, ids(silent.filter(({ channel }) => repeatable.includes(channel)))],
      );
      await execute(
        manager,
        `UPDATE reminder SET state = 'ambiguous', retry_at = $1, failure = 'process-died'
         WHERE id IN ${list}`,
        [null, ids(silent.filter(({ channel }) => !repeatable.includes(channel)))],
      );
      await appendAttempts(
        manager,
        silent.map(({ id, channel }) => ({
          reminderId: id,
          route: { channel, address: null },
          outcome: 'ambiguous',
          detail: 'The process fell silent',
          at: now,
        })),
      );
      countEndedLeases(silent.length);
      return silent.length;
    });
  }
}
