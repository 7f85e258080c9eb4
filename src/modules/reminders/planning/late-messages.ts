import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import { type LimitReason, MessageBudget } from '../../../core/reminders/message-budget';
import { publicationTime } from '../../../core/reminders/plan';
import { addDays } from '../../../core/time/local-dates';
import { DAY_MS } from '../../../core/time/durations';
import {
  dayInterval,
  instantAt,
  localDateOf,
  localDayOf,
  localMondayOf,
} from '../../../core/time/zone';
import type { DueMessage } from '../messages/due-message';
import { addressesOf } from '../messages/mentee-addresses';
import {
  mayCarry,
  mayStillWait,
  mostDaysOff,
  type PhoneMessage,
  phoneMessages,
} from './phone-messages';
import { loadWardOffsets, offsetsOf, type WardOffsets } from './ward-offsets';

/** What is too much today: it waits until a day on which it is not, goes with another message, or is kept back. */
export type PutOff =
  { retryAt: number } | { goesWith: PhoneMessage } | { keptBackBecause: LimitReason };

/** A message as far as its place among the others goes; it need not be stored yet. */
export type Placed = Pick<
  DueMessage,
  'id' | 'wardId' | 'kind' | 'recipientKind' | 'recipientId' | 'state' | 'dueAt' | 'expiresAt'
>;

/** So long a question waits for a quiet day before it goes along with another message. */
const mostDaysAlone = 3;
/** With a message later than this it would come too late. */
const soonMs = 7 * DAY_MS;

/**
 * The limits count a message on the day for which it was planned. One that leaves on another day, because a
 * provider or this service was away, is counted anew. Where it is too much it waits for the first morning on which
 * it is not; where none comes before it is useless, news goes out all the same and a reminder is held. A question is
 * always counted here, and leaves room for one message more: where there is none it goes along with the next message
 * to that phone. What moved or was called off is never looked at. No statement where nothing is late or asks.
 */
export async function putOff(
  manager: EntityManager,
  dueMessages: readonly Placed[],
  { now, zone }: { now: number; zone: string },
): Promise<Map<string, PutOff>> {
  const today = localDayOf(now, zone);
  const late = dueMessages.filter(
    ({ dueAt, kind, recipientKind, state }) =>
      state === 'planned' &&
      recipientKind === 'mentee' &&
      !ruleOf(kind).isUrgent &&
      (ruleOf(kind).givesWay || localDayOf(dueAt, zone) < today),
  );
  if (late.length === 0) return new Map();
  const addresses = await addressesOf(manager, [...new Set(late.map((due) => due.recipientId))]);
  const phoneOf = (due: Placed) => addresses.get(due.recipientId)?.phone ?? null;
  const phones = [...new Set(late.flatMap((due) => phoneOf(due) ?? []))];
  const span = {
    fromAt: Math.min(localMondayOf(now, zone) - DAY_MS, ...late.map(({ dueAt }) => dueAt)),
    untilAt: localMondayOf(now, zone) + 8 * DAY_MS + mostDaysOff * DAY_MS,
  };
  const onPhones = await phoneMessages(manager, phones, span);
  const lateIds = new Set(late.map(({ id }) => id));
  const budget = new MessageBudget(zone);
  for (const message of onPhones) {
    if (lateIds.has(message.id) || mayStillWait(message)) continue;
    budget.take({ ...message, dueAt: rangAt(message, now) });
  }
  const peopleOf = new Map(onPhones.map(({ id, people }) => [id, people]));
  const wards = await loadWardOffsets(manager, [...new Set(late.map(({ wardId }) => wardId))]);
  const put = new Map<string, PutOff>();
  for (const due of late.toSorted((a, b) => givesWay(a) - givesWay(b))) {
    const phone = phoneOf(due);
    if (phone === null) continue;
    const message = { phone, people: peopleOf.get(due.id) ?? [due.recipientId] };
    const limits = wards.get(due.wardId) ?? offsetsOf(undefined);
    const mornings = () => morningsFor(phone, due, { now, zone, limits });
    const off = ruleOf(due.kind).goesAlong
      ? placeOfQuestion(message, budget, { now, limits, mornings, onPhones, due })
      : placeOfLate(message, budget, { now, limits, mornings, due });
    const leavesAt = off === null ? now : 'retryAt' in off ? off.retryAt : null;
    if (leavesAt !== null) budget.take({ ...message, dueAt: leavesAt });
    if (off !== null) put.set(due.id, off);
  }
  return put;
}

type OfPhone = Pick<PhoneMessage, 'phone' | 'people'>;

interface Placing {
  now: number;
  limits: WardOffsets;
  mornings: () => number[];
  due: Placed;
}

const givesWay = ({ kind }: Placed) => (ruleOf(kind).givesWay ? 1 : 0);

/** Null: it leaves now. */
function placeOfLate(
  message: OfPhone,
  budget: MessageBudget,
  { now, limits, mornings, due }: Placing,
): PutOff | null {
  const reason = budget.tooMuch({ ...message, dueAt: now }, limits);
  if (reason === null) return null;
  const retryAt = budget.firstRoom(message, mornings(), limits);
  if (retryAt !== null) return { retryAt };
  return ruleOf(due.kind).isNews ? null : { keptBackBecause: reason };
}

/** Null: it leaves now. */
function placeOfQuestion(
  message: OfPhone,
  budget: MessageBudget,
  { now, limits, mornings, onPhones, due }: Placing & { onPhones: readonly PhoneMessage[] },
): PutOff | null {
  const days = mornings();
  const sparing = oneLessAWeek(limits);
  const alone = budget.firstRoom(message, [now, ...days.slice(0, mostDaysAlone)], sparing);
  if (alone !== null) return alone === now ? null : { retryAt: alone };
  const untilAt = Math.min(now + soonMs, due.expiresAt);
  const goesWith = onPhones
    .filter((one) => one.phone === message.phone && mayCarry(one))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .find(({ dueAt }) => dueAt > now && dueAt < untilAt);
  if (goesWith) return { goesWith };
  const retryAt = budget.firstRoom(message, [now, ...days], limits);
  if (retryAt !== null) return retryAt === now ? null : { retryAt };
  return { keptBackBecause: budget.tooMuch({ ...message, dueAt: now }, limits) ?? 'week-limit' };
}

/** The next reminder of somebody who is written to twice a week must not be too much for a question. */
function oneLessAWeek(limits: WardOffsets): WardOffsets {
  const { messagesAWeek } = limits;
  if (messagesAWeek === null || messagesAWeek < 2) return limits;
  return { ...limits, messagesAWeek: messagesAWeek - 1 };
}

/** What leaves at this moment counts today. */
function rangAt({ dueAt, state }: PhoneMessage, now: number): number {
  return state === 'sending' ? now : dueAt;
}

/** Each phone at its own time of the morning, as long as the message is worth reading. */
function morningsFor(
  phone: string,
  { expiresAt }: Placed,
  { now, zone, limits }: { now: number; zone: string; limits: WardOffsets },
): number[] {
  const date = localDateOf(now, zone);
  return Array.from({ length: mostDaysOff }, (_, nth) => {
    const midnight = instantAt(addDays(date, nth + 1), 0, zone);
    const first = {
      now: midnight,
      firstStartAt: Math.min(expiresAt, dayInterval(addDays(date, nth + 1), zone).endAt),
    };
    return publicationTime(phone, first, zone, limits) ?? Infinity;
  }).filter((at) => at < expiresAt);
}
