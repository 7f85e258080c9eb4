import type { EntityManager } from 'typeorm';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import type { DeliveryRoute, Reachable } from './fallback-chain';

const stopRow = columns(MessageOptOut, 'address', 'channel');

/** Which ways to these people are closed for good: they want no messages, or somebody said STOP at the address. */
export async function stoppedRoutes(
  manager: EntityManager,
  people: readonly Pick<Reachable, 'phone' | 'email' | 'householdPhone'>[],
): Promise<(route: DeliveryRoute) => boolean> {
  const addresses = people.flatMap(({ phone, email, householdPhone }) =>
    [phone, email, householdPhone].filter((address) => address !== null),
  );
  const stops = await select(
    manager,
    stopRow,
    `SELECT address, channel FROM message_opt_out WHERE address IN ${idList(manager, '$1')}`,
    [JSON.stringify(addresses)],
  );
  const stopped = new Set(stops.map(({ address, channel }) => `${channel} ${address}`));
  return ({ channel, address, isStopped: byPerson }) =>
    byPerson || stopped.has(`${channel} ${address}`) || stopped.has(`all ${address}`);
}

/** Why none of the ways of a chain can be taken; null where one can. */
export function whyUnreached(
  chain: readonly DeliveryRoute[],
  isStopped: (route: DeliveryRoute) => boolean,
  hasChannels: boolean,
): Unreached | null {
  if (chain.length === 0) return hasChannels ? 'no-address' : 'no-provider';
  return chain.every(isStopped) ? 'opted-out' : null;
}

/** No way to them is set up, none leads to them, or they want no messages. */
export type Unreached = 'no-provider' | 'no-address' | 'opted-out';
