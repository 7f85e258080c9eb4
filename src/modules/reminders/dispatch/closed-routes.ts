import { type EntityManager, MoreThan } from 'typeorm';
import type { DeliveryRoute } from '../messages/fallback-chain';
import { ChannelPause } from '../entities/channel-pause.entity';
import type { ChannelName } from '../channels/channel';
import type { DayQuotas } from './day-quotas';
import type { DueMessage } from '../messages/due-message';
import { stoppedRoutes, type Unreached, whyUnreached } from '../messages/stopped-routes';

/** Which ways may not be used now: the person said STOP, or the channel pauses, or its day is used up. */
export interface ClosedRoutes {
  isOpen(route: DeliveryRoute): boolean;
  /** When the first of these that only pauses is open again; null when none will be. */
  reopensAt(chain: DeliveryRoute[]): number | null;
  /** Why none of these can be used; without any provider there is none for anybody. */
  reasonFor(chain: DeliveryRoute[]): Unreached | 'paused';
}

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
  const isStopped = await stoppedRoutes(manager, dueMessages);
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
    reasonFor: (chain) => whyUnreached(chain, isStopped, isOneThere) ?? 'paused',
  };
}
