import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { isQuiet, outsideQuietHours } from '../../../core/reminders/quiet-hours';
import { dayInterval, localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskAddress } from '../messages/addresses';
import { fallbackChainOf, type DeliveryRoute } from '../messages/fallback-chain';
import { Channels } from '../channels/channels';
import { closedRoutes, type ClosedRoutes } from './closed-routes';
import { DayQuotas } from './day-quotas';
import { decideDelivery } from './delivery-decision';
import {
  type ClaimedMessage,
  type DueMessage,
  lockDueMessages,
  type MessageSession,
} from '../messages/due-message';
import { sentAlong, type Waiting } from './questions-along';
import { splitTooLong } from './split-messages';
import { cancelOf, carryOn } from '../rows/person-rows';
import { putOff } from '../planning/late-messages';
import { type JointPlaces, jointPlaces } from '../messages/joint-places';
import { learnersOf, toldOfLearners } from '../messages/learners-told';
import { sessionsOfMessages } from '../messages/message-sessions';
import { ruleOf } from '../../../core/reminders/kinds';
import type { ReminderState } from '../entities/reminder.entity';
import { soonMs } from '../messages/channel-pauses';
import { idList, rowSet, type SqlType } from '../../../platform/database/row-set';
import { type StepSql, writeSteps } from './step-rows';
import { number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { execute } from '../../../platform/database/execute';

/** How long a claim lasts without being renewed: a dead process is noticed after that. */
export const leaseMs = 4_000;

const dueNow = `r.state = 'planned' AND COALESCE(r.retry_at, r.due_at) <= $1
  ORDER BY COALESCE(r.retry_at, r.due_at) LIMIT $2`;
const unclearNow = `r.state = 'ambiguous' AND r.retry_at <= $1 ORDER BY r.retry_at LIMIT $2`;

/** A due message that leaves now. */
type Start = Pick<ClaimedMessage, 'route' | 'chainIndex' | 'hasNext'>;

/** One that does not: it ended, or waits until `retryAt`. */
interface Aside {
  state: ReminderState;
  retryAt: number | null;
  failure: string | null;
}

const nextRow = { planned: orNull(number), unclear: orNull(number) };

/**
 * Takes due reminders for this process. Each is read again with its booking, and leaves the state
 * `planned` in the same transaction that writes "started" into its attempts: to `sending` under a
 * lease, or to an end. Two processes never get the same one.
 */
@Injectable()
export class ReminderClaims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly channels: Channels,
    private readonly env: Env,
  ) {}

  /** At most `limit` messages to send now. `looked` counts all rows dealt with; 0 means nothing is due. */
  claim(limit: number): Promise<{ dueMessages: ClaimedMessage[]; looked: number }> {
    return this.unitOfWork.write((manager) => this.take(manager, limit));
  }

  /** A cheap look that holds nothing: is anything due, and when is the next one? */
  async look(): Promise<{ isDue: boolean; nextAt: number | null }> {
    const now = this.clock.now();
    const [row] = await select(
      this.unitOfWork.read,
      nextRow,
      `SELECT
         (SELECT MIN(COALESCE(retry_at, due_at)) FROM reminder WHERE state = 'planned') AS "planned",
         (SELECT MIN(retry_at) FROM reminder WHERE state = 'ambiguous') AS "unclear"`,
    );
    const nexts = [row.planned, row.unclear].filter((at) => at !== null);
    const nextAt = nexts.length > 0 ? Math.min(...nexts) : null;
    return { isDue: nextAt !== null && nextAt <= now, nextAt };
  }

  private async take(
    manager: EntityManager,
    limit: number,
  ): Promise<{ dueMessages: ClaimedMessage[]; looked: number }> {
    const now = this.clock.now();
    const fallenDue = await lockDueMessages(manager, dueNow, [now, limit]);
    const planned = fallenDue.filter((one) => !isOfNobody(one));
    await handOn(manager, fallenDue.filter(isOfNobody));
    const unclear =
      planned.length < limit
        ? await lockDueMessages(manager, unclearNow, [now, limit - planned.length])
        : [];
    // A join gives them in any order; nobody shall be reminded before they were told.
    const all = [...planned, ...unclear].sort((a, b) => a.dueAt - b.dueAt);
    if (all.length === 0) return { dueMessages: [], looked: fallenDue.length };

    const joint = await jointPlaces(manager, all);
    await releaseJoined(manager, joint.stopped);
    const told = new Map([...(await sessionsOfMessages(manager, all)), ...stillToCome(joint, now)]);
    const learners = await learnersOf(manager, toldOfLearners(all));
    const zone = this.env.TIME_ZONE;
    const date = localDateOf(now, zone);
    const today = await DayQuotas.open(manager, this.channels.dayLimits, date);
    const { endAt } = dayInterval(date, zone);
    const closed = await closedRoutes(manager, all, this.channels.names, { today, endAt }, now);
    const late = await sentAlong(manager, await putOff(manager, all, { now, zone }), now);
    const leaseToken = newId();
    const asides: (Aside & { id: string })[] = [];
    const dueMessages: ClaimedMessage[] = [];
    for (const due of all) {
      const sessions = told.get(due.id) ?? [];
      const step = this.stepOf(due, sessions, { closed, late }, now);
      if (!('route' in step)) {
        asides.push({ id: due.id, ...step });
        continue;
      }
      today.take(step.route.channel);
      const attempts = due.attempts + 1;
      const mentees = learners.get(due.recipientId) ?? [];
      dueMessages.push({
        ...due,
        ...step,
        attempts,
        leaseToken,
        told: sessions,
        learners: mentees,
        asked: joint.asked.get(due.id) ?? [],
        invited: joint.invited.get(due.id) ?? [],
      });
    }
    await writeAsides(manager, asides);
    // Who wants no messages tells none to the others of their phone either.
    const optedOut = new Set(
      asides.filter(({ failure }) => failure === 'opted-out').map(({ id }) => id),
    );
    await carryOn(manager, [...optedOut]);
    await toBeCalled(
      manager,
      all.filter(({ id, kind }) => optedOut.has(id) && ruleOf(kind).while === 'invited'),
    );
    await releaseJoined(manager, questionsOf(joint, asides));
    await writeStarts(manager, dueMessages, now);
    await today.store(manager);
    const leaving = await splitTooLong(manager, dueMessages, joint, { zone, now });
    return { dueMessages: leaving, looked: unclear.length + fallenDue.length };
  }

  private stepOf(
    due: DueMessage,
    told: MessageSession[],
    { closed, late }: { closed: ClosedRoutes; late: ReadonlyMap<string, Waiting> },
    now: number,
  ): Start | Aside {
    const stay: Aside = { state: due.state, retryAt: null, failure: due.failure };
    const isUnclear = due.state === 'ambiguous';
    const decision = decideDelivery(due, told, now);
    // What may have gone out already stays unclear: nobody can call it back.
    if (decision) return isUnclear ? stay : { ...stay, ...decision };

    const morning = this.untilMorning(due, now);
    if (morning) return { ...stay, ...morning };

    const chain = fallbackChainOf(due, this.channels.names);
    const off = late.get(due.id);
    // Whom no message reaches is called at once, and not on a quieter day.
    if (off && (off.state === 'joined' || closed.reasonFor(chain) === 'paused')) {
      return { ...stay, ...off };
    }

    const chainIndex = isUnclear
      ? due.chainIndex
      : firstOpen(chain, due.chainIndex, (route) => closed.isOpen(route));
    const route = chain[chainIndex];
    if (!route) {
      const reopensAt = closed.reopensAt(chain.slice(due.chainIndex));
      const isSoon = reopensAt !== null && reopensAt < Math.min(due.expiresAt, now + soonMs);
      if (isSoon) return { ...stay, retryAt: reopensAt };
      return { ...stay, state: 'failed', failure: due.failure ?? closed.reasonFor(chain) };
    }

    const waitMs = this.channels.waitMs(route.channel);
    if (waitMs > 0) return { ...stay, retryAt: now + waitMs };
    return { route: route, chainIndex, hasNext: chainIndex + 1 < chain.length };
  }

  /** A message planned for the day that is late must not ring at night. */
  private untilMorning(due: DueMessage, now: number): Partial<Aside> | undefined {
    const zone = this.env.TIME_ZONE;
    if (!isQuiet(now, zone) || isQuiet(due.dueAt, zone)) return undefined;
    const limits = { notBefore: now, before: due.expiresAt };
    const retryAt = outsideQuietHours(now, limits, zone);
    if (due.state === 'ambiguous') return { retryAt };
    return retryAt === null ? { state: 'expired', failure: 'quiet-hours' } : { retryAt };
  }
}

