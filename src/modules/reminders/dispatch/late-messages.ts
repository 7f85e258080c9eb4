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
import { type PhoneMessage, phoneMessages } from '../planning/phone-messages';
import { loadWardOffsets, offsetsOf, type WardOffsets } from '../planning/ward-offsets';

/** What is too much today: it waits until a day on which it is not, or is kept back. */
export type PutOff = { retryAt: number } | { heldBecause: LimitReason };

const mostDaysOff = 14;

/**
 * The limits count a message on the day for which it was planned. One that leaves on another day, because a
 * provider or this service was away, is counted anew. Where it is too much it waits for the first morning on which
 * it is not; where none comes before it is useless, news goes out all the same and a reminder is held. What moved
 * or was called off is never looked at here. No statement where nothing is that late.
 */
export async function putOff(
  manager: EntityManager,
  dueMessages: readonly DueMessage[],
  { now, zone }: { now: number; zone: string },
): Promise<Map<string, PutOff>> {
  const today = localDayOf(now, zone);
  const late = dueMessages.filter(
    ({ dueAt, kind, recipientKind, state }) =>
      state === 'planned' &&
      recipientKind === 'mentee' &&
      !ruleOf(kind).isUrgent &&
      localDayOf(dueAt, zone) < today,
  );
  if (late.length === 0) return new Map();
  const addresses = await addressesOf(manager, [...new Set(late.map((due) => due.recipientId))]);
  const phoneOf = (due: DueMessage) => addresses.get(due.recipientId)?.phone ?? null;
  const phones = [...new Set(late.flatMap((due) => phoneOf(due) ?? []))];
  const span = {
    fromAt: Math.min(localMondayOf(now, zone) - DAY_MS, ...late.map(({ dueAt }) => dueAt)),
    untilAt: localMondayOf(now, zone) + 8 * DAY_MS + mostDaysOff * DAY_MS,
  };
  const onPhones = await phoneMessages(manager, phones, span);
  const lateIds = new Set(late.map(({ id }) => id));
  const budget = new MessageBudget(zone);
  for (const message of onPhones) {
    if (!lateIds.has(message.id)) budget.take({ ...message, dueAt: rangAt(message, now) });
  }
  const peopleOf = new Map(onPhones.map(({ id, people }) => [id, people]));
  const wards = await loadWardOffsets(manager, [...new Set(late.map(({ wardId }) => wardId))]);
  const put = new Map<string, PutOff>();
  for (const due of late) {
    const phone = phoneOf(due);
    if (phone === null) continue;
    const message = { phone, people: peopleOf.get(due.id) ?? [due.recipientId] };
    const limits = wards.get(due.wardId) ?? offsetsOf(undefined);
    const reason = budget.tooMuch({ ...message, dueAt: now }, limits);
    const mornings = reason ? morningsFor(phone, due, { now, zone, limits }) : [];
    const retryAt = budget.firstRoom(message, mornings, limits);
    const isLost = reason !== null && retryAt === null && !ruleOf(due.kind).isNews;
    if (!isLost) budget.take({ ...message, dueAt: retryAt ?? now });
    if (retryAt !== null) put.set(due.id, { retryAt });
    else if (isLost) put.set(due.id, { heldBecause: reason });
  }
  return put;
}

/** What has gone out counts on the day on which it did. */
function rangAt({ dueAt, sentAt, state }: PhoneMessage, now: number): number {
  return state === 'sending' ? now : (sentAt ?? dueAt);
}

/** Each phone at its own time of the morning, as long as the message is worth reading. */
function morningsFor(
  phone: string,
  { expiresAt }: DueMessage,
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
