import { type EntityManager, MoreThan } from 'typeorm';
import { MINUTE_MS } from '../../../core/time/durations';
import type { ChannelName } from '../channels/channel';
import { ChannelPause } from '../entities/channel-pause.entity';
import type { DeliveryRoute } from './fallback-chain';

/** A pause this short is waited for; after a longer one a call would come too late. */
export const soonMs = 15 * MINUTE_MS;

/** Until when a channel is not used; undefined while it is. */
export type PausedUntil = (channel: ChannelName) => number | undefined;

/** The pauses that are not over. */
export async function channelPauses(
  manager: EntityManager,
  channels: readonly ChannelName[],
  now: number,
): Promise<PausedUntil> {
  if (channels.length === 0) return () => undefined;
  const pauses = await manager.findBy(ChannelPause, { untilAt: MoreThan(now) });
  const until = new Map(pauses.map((pause) => [pause.channel, pause.untilAt]));
  return (channel) => until.get(channel);
}

/**
 * By which of these ways, none of them closed for good, a message leaves that is due then: the first that does not
 * pause, else the one that opens first again; null where it would wait too long for that, so that somebody calls.
 */
export function leavesBy(
  ways: readonly DeliveryRoute[],
  pausedUntil: PausedUntil,
  { dueAt, expiresAt }: { dueAt: number; expiresAt: number },
): DeliveryRoute | null {
  const openFrom = ({ channel }: DeliveryRoute): number => pausedUntil(channel) ?? -Infinity;
  const open = ways.find((way) => openFrom(way) <= dueAt);
  if (open) return open;
  const reopensAt = Math.min(...ways.map(openFrom));
  if (reopensAt >= Math.min(expiresAt, dueAt + soonMs)) return null;
  return ways.find((way) => openFrom(way) <= reopensAt) ?? null;
}