/** What was on its way when its recipient stopped, and tells others too. */
function isOfNobody({ jointId, recipientName, isRecipientActive }: DueMessage): boolean {
  return jointId !== null && recipientName !== null && !isRecipientActive;
}

/** The others hear of it on another of their rows, which falls due next. */
async function handOn(manager: EntityManager, dueMessages: readonly DueMessage[]): Promise<void> {
  const recipients = new Set(dueMessages.map(({ recipientId }) => recipientId));
  for (const recipientId of recipients) await cancelOf(manager, recipientId);
}

/** A question whose message is cancelled or too late looks for another way. */
function questionsOf(
  { asked }: JointPlaces,
  asides: readonly (Aside & { id: string })[],
): string[] {
  return asides
    .filter(({ state }) => state === 'cancelled' || state === 'expired' || state === 'held')
    .flatMap(({ id }) => (asked.get(id) ?? []).map(({ reminderId }) => reminderId));
}

/** A message about several days says nothing of those that have passed. */
function stillToCome({ told }: JointPlaces, now: number): [string, MessageSession[]][] {
  return [...told].map(([id, sessions]) => [id, sessions.filter(({ startAt }) => startAt > now)]);
}

/** Somebody invites by phone whoever wants no messages. */
async function toBeCalled(manager: EntityManager, invited: readonly DueMessage[]): Promise<void> {
  if (invited.length === 0) return;
  await execute(
    manager,
    `UPDATE reminder SET state = 'failed', joint_id = NULL
     WHERE state = 'cancelled' AND failure = 'opted-out' AND id IN ${idList(manager, '$1')}`,
    [JSON.stringify(invited.map(({ id }) => id))],
  );
}

