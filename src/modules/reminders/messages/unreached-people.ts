import type { EntityManager } from 'typeorm';
import { flag, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { ChannelName } from '../channels/channel';
import { channelPauses, leavesBy, type PausedUntil } from './channel-pauses';
import { type DeliveryRoute, fallbackChainOf } from './fallback-chain';
import { householdMobile } from './mentee-addresses';
import { stoppedRoutes, type Unreached, whyUnreached } from './stopped-routes';

const reachableRow = {
  id: text,
  phone: orNull(text),
  email: orNull(text),
  householdPhone: orNull(text),
  hasStopped: flag,
};

/** The ways to somebody that are not closed for good, in their order; why there is none, else null. */
export interface WaysTo {
  ways: readonly DeliveryRoute[];
  why: Unreached | null;
}

/** Why no message gets to somebody: no way is open to them, or each pauses for longer than it would wait. */
export type Unheard = Unreached | 'paused';

/** Why a message that is due then gets to nobody by these ways, as its claim goes; null where one is open in time. */
export function whyUnheard(
  { ways, why }: WaysTo,
  pausedUntil: PausedUntil,
  message: { dueAt: number; expiresAt: number },
): Unheard | null {
  return why ?? (leavesBy(ways, pausedUntil, message) === null ? 'paused' : null);
}

/** Of messages to come, by whom they are for: whom none of this service reaches, and why. */
export async function unheardPeople(
  manager: EntityManager,
  messages: readonly { recipientId: string; dueAt: number; expiresAt: number }[],
  { channels, now }: { channels: readonly ChannelName[]; now: number },
): Promise<Map<string, Unheard>> {
  const ids = messages.map(({ recipientId }) => recipientId);
  const people = await waysToPeople(manager, ids, channels);
  const pausedUntil = await channelPauses(manager, channels, now);
  return new Map(
    messages.flatMap((message) => {
      const to = people.get(message.recipientId);
      const why = to ? whyUnheard(to, pausedUntil, message) : null;
      return why ? [[message.recipientId, why] as const] : [];
    }),
  );
}

/** By which ways these people are reached, by their ids. */
export async function waysToPeople(
  manager: EntityManager,
  ids: readonly string[],
  channels: readonly ChannelName[],
): Promise<Map<string, WaysTo>> {
  const these = idList(manager, '$1');
  const people = await select(
    manager,
    reachableRow,
    `SELECT e.id AS id, e.phone AS phone, e.email AS email, ${householdMobile} AS "householdPhone",
       e.messages_stopped_at IS NOT NULL AS "hasStopped"
     FROM mentee e WHERE e.id IN ${these}
     UNION ALL
     SELECT p.id AS id, p.phone AS phone, p.email AS email, NULL AS "householdPhone",
       p.messages_stopped_at IS NOT NULL AS "hasStopped"
     FROM mentor p WHERE p.id IN ${these}`,
    [JSON.stringify([...new Set(ids)])],
  );
  const isStopped = await stoppedRoutes(manager, people);
  return new Map(
    people.map(({ id, ...person }) => {
      const chain = fallbackChainOf(person, channels);
      const why = whyUnreached(chain, isStopped, channels.length > 0);
      return [id, { ways: chain.filter((route) => !isStopped(route)), why }];
    }),
  );
}
