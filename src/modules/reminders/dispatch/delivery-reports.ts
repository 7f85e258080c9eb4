import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { appendAttempts } from './attempt-rows';
import type { ChannelName } from '../channels/channel';
import { Reminder } from '../entities/reminder.entity';

/** A provider's word about a message, by its own id or by the key that we gave it. */
export interface DeliveryReport {
  messageId: string | null;
  key: string | null;
}

/** Takes in what providers report after they had accepted a message. */
@Injectable()
export class DeliveryReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The message is on the phone; settles an unclear one, too. Unknown ids are passed over. */
  async delivered(channel: ChannelName, report: DeliveryReport): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      // The key is the reminder's id and its place in the chain.
      const byKey = report.key ? { id: report.key.replace(/-\d+$/, '') } : null;
      const byMessage = report.messageId ? { providerMessageId: report.messageId } : null;
      const where = [byKey, byMessage].filter((condition) => condition !== null);
      if (where.length === 0) return;
      const reminder = await manager.findOne(Reminder, { where });
      if (!reminder || reminder.channel !== channel) return;
      if (reminder.state !== 'sent' && reminder.state !== 'ambiguous') return;
      await manager.update(
        Reminder,
        { id: reminder.id, state: reminder.state },
        { state: 'delivered', retryAt: null, failure: null, sentAt: reminder.sentAt ?? at },
      );
      await appendAttempts(manager, [
        { reminderId: reminder.id, route: { channel, address: null }, outcome: 'delivered', at },
      ]);
    });
  }
}
