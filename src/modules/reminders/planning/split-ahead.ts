import type { EntityManager } from 'typeorm';
import { idList } from '../../../platform/database/row-set';
import { channelPauses, leavesBy } from '../messages/channel-pauses';
import type { AddressedMessage } from '../messages/compose-message';
import { type DueMessage, readDueMessages } from '../messages/due-message';
import { type DeliveryRoute, fallbackChainOf } from '../messages/fallback-chain';
import { jointPlaces } from '../messages/joint-places';
import { messagesOf } from '../messages/split-places';
import { stoppedRoutes } from '../messages/stopped-routes';
import type { Carrier, Ways } from './messages-to-come';

/** How many messages more it takes to tell what stored messages tell, where one of Zalo's does not bear all of it. */
export async function moreBySplitting(
  manager: EntityManager,
  carriers: readonly Carrier[],
  { channels, zone, now: at }: Ways,
): Promise<number> {
  const jointIds = carriers.flatMap(({ jointId }) => jointId ?? []);
  if (jointIds.length === 0 || !channels.includes('zalo')) return 0;
  const rows = await readDueMessages(
    manager,
    `r.joint_id IS NOT NULL AND r.joint_id IN ${idList(manager, '$1')}
       AND r.state IN ('planned', 'joined')`,
    [JSON.stringify(jointIds)],
  );
  const isStopped = await stoppedRoutes(manager, rows);
  const pausedUntil = await channelPauses(manager, channels, at);
  const routeOf = (due: DueMessage) => {
    const ways = fallbackChainOf(due, channels).filter((route) => !isStopped(route));
    return ways.length > 0 ? leavesBy(ways, pausedUntil, due) : null;
  };
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const leaving = carriers.flatMap(({ id }) => rowOf.get(id) ?? []);
  const joint = await jointPlaces(manager, leaving);
  return leaving.reduce((more, due) => {
    const route = routeOf(due);
    if (route?.channel !== 'zalo') return more;
    const { id, dueAt: now } = due;
    const all = (joint.places.get(id) ?? []).filter(({ startAt }) => startAt > now);
    const first = { ...addressed(due, route), asked: joint.asked.get(id) ?? [] };
    const next = ({ reminderId }: { reminderId: string }) => {
      const row = rowOf.get(reminderId);
      return row && addressed(row, route);
    };
    return more + messagesOf(first, all, next, { zone, now }) - 1;
  }, 0);
}

const addressed = (due: DueMessage, route: DeliveryRoute): AddressedMessage => ({
  ...due,
  route,
  told: [],
  learners: [],
});