/** What can no longer go with another message falls due by itself. */
async function releaseJoined(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await execute(
    manager,
    `UPDATE reminder SET state = 'planned', joint_id = NULL
     WHERE state = 'joined' AND id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
}

function firstOpen(
  chain: DeliveryRoute[],
  from: number,
  isOpen: (route: DeliveryRoute) => boolean,
): number {
  const index = chain.findIndex((route, place) => place >= from && isOpen(route));
  return index < 0 ? chain.length : index;
}

/** What is not sent now: it ended, or waits. */
async function writeAsides(
  manager: EntityManager,
  steps: (Aside & { id: string })[],
): Promise<void> {
  if (steps.length === 0) return;
  const columns: Record<string, SqlType> = {
    id: 'text',
    state: 'text',
    retry_at: 'bigint',
    failure: 'text',
  };
  const rows = steps.map(({ id, state, retryAt, failure }) => ({
    id,
    state,
    retry_at: retryAt,
    failure,
  }));
  await execute(
    manager,
    `UPDATE reminder SET state = given.state, retry_at = given.retry_at, failure = given.failure,
       lease_token = NULL, lease_until = NULL
     FROM ${rowSet(manager, columns, '$1')} WHERE reminder.id = given.id`,
    [JSON.stringify(rows)],
  );
}

const started: StepSql = {
  columns: {
    id: 'text',
    attempt_id: 'text',
    channel: 'text',
    address: 'text',
    chain_index: 'integer',
    lease_token: 'text',
    at: 'bigint',
  },
  set: `state = 'sending', channel = given.channel, chain_index = given.chain_index,
    attempts = attempts + 1, lease_token = given.lease_token, lease_until = given.at + ${leaseMs},
    retry_at = NULL`,
  attempt: {
    id: 'given.attempt_id',
    reminder_id: 'given.id',
    channel: 'given.channel',
    address: 'given.address',
    outcome: `'started'`,
    at: 'given.at',
  },
};

async function writeStarts(
  manager: EntityManager,
  dueMessages: ClaimedMessage[],
  at: number,
): Promise<void> {
  const rows = dueMessages.map(({ id, route, chainIndex, leaseToken }) => ({
    id,
    attempt_id: newId(),
    channel: route.channel,
    address: maskAddress(route.address),
    chain_index: chainIndex,
    lease_token: leaseToken,
    at,
  }));
  await writeSteps(manager, started, rows);
}
