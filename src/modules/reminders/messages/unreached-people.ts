import type { EntityManager } from 'typeorm';
import { flag, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { ChannelName } from '../channels/channel';
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

/**
 * Whom of these mentees and ambassadors no message of this service reaches, and why: by the ways that a claim goes.
 * What only pauses is open.
 */
export async function unreachedPeople(
  manager: EntityManager,
  ids: readonly string[],
  channels: readonly ChannelName[],
): Promise<Map<string, Unreached>> {
  const people = await waysToPeople(manager, ids, channels);
  return new Map([...people].flatMap(([id, { why }]) => (why ? [[id, why] as const] : [])));
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
