import { type EntityManager, MoreThan } from 'typeorm';
import type { DeliveryRoute } from '../messages/fallback-chain';
import { ChannelPause } from '../entities/channel-pause.entity';
import type { ChannelName } from '../channels/channel';
import type { DayQuotas } from './day-quotas';
import type { DueMessage } from '../messages/due-message';
import { idList } from '../../../platform/database/row-set';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

/** Which ways may not be used now: the person said STOP, or the channel pauses, or its day is used up. */
export interface ClosedRoutes {
  isOpen(route: DeliveryRoute): boolean;
  /** When the first of these that only pauses is open again; null when none will be. */
  reopensAt(chain: DeliveryRoute[]): number | null;
  /** Why none of these can be used; without any provider there is none for anybody. */
  reasonFor(chain: DeliveryRoute[]): 'no-provider' | 'no-address' | 'opted-out' | 'paused';
}

const stopRow = columns(MessageOptOut, 'address', 'channel');

/** Reads STOPs of these people's addresses and the channels' pauses. */
export async function closedRoutes(
  manager: EntityManager,
  dueMessages: DueMessage[],
  channels: readonly ChannelName[],
  quotas: { today: DayQuotas; endAt: number },
  now: number,
): Promise<ClosedRoutes> {
  const isOneThere = channels.length > 0;
  const pauses = isOneThere ? await manager.findBy(ChannelPause, { untilAt: MoreThan(now) }) : [];
  const pausedUntil = new Map(pauses.map((pause) => [pause.channel, pause.untilAt]));
  const addresses = dueMessages.flatMap(({ phone, email, householdPhone }) =>
    [phone, email, householdPhone].filter((address) => address !== null),
  );
  const stops = await select(
    manager,
    stopRow,
    `SELECT address, channel FROM message_opt_out WHERE address IN ${idList(manager, '$1')}`,
    [JSON.stringify(addresses)],
  );
  const stopped = new Set(stops.map(({ address, channel }) => `${channel} ${address}`));
  const isStopped = ({ channel, address, isStopped: byPerson }: DeliveryRoute) =>
    byPerson || stopped.has(`${channel} ${address}`) || stopped.has(`all ${address}`);
  const closedUntil = ({ channel }: DeliveryRoute) =>
    pausedUntil.get(channel) ?? (quotas.today.isLeft(channel) ? undefined : quotas.endAt);
  return {
    isOpen: (route) => closedUntil(route) === undefined && !isStopped(route),
    reopensAt: (chain) => {
      const times = chain
        .filter((route) => !isStopped(route))
        .flatMap((route) => closedUntil(route) ?? []);
      return times.length > 0 ? Math.min(...times) : null;
    },
    reasonFor: (chain) => {
      if (chain.length === 0) return isOneThere ? 'no-address' : 'no-provider';
      return chain.every(isStopped) ? 'opted-out' : 'paused';
    },
  };
}
