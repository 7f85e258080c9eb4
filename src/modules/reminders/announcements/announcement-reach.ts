import { type EntityManager, In } from 'typeorm';
import { MessageBudget } from '../../../core/reminders/message-budget';
import type { RecipientKind } from '../../../core/reminders/kinds';
import { DAY_MS } from '../../../core/time/durations';
import { localMondayOf } from '../../../core/time/zone';
import { notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { Mentee, Mentor } from '../../people';
import type { AnnouncementOutcome } from '../entities/announcement-person.entity';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { addressesOf } from '../messages/mentee-addresses';
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
  heldBecause: 'week-limit' | 'day-limit' | null;
}

export interface Reach {
  people: Reached[];
  phones: ReachedPhone[];
}

interface Asked {
  side: RecipientKind;
  wardId: string;
  personIds: readonly string[];
  dueAt: number;
  zone: string;
  limits: WardOffsets;
}

/**
 * Whom a message would reach that leaves then, one for each phone, within the limits of the ward for its mentees
 * (ambassadors have none). Reads only, in the order that was asked. @throws DomainError not-found where one of them is
 * not the ward's
 */
export async function reachOf(manager: EntityManager, asked: Asked): Promise<Reach> {
  const people = await peopleOf(manager, asked);
  const addressOf = await addressesFor(manager, asked.side, people);
  const stopped = await stoppedAddresses(manager, [...addressOf.values()]);
  const outcomes = new Map<string, AnnouncementOutcome>();
  for (const { id, isActive, messagesStoppedAt } of people) {
    const address = addressOf.get(id);
    if (!isActive) outcomes.set(id, 'inactive');
    else if (messagesStoppedAt !== null) outcomes.set(id, 'stopped');
    else if (address === undefined) outcomes.set(id, 'no-address');
    else outcomes.set(id, stopped.has(address.at) ? 'stopped' : 'told');
  }
  const told = people.filter(({ id }) => outcomes.get(id) === 'told');
  const groups = grouped(told, ({ id }) => addressOf.get(id)?.at ?? '');
  const tooMuch = await overLimit(manager, asked, groups);
  const phones = [...groups].map(([address, group]): ReachedPhone => {
    const heldBecause = tooMuch.get(address) ?? null;
    if (heldBecause) for (const { id } of group) outcomes.set(id, heldBecause);
    const borrows = ({ id }: Addressed): number => (addressOf.get(id)?.isOwn ? 0 : 1);
    const ordered = group.toSorted((one, other) => borrows(one) - borrows(other));
    return { people: ordered.map(({ id }) => id), heldBecause };
  });
  return {
    people: people.map(({ id, fullName: name }) => {
      return { personId: id, name, outcome: outcomes.get(id) ?? 'no-address' };
    }),
    phones,
  };
}

type Addressed = Pick<
  Mentee,
  'id' | 'fullName' | 'isActive' | 'messagesStoppedAt' | 'phone' | 'email'
>;

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

/** A phone, else an e-mail address. */
async function addressesFor(
  manager: EntityManager,
  side: RecipientKind,
  people: readonly Addressed[],
): Promise<Map<string, { at: string; isOwn: boolean }>> {
  const ofMentees =
    side === 'mentee'
      ? await addressesOf(
          manager,
          people.map(({ id }) => id),
        )
      : new Map<string, undefined>();
  return new Map(
    people.flatMap(({ id, phone, email }) => {
      const { phone: rings = phone, isOwn = true } = ofMentees.get(id) ?? {};
      const at = rings ?? email;
      return at === null ? [] : [[id, { at, isOwn: rings === null || isOwn }]];
    }),
  );
}

/** Those at which somebody wants no text message, or none at all. */
async function stoppedAddresses(
  manager: EntityManager,
  addresses: readonly { at: string }[],
): Promise<Set<string>> {
  const address = In(addresses.map(({ at }) => at));
  const stops = await manager.findBy(MessageOptOut, { address, channel: In(['all', 'sms']) });
  return new Set(stops.map((stop) => stop.address));
}

/** By the phone: why one message more is too much there. */
async function overLimit(
  manager: EntityManager,
  { side, dueAt, zone, limits }: Asked,
  groups: ReadonlyMap<string, readonly Addressed[]>,
): Promise<Map<string, 'week-limit' | 'day-limit'>> {
  if (side === 'mentor' || groups.size === 0) return new Map();
  const monday = localMondayOf(dueAt, zone);
  const week = { fromAt: monday - DAY_MS, untilAt: monday + 8 * DAY_MS };
  const budget = new MessageBudget(zone);
  for (const message of await phoneMessages(manager, [...groups.keys()], week)) {
    if (!mayStillWait(message)) budget.take(message);
  }
  return new Map(
    [...groups].flatMap(([phone, group]) => {
      const people = group.map(({ id }) => id);
      const reason = budget.tooMuch({ dueAt, phone, people }, limits);
      return reason ? [[phone, reason]] : [];
    }),
  );
}
