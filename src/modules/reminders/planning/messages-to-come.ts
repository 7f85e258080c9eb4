import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import type { MessagesToCome } from '../../sessions';
import type { ChannelName } from '../channels/channel';
import { putOff } from './late-messages';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';
import { channelPauses } from '../messages/channel-pauses';
import { type WaysTo, waysToPeople, whyUnheard } from '../messages/unreached-people';
import { moreBySplitting } from './split-ahead';

/** What tells of something; what reminds of a session or asks about one is none of it. */
const newsKinds = kindList(({ isNews, while: still }) => isNews || still === 'invited');

const carrierRow = {
  ...columns(Reminder, 'id', 'wardId', 'kind', 'recipientKind', 'recipientId', 'state', 'jointId'),
  ...columns(Reminder, 'dueAt', 'expiresAt'),
};

/** A message before it leaves, by the row that carries it. */
export type Carrier = Pick<Reminder, keyof typeof carrierRow>;

/** What decides how a message goes. */
export interface Ways {
  channels: readonly ChannelName[];
  zone: string;
  now: number;
}

/**
 * How many of these messages leave, and how many people hear of it by a call alone, because no message of this service
 * reaches them, their channels pause or their phone rings often enough. The one forecast of every look before an act: what it says is what the
 * claims do. Reads only.
 */
export async function messagesToCome(
  manager: EntityManager,
  carriers: readonly Carrier[],
  { channels, zone, now: at }: Ways,
): Promise<MessagesToCome> {
  if (carriers.length === 0) return { messages: 0, calls: 0 };
  const people = await waysToPeople(
    manager,
    carriers.map(({ recipientId }) => recipientId),
    channels,
  );
  const pausedUntil = await channelPauses(manager, channels, at);
  const leaves = (one: Carrier): boolean => {
    const to = people.get(one.recipientId);
    return to === undefined || whyUnheard(to, pausedUntil, one) === null;
  };
  const reached = carriers.filter(leaves);
  const waiting = reached.filter(({ kind }) => ruleOf(kind).givesWay);
  const now = Math.min(...waiting.map(({ dueAt }) => dueAt));
  const put = await putOff(manager, waiting, { now, zone });
  const leaving = reached.filter(({ id }) => !('keptBackBecause' in (put.get(id) ?? {})));
  const leave = new Set(leaving);
  const called = carriers.filter((one) => !leave.has(one) && isCalled(one, people));
  return {
    messages:
      leaving.length + (await moreBySplitting(manager, leaving, { channels, zone, now: at })),
    calls: new Set(called.map(({ recipientId }) => recipientId)).size,
  };
}

/** Whoever wants no messages is phoned only where there is news, or an invitation. */
function isCalled({ kind, recipientId }: Carrier, people: ReadonlyMap<string, WaysTo>): boolean {
  const { isPhoned, isNews, while: still } = ruleOf(kind);
  return (
    isPhoned && (isNews || still === 'invited' || people.get(recipientId)?.why !== 'opted-out')
  );
}

/**
 * Of a ward, what tells of something and was planned since an instant; what reminds of a session is none of it, nor what
 * goes with another message.
 */
export async function plannedSince(
  manager: EntityManager,
  { wardId, since }: { wardId: string; since: number },
  ways: Ways,
): Promise<MessagesToCome> {
  const carriers = await select(
    manager,
    carrierRow,
    `SELECT id AS id, ward_id AS "wardId", kind AS kind, recipient_kind AS "recipientKind",
       recipient_id AS "recipientId", state AS state, joint_id AS "jointId", due_at AS "dueAt", expires_at AS "expiresAt"
     FROM reminder
     WHERE ward_id = $1 AND created_at >= $2 AND state = 'planned'
       AND kind IN (${newsKinds})`,
    [wardId, since],
  );
  return messagesToCome(manager, carriers, ways);
}
