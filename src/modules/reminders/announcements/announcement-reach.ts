import { type EntityManager, In } from 'typeorm';
import { MessageBudget } from '../../../core/reminders/message-budget';
import type { RecipientKind } from '../../../core/reminders/kinds';
import { DAY_MS } from '../../../core/time/durations';
import { localMondayOf } from '../../../core/time/zone';
import { notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { Mentee, Mentor } from '../../people';
import type { AnnouncementOutcome } from '../entities/announcement-person.entity';
import type { ChannelName } from '../channels/channel';
import { ringsAt } from '../messages/rings-at';
import { unheardPeople } from '../messages/unreached-people';
import { mayStillWait, phoneMessages } from '../planning/phone-messages';
import type { WardOffsets } from '../planning/ward-offsets';

export interface Reached {
  personId: string;
  name: string;
  outcome: AnnouncementOutcome;
}

/** One message, for all who are reached by this phone; whoever has a phone of their own comes first. */
export interface ReachedPhone {
  people: string[];
  /** Why the limits keep it back; null: it goes out. */
  keptBackBecause: 'week-limit' | 'day-limit' | null;
  /** No message of this service reaches it, or none that the limits let out: staff call. */
  isCalled: boolean;
}

export interface Reach {
  people: Reached[];
  phones: ReachedPhone[];
  /** Of the later times that were asked about, the first at which no limit keeps anybody; null where none does now. */
  roomAt: number | null;
}

/** What was said of today is of no use tomorrow evening. */
export const uselessFrom = (dueAt: number): number => dueAt + DAY_MS;

interface Asked {
  side: RecipientKind;
  wardId: string;
  personIds: readonly string[];
  dueAt: number;
  zone: string;
  limits: WardOffsets;
  now: number;
  /** By which messages leave. */
  channels: readonly ChannelName[];
  /** Whom the limits keep back is called. */
  callsHeld?: boolean;
  /** At which it could leave instead, in their order. */
  laterTimes?: readonly number[];
}

/**
 * Whom a message would reach that leaves then, one for each phone, within the limits of the ward for its mentees
 * (ambassadors have none). Reads only, in the order that was asked. @throws DomainError not-found where one of them is
 * not the ward's
 */
export async function reachOf(manager: EntityManager, asked: Asked): Promise<Reach> {
  const people = await peopleOf(manager, asked);
  const rings = await ringsAt(
    manager,
    people.map(({ id }) => id),
  );
  const outcomes = new Map<string, AnnouncementOutcome>();
  for (const { id, isActive, messagesStoppedAt } of people) {
    const address = rings.get(id)?.at ?? null;
    if (!isActive) outcomes.set(id, 'inactive');
    else if (messagesStoppedAt !== null) outcomes.set(id, 'stopped');
    else if (address === null) outcomes.set(id, 'no-address');
    else outcomes.set(id, 'told');
  }
  const told = people.filter(({ id }) => outcomes.get(id) === 'told');
  const borrows = ({ id }: Addressed): number => (rings.get(id)?.isOwn ? 0 : 1);
  const groups = grouped(
    told.toSorted((one, other) => borrows(one) - borrows(other)),
    ({ id }) => rings.get(id)?.at ?? '',
  );
  // The first of a phone carries the message.
  const carriers = [...groups.values()].map(([{ id }]) => {
    return { recipientId: id, dueAt: asked.dueAt, expiresAt: uselessFrom(asked.dueAt) };
  });
  const unreached = await unheardPeople(manager, carriers, asked);
  const { tooMuch, roomAt } = await overLimit(manager, asked, groups);
  const phones = [...groups].flatMap(([address, group]): ReachedPhone[] => {
    const ids = group.map(({ id }) => id);
    const why = unreached.get(ids[0]);
    const isUnreached = why !== undefined && why !== 'opted-out';
    const keptBackBecause = isUnreached ? null : (tooMuch.get(address) ?? null);
    const isCalled = isUnreached || (keptBackBecause !== null && asked.callsHeld === true);
    const outcome =
      why === 'opted-out' ? 'stopped' : isCalled ? 'call' : (keptBackBecause ?? 'told');
    for (const id of ids) outcomes.set(id, outcome);
    return why === 'opted-out' ? [] : [{ people: ids, keptBackBecause, isCalled }];
  });
  return {
    people: people.map(({ id, fullName: name }) => {
      return { personId: id, name, outcome: outcomes.get(id) ?? 'no-address' };
    }),
    phones,
    roomAt: phones.some(({ keptBackBecause }) => keptBackBecause !== null) ? roomAt : null,
  };
}

type Addressed = Pick<Mentee, 'id' | 'fullName' | 'isActive' | 'messagesStoppedAt'>;

async function peopleOf(
  manager: EntityManager,
  { side, wardId, personIds }: Asked,
): Promise<Addressed[]> {
  const ids = [...new Set(personIds)];
  const where = { wardId, id: In(ids) };
  const found: Addressed[] =
    side === 'mentee' ? await manager.findBy(Mentee, where) : await manager.findBy(Mentor, where);
  const known = new Map(found.map((person) => [person.id, person]));
  return ids.map((id) => {
    const person = known.get(id);
    if (!person) throw notFound('person');
    return person;
  });
}

interface OverLimit {
  /** By the phone: why one message more is too much there. */
  tooMuch: Map<string, 'week-limit' | 'day-limit'>;
  /** The first of the later times at which it is too much for none of them. */
  roomAt: number | null;
}

async function overLimit(
  manager: EntityManager,
  { side, dueAt, zone, limits, laterTimes = [] }: Asked,
  groups: ReadonlyMap<string, readonly Addressed[]>,
): Promise<OverLimit> {
  if (side === 'mentor' || groups.size === 0) return { tooMuch: new Map(), roomAt: null };
  const monday = localMondayOf(dueAt, zone);
  const lastMonday = localMondayOf(Math.max(dueAt, ...laterTimes), zone);
  const week = { fromAt: monday - DAY_MS, untilAt: lastMonday + 8 * DAY_MS };
  const budget = new MessageBudget(zone);
  for (const message of await phoneMessages(manager, [...groups.keys()], week)) {
    if (!mayStillWait(message)) budget.take(message);
  }
  const messages = [...groups].map(([phone, group]) => {
    return { phone, people: group.map(({ id }) => id) };
  });
  const tooMuch = new Map(
    messages.flatMap((message) => {
      const reason = budget.tooMuch({ ...message, dueAt }, limits);
      return reason ? [[message.phone, reason] as const] : [];
    }),
  );
  const hasRoom = (at: number) =>
    messages.every((message) => budget.tooMuch({ ...message, dueAt: at }, limits) === null);
  return { tooMuch, roomAt: tooMuch.size > 0 ? (laterTimes.find(hasRoom) ?? null) : null };
}
