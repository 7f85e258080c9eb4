import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type ChannelCounts, countByChannel, noReminders } from './channel-counts';
import { ChannelPause } from '../entities/channel-pause.entity';
import { Channels } from '../channels/channels';
import { ReminderWatch } from './reminder-watch';
import { ChannelUse } from '../entities/channel-use.entity';
import { DAY_MS } from '../../../core/time/durations';

/** How sending by one channel goes; `none` is what found no way at all, or has not been tried yet. */
export interface ChannelStatus extends ChannelCounts {
  channel: string;
  /** Until when nobody uses it, and why. */
  pause: { untilAt: number; reason: string } | null;
  /** Tries today and how many are allowed; null without a limit. */
  today: { used: number; limit: number } | null;
}

export interface ReminderStatus {
  channels: ChannelStatus[];
  sweepAgeSeconds: number;
  /** Nobody has looked for two minutes: a worker must be started. */
  isAlarmed: boolean;
  /** No provider is set up. */
  sendsNothing: boolean;
}

/** What staff and operators watch: of a ward, or of all when none is named. */
@Injectable()
export class ReminderStatusQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: Channels,
    private readonly watch: ReminderWatch,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** No provider is set up: whoever is to be told has to be called. */
  get sendsNothing(): boolean {
    return this.channels.names.length === 0;
  }

  /** Of what was due in the last 24 hours. */
  async of(wardId: string | null): Promise<ReminderStatus> {
    const manager = this.unitOfWork.read;
    const now = this.clock.now();
    const counts = await countByChannel(manager, { wardId, fromAt: now - DAY_MS, now });
    const pauses = new Map((await manager.find(ChannelPause)).map((row) => [row.channel, row]));
    const used = await this.usedToday(manager, now);
    const limits = this.channels.dayLimits;
    const names = [...new Set<string>([...this.channels.names, ...counts.keys()])];
    const channels = names.map((channel) => {
      const pause = pauses.get(channel);
      const limit = new Map<string, number>(limits).get(channel);
      return {
        channel,
        ...(counts.get(channel) ?? noReminders),
        pause: pause && pause.untilAt > now ? pause : null,
        today: limit === undefined ? null : { used: used.get(channel) ?? 0, limit },
      };
    });
    const sweepAgeSeconds = await this.watch.sweepAgeSeconds();
    const isAlarmed = !(await this.watch.isSwept());
    return { channels, sweepAgeSeconds, isAlarmed, sendsNothing: this.sendsNothing };
  }

  private async usedToday(manager: EntityManager, now: number): Promise<Map<string, number>> {
    const today = localDateOf(now, this.env.TIME_ZONE);
    const limited = In([...this.channels.dayLimits.keys()]);
    const rows = await manager.findBy(ChannelUse, { channel: limited, date: today });
    return new Map(rows.map(({ channel, used }) => [channel, used]));
  }
}
