import type { EntityManager } from 'typeorm';
import { type ReminderKind, ruleOf } from '../../../core/reminders/kinds';
import {
  type CountedMessage,
  type LimitReason,
  MessageBudget,
  type MessageLimits,
} from '../../../core/reminders/message-budget';
import { CLOSE_MS } from '../../../core/reminders/plan';
import { DAY_MS } from '../../../core/time/durations';
import { localMondayOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import type { MenteeAddress } from '../messages/mentee-addresses';
import { carriedBy, mayJoin } from '../rows/joint-rows';
import { mayCarry, mayStillWait, type PhoneMessage, phoneMessages } from './phone-messages';
import type { NewReminder } from '../rows/reminder-rows';
import { joinStanding } from './standing-messages';

/** How a ward's people are to be left in peace. */
export interface LimitContext {
  zone: string;
  addresses: ReadonlyMap<string, MenteeAddress>;
  limitsOf: (wardId: string) => MessageLimits;
  now: number;
  /** Nothing is written: what would go with a message that stands already is only marked as such. */
  isPreview?: boolean;
  /** Rows, by id, that the planned ones take the place of. */
  replaced?: ReadonlySet<string>;
}

/** A message to be planned: its rows, the one that carries it first. */
interface NewMessage extends CountedMessage {
  kind: ReminderKind;
  rows: NewReminder[];
}

type Target = NewMessage | PhoneMessage;

const nothing: ReadonlySet<string> = new Set();

const isNew = (target: Target): target is NewMessage => 'rows' in target;

/**
 * What is planned for phones, within the limits of their wards. Two reminders within an hour are one
 * message. What would be too much goes with the next message to that phone before its session, or with one
 * that has not left yet; where there is none it is `held`, and stands on the officer's page with the reason.
 * News that cannot wait (moved, called off, what takes the place of what was called off) always goes out, and counts.
 */
export async function withinLimits(
  manager: EntityManager,
  rows: readonly NewReminder[],
  { zone, addresses, limitsOf, now, isPreview = false, replaced = nothing }: LimitContext,
): Promise<NewReminder[]> {
  const phoneOf = ({ recipientKind, recipientId }: NewReminder) =>
    recipientKind === 'mentee' ? (addresses.get(recipientId)?.phone ?? null) : null;
  const isLimited = (row: NewReminder) =>
    mayJoin(row) && !ruleOf(row.kind).isUrgent && phoneOf(row) !== null;
  const messages = messagesOf(rows.filter(isLimited), (row) => phoneOf(row) ?? '');
  if (messages.length === 0) return [...rows];
  const standing = (await standingMessages(manager, messages, zone)).filter(
    ({ id }) => !replaced.has(id),
  );
  const others = rows.filter((row) => !isLimited(row));
  const budget = new MessageBudget(zone);
  for (const one of standing) if (!mayStillWait(one)) budget.take(one);
  for (const row of others) {
    const phone = phoneOf(row);
    if (phone !== null) budget.take({ dueAt: row.dueAt, phone, people: [row.recipientId] });
  }

  const isOffAlone = onlyHeardOff(standing);
  const waiting = standing.filter((one) => mayCarry(one) && one.expiresAt > now);
  const targets = new Map<string, Target[]>(grouped(waiting, ({ phone }) => phone));
  const joining = new Map<Target, NewMessage[]>();
  const join = (target: Target, message: NewMessage) =>
    joining.set(target, [...(joining.get(target) ?? []), message]);
  const tooMuch: [NewMessage, LimitReason][] = [];
  const kept: NewMessage[] = [];
  for (const message of messages) {
    const onPhone = targets.get(message.phone) ?? [];
    const close = onPhone.find((target) => fallTogether(target, message));
    const isAnew = message.kind === 'booked' && message.people.some(isOffAlone);
    const isFree = close !== undefined || isAnew;
    const reason = isFree ? null : budget.tooMuch(message, limitsOf(message.rows[0].wardId));
    if (close) join(close, message);
    else if (reason) tooMuch.push([message, reason]);
    else {
      budget.take(message);
      kept.push(message);
      targets.set(message.phone, [...onPhone, message]);
    }
  }
  const rowsKeptBack: NewReminder[] = [];
  for (const [message, reason] of tooMuch) {
    const { dueAt, phone } = message;
    const startAt = Math.min(...message.rows.map((row) => row.sessionStartAt));
    const target = carrierFor({ dueAt, startAt }, targets.get(phone) ?? []);
    if (target) join(target, message);
    else rowsKeptBack.push(...message.rows.map((row) => ({ ...row, ...keptBack(reason) })));
  }
  return [
    ...kept.flatMap((message) => withJoined(message, joining.get(message) ?? [])),
    ...(isPreview ? markedJoined(joining) : await joinStanding(manager, ofStanding(joining))),
    ...rowsKeptBack,
    ...others,
  ];
}

/** Whoever heard last that something is off waits for what comes instead: no limit keeps that back. */
function onlyHeardOff(standing: readonly PhoneMessage[]): (menteeId: string) => boolean {
  const last = new Map<string, PhoneMessage>();
  // At the same instant nothing was told before it was off.
  const isOff = ({ kind }: PhoneMessage) => (kind === 'cancelled' ? 1 : 0);
  for (const one of standing.toSorted((a, b) => a.dueAt - b.dueAt || isOff(a) - isOff(b))) {
    if (!ruleOf(one.kind).isNews) continue;
    for (const id of one.people) last.set(id, one);
  }
  return (id) => last.get(id)?.kind === 'cancelled';
}

function messagesOf(
  rows: readonly NewReminder[],
  phoneOf: (row: NewReminder) => string,
): NewMessage[] {
  const groups = grouped(
    rows,
    ({ jointId, bookingId, recipientId, kind }) =>
      jointId ?? `${bookingId ?? ''} ${recipientId} ${kind}`,
  );
  return [...groups.values()]
    .map((group) => {
      const ordered = group.toSorted((a, b) => isCarried(a) - isCarried(b));
      const [{ dueAt, kind }] = ordered;
      const people = [...new Set(group.map((row) => row.recipientId))];
      return { rows: ordered, dueAt, kind, phone: phoneOf(ordered[0]), people };
    })
    .sort((a, b) => a.dueAt - b.dueAt);
}

const isCarried = ({ state }: NewReminder) => (state === 'joined' ? 1 : 0);

/** Everything else that rings on these phones in the same weeks. */
function standingMessages(
  manager: EntityManager,
  messages: readonly NewMessage[],
  zone: string,
): Promise<PhoneMessage[]> {
  const phones = [...new Set(messages.map(({ phone }) => phone))];
  const fromAt = localMondayOf(messages[0].dueAt, zone) - DAY_MS;
  const untilAt = localMondayOf(messages[messages.length - 1].dueAt, zone) + 8 * DAY_MS;
  return phoneMessages(manager, phones, { fromAt, untilAt });
}

/** Two reminders, of whatever, that would ring within an hour. */
function fallTogether(target: Target, message: NewMessage): boolean {
  const isClose = Math.abs(target.dueAt - message.dueAt) < CLOSE_MS;
  return isClose && !ruleOf(target.kind).isNews && !ruleOf(message.kind).isNews;
}

/** The next message before the first session that it tells of, else the last one before it. */
export function carrierFor<One extends { dueAt: number }>(
  { dueAt, startAt }: { dueAt: number; startAt: number },
  targets: readonly One[],
): One | undefined {
  const inTime = targets
    .filter((target) => target.dueAt < startAt)
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return inTime.find((target) => target.dueAt >= dueAt) ?? inTime.at(-1);
}

function keptBack(failure: LimitReason) {
  return { state: 'held' as const, jointId: null, failure };
}

function withJoined(message: NewMessage, others: readonly NewMessage[]): NewReminder[] {
  if (others.length === 0) return message.rows;
  const [carrier, ...rows] = [message, ...others].flatMap((one) => one.rows);
  return carriedBy(carrier, rows, carrier.jointId ?? newId());
}

function markedJoined(joining: ReadonlyMap<Target, NewMessage[]>): NewReminder[] {
  return [...ofStanding(joining)].flatMap(([{ id }, rows]) =>
    rows.map((row) => ({ ...row, state: 'joined' as const, jointId: id })),
  );
}

function ofStanding(joining: ReadonlyMap<Target, NewMessage[]>): Map<PhoneMessage, NewReminder[]> {
  return new Map(
    [...joining].flatMap(([target, messages]) =>
      isNew(target) ? [] : [[target, messages.flatMap(({ rows }) => rows)] as const],
    ),
  );
}
