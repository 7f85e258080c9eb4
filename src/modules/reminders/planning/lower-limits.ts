import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import {
  type LimitReason,
  MessageBudget,
  type MessageLimits,
} from '../../../core/reminders/message-budget';
import { DAY_MS } from '../../../core/time/durations';
import { localMondayOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { idList, isPostgres, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { WardSettings } from '../../wards';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';
import { addressesOf } from '../messages/mentee-addresses';
import { carrierFor } from './message-limits';
import {
  holdPlanned,
  mayCarry,
  mayStillWait,
  type PhoneMessage,
  phoneMessages,
} from './phone-messages';
import { letCarry } from './standing-messages';
import { loadWardOffsets, offsetsOf } from './ward-offsets';

/** Whether a ward says otherwise from now on how often it writes; `before` is what was changed, as it was. */
export function isAboutLimits(before: Partial<WardSettings>): boolean {
  return 'messagesAWeek' in before || 'messagesADay' in before;
}

/**
 * Keeps a ward's reminders that wait to its limits of now, where these have become stricter: what is too much goes with the
 * next message to that phone before its session, or is `held`, as if it were planned today. News that is about to leave
 * leaves. Gives how many places are reminded of otherwise.
 */
export async function keepToLimits(
  manager: EntityManager,
  { wardId, now, zone }: { wardId: string; now: number; zone: string },
): Promise<number> {
  const limits = (await loadWardOffsets(manager, [wardId])).get(wardId) ?? offsetsOf(undefined);
  const waiting = await waitingReminders(manager, wardId, now);
  if (waiting.length === 0) return 0;
  const addresses = await addressesOf(
    manager,
    waiting.map(({ recipientId }) => recipientId),
  );
  const phones = [...new Set([...addresses.values()].flatMap(({ phone }) => phone ?? []))];
  const dueAt = waiting.map((one) => one.dueAt);
  const onPhones = await phoneMessages(manager, phones, {
    fromAt: localMondayOf(Math.min(...dueAt), zone) - DAY_MS,
    untilAt: localMondayOf(Math.max(...dueAt), zone) + 8 * DAY_MS,
  });
  const ids = new Set(waiting.map(({ id }) => id));
  const tooMuch = beyond(onPhones, ids, limits, zone);
  if (tooMuch.size === 0) return 0;
  return putAway(manager, onPhones, tooMuch, now);
}

/** Those of the messages that may be put off, the last ones of each phone first, that are more than may ring. */
function beyond(
  onPhones: readonly PhoneMessage[],
  mayWait: ReadonlySet<string>,
  limits: MessageLimits,
  zone: string,
): Map<PhoneMessage, LimitReason> {
  const budget = new MessageBudget(zone);
  for (const one of onPhones) if (!mayWait.has(one.id) && !mayStillWait(one)) budget.take(one);
  const tooMuch = new Map<PhoneMessage, LimitReason>();
  const reminders = onPhones.filter(({ id }) => mayWait.has(id));
  for (const one of reminders.toSorted((a, b) => a.dueAt - b.dueAt)) {
    const reason = budget.tooMuch(one, limits);
    if (reason === null) budget.take(one);
    else tooMuch.set(one, reason);
  }
  return tooMuch;
}

const aheadKinds = kindList(({ isAhead }) => isAhead);
const waitingRow = columns(Reminder, 'id', 'recipientId', 'dueAt');

/** The reminders of a ward's sessions ahead that have messages of their own; none of them leaves until the transaction ends. */
function waitingReminders(manager: EntityManager, wardId: string, now: number) {
  const hold = isPostgres(manager) ? 'FOR UPDATE OF r' : '';
  return select(
    manager,
    waitingRow,
    `SELECT r.id AS id, r.recipient_id AS "recipientId", r.due_at AS "dueAt"
     FROM session s JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
     JOIN reminder r ON r.booking_id = b.id AND r.booking_id IS NOT NULL
     WHERE s.ward_id = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed')
       AND r.recipient_kind = 'mentee' AND r.kind IN (${aheadKinds})
       AND r.state = 'planned' AND r.due_at > $3
     ORDER BY r.id ${hold}`,
    [wardId, now, now],
  );
}

const toldRow = {
  ...columns(Reminder, 'id', 'jointId', 'kind', 'bookingId', 'sessionStartAt', 'expiresAt'),
};

type Told = RowOf<typeof toldRow>;

async function putAway(
  manager: EntityManager,
  onPhones: readonly PhoneMessage[],
  tooMuch: ReadonlyMap<PhoneMessage, LimitReason>,
  now: number,
): Promise<number> {
  const told = await toldBy(manager, [...tooMuch.keys()]);
  const targets = grouped(
    onPhones.filter((one) => !tooMuch.has(one) && mayCarry(one) && one.expiresAt > now),
    ({ phone }) => phone,
  );
  const along: (Told & { to: PhoneMessage })[] = [];
  const kept: Record<LimitReason, Told[]> = { 'week-limit': [], 'day-limit': [] };
  const questions: Told[] = [];
  for (const [message, reason] of tooMuch) {
    const rows = told(message);
    const startAt = Math.min(...rows.map((row) => row.sessionStartAt));
    const to = carrierFor({ dueAt: message.dueAt, startAt }, targets.get(message.phone) ?? []);
    if (to) along.push(...rows.map((row) => ({ ...row, to })));
    else {
      for (const row of rows) (isQuestion(row) ? questions : kept[reason]).push(row);
    }
  }
  const gone = await sendAlong(manager, along);
  for (const reason of ['week-limit', 'day-limit'] as const) {
    await keepBack(manager, kept[reason], reason);
  }
  await askAlone(manager, questions);
  const places = [...gone, ...kept['week-limit'], ...kept['day-limit']].filter(
    (row) => !isQuestion(row),
  );
  return new Set(places.map(({ bookingId }) => bookingId)).size;
}

const isQuestion = ({ kind }: Told): boolean => ruleOf(kind).goesAlong;

/** All that each of these messages tells, by the message. */
async function toldBy(
  manager: EntityManager,
  messages: readonly PhoneMessage[],
): Promise<(message: PhoneMessage) => Told[]> {
  const rows = await select(
    manager,
    toldRow,
    `SELECT r.id AS id, r.joint_id AS "jointId", r.kind AS kind, r.booking_id AS "bookingId",
       r.session_start_at AS "sessionStartAt", r.expires_at AS "expiresAt"
     FROM reminder r WHERE r.id IN ${idList(manager, '$1')}
     UNION
     SELECT r.id AS id, r.joint_id AS "jointId", r.kind AS kind, r.booking_id AS "bookingId",
       r.session_start_at AS "sessionStartAt", r.expires_at AS "expiresAt"
     FROM reminder r WHERE r.joint_id IS NOT NULL AND r.joint_id IN ${idList(manager, '$2')}
       AND r.state = 'joined'`,
    [
      JSON.stringify(messages.map(({ id }) => id)),
      JSON.stringify(messages.flatMap(({ jointId }) => jointId ?? [])),
    ],
  );
  const byMessage = grouped(rows, ({ id, jointId }) => jointId ?? id);
  return ({ id, jointId }) => byMessage.get(jointId ?? id) ?? [];
}

/** Those that go with another message; where that has left in between, they stay messages of their own. */
async function sendAlong(
  manager: EntityManager,
  along: readonly (Told & { to: PhoneMessage })[],
): Promise<readonly Told[]> {
  if (along.length === 0) return [];
  const carrying = await holdPlanned(
    manager,
    along.map(({ to }) => to),
  );
  const jointIds = new Map(carrying.map(({ id, jointId }) => [id, jointId ?? newId()]));
  const rows = along.filter(({ to }) => jointIds.has(to.id));
  const ofCarrier = grouped(rows, ({ to }) => to.id);
  const carriers = carrying.map(({ id, expiresAt }) => ({
    id,
    joint_id: jointIds.get(id) ?? '',
    expires_at: Math.max(expiresAt, ...(ofCarrier.get(id) ?? []).map((row) => row.expiresAt)),
  }));
  await letCarry(manager, carriers);
  const joined = rows.map(({ id, to }) => ({ id, joint_id: jointIds.get(to.id) ?? '' }));
  await execute(
    manager,
    `UPDATE reminder SET joint_id = given.joint_id, state = 'joined'
     FROM ${rowSet(manager, { id: 'text', joint_id: 'text' }, '$1')} WHERE reminder.id = given.id`,
    [JSON.stringify(joined)],
  );
  return rows;
}

async function keepBack(
  manager: EntityManager,
  rows: readonly Told[],
  reason: LimitReason,
): Promise<void> {
  if (rows.length === 0) return;
  await execute(
    manager,
    `UPDATE reminder SET state = 'held', failure = $1, joint_id = NULL
     WHERE id IN ${idList(manager, '$2')}`,
    [reason, JSON.stringify(rows.map(({ id }) => id))],
  );
}

/** A question that went along looks for another way. */
async function askAlone(manager: EntityManager, questions: readonly Told[]): Promise<void> {
  if (questions.length === 0) return;
  await execute(
    manager,
    `UPDATE reminder SET state = 'planned', joint_id = NULL WHERE id IN ${idList(manager, '$1')}`,
    [JSON.stringify(questions.map(({ id }) => id))],
  );
}
