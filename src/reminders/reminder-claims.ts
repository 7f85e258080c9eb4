import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { isQuiet, outsideQuietHours } from '../core/reminders/quiet-hours';
import { dayInterval, localDateOf } from '../core/time/zone';
import { newId } from '../database/columns';
import { UnitOfWork } from '../database/unit-of-work';
import { appendAttempts } from './attempt-rows';
import { chainOf, type Way } from './chain';
import { Channels } from './channels/channels';
import { closedWays, type ClosedWays } from './closed-ways';
import { DayQuotas } from './day-quotas';
import { judge } from './judge-letter';
import {
  type ClaimedLetter,
  type Letter,
  holdLetters,
  sessionsTold,
  type ToldSession,
} from './letter';
import type { ReminderState } from './reminder.entity';
import { rowSet, type SqlType } from '../database/row-set';

/** How long a claim lasts without being renewed: a dead process is noticed after that. */
export const leaseMs = 4_000;
/** A pause this short is waited for; after a longer one a call would come too late. */
const soonMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

const dueNow = `r.state = 'planned' AND COALESCE(r.retry_at, r.due_at) <= $1
  ORDER BY COALESCE(r.retry_at, r.due_at) LIMIT $2`;
const unclearNow = `r.state = 'ambiguous' AND r.retry_at <= $1 ORDER BY r.retry_at LIMIT $2`;

/** Where a letter goes from being due. */
interface Step {
  id: string;
  state: ReminderState;
  channel: string | null;
  chainIndex: number;
  attempts: number;
  leaseToken: string | null;
  leaseUntil: number | null;
  retryAt: number | null;
  failure: string | null;
}

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

  /** At most `limit` letters to send now. `looked` counts all rows dealt with; 0 means nothing is due. */
  claim(limit: number): Promise<{ letters: ClaimedLetter[]; looked: number }> {
    return this.unitOfWork.write((manager) => this.take(manager, limit));
  }

  /** A cheap look that holds nothing: is anything due, and when is the next one? */
  async look(): Promise<{ isDue: boolean; nextAt: number | null }> {
    const now = this.clock.now();
    const [row]: { planned: number | null; unclear: number | null }[] =
      await this.unitOfWork.read.query(
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
  ): Promise<{ letters: ClaimedLetter[]; looked: number }> {
    const now = this.clock.now();
    const due = await holdLetters(manager, dueNow, [now, limit]);
    const unclear =
      due.length < limit ? await holdLetters(manager, unclearNow, [now, limit - due.length]) : [];
    const all = [...due, ...unclear];
    if (all.length === 0) return { letters: [], looked: 0 };

    const told = await this.readTold(manager, all);
    const zone = this.env.TIME_ZONE;
    const date = localDateOf(now, zone);
    const today = await DayQuotas.open(manager, this.channels.dayLimits, date);
    const { endAt } = dayInterval(date, zone);
    const closed = await closedWays(manager, all, this.channels.names, { today, endAt }, now);
    const leaseToken = newId();
    const steps: Step[] = [];
    const letters: ClaimedLetter[] = [];
    for (const letter of all) {
      const sessions = told.get(letter.id) ?? [];
      const step = this.stepOf(letter, sessions, closed, now);
      if (step.state === 'sending') {
        const chain = chainOf(letter, this.channels.names);
        const hasNext = step.chainIndex + 1 < chain.length;
        const way = chain[step.chainIndex];
        today.take(way.channel);
        letters.push({
          ...letter,
          chainIndex: step.chainIndex,
          attempts: step.attempts,
          leaseToken,
          way,
          hasNext,
          told: sessions,
        });
      }
      steps.push(
        step.state === 'sending' ? { ...step, leaseToken, leaseUntil: now + leaseMs } : step,
      );
    }
    await writeSteps(manager, steps);
    await today.save(manager);
    await appendAttempts(
      manager,
      letters.map(({ id, way }) => ({ reminderId: id, way, outcome: 'started', at: now })),
    );
    return { letters, looked: all.length };
  }

  private stepOf(letter: Letter, told: ToldSession[], closed: ClosedWays, now: number): Step {
    const step = { ...letter, leaseToken: null, leaseUntil: null, retryAt: null };
    const isUnclear = letter.state === 'ambiguous';
    const isEmptyDigest = letter.kind === 'digest' && told.length === 0;
    const verdict =
      judge(letter, now) ??
      (isEmptyDigest ? { state: 'cancelled' as const, failure: 'no-sessions' } : undefined);
    // What may have gone out already stays unclear: nobody can call it back.
    if (verdict) return isUnclear ? step : { ...step, ...verdict };

    const morning = this.untilMorning(letter, now);
    if (morning) return { ...step, ...morning };

    const chain = chainOf(letter, this.channels.names);
    const chainIndex = isUnclear
      ? letter.chainIndex
      : firstOpen(chain, letter.chainIndex, (way) => closed.isOpen(way));
    const way = chain[chainIndex];
    if (!way) {
      const reopensAt = closed.reopensAt(chain.slice(letter.chainIndex));
      const isSoon = reopensAt !== null && reopensAt < Math.min(letter.expiresAt, now + soonMs);
      if (isSoon) return { ...step, retryAt: reopensAt };
      return { ...step, state: 'failed', failure: letter.failure ?? closed.reasonFor(chain) };
    }

    const waitMs = this.channels.waitMs(way.channel);
    if (waitMs > 0) return { ...step, retryAt: now + waitMs };
    const { channel } = way;
    return { ...step, state: 'sending', chainIndex, channel, attempts: letter.attempts + 1 };
  }

  /** A message planned for the day that is late must not ring at night. */
  private untilMorning(letter: Letter, now: number): Partial<Step> | undefined {
    const zone = this.env.TIME_ZONE;
    if (!isQuiet(now, zone) || isQuiet(letter.dueAt, zone)) return undefined;
    const limits = { notBefore: now, before: letter.expiresAt };
    const retryAt = outsideQuietHours(now, limits, zone);
    if (letter.state === 'ambiguous') return { retryAt };
    return retryAt === null ? { state: 'expired', failure: 'quiet-hours' } : { retryAt };
  }

  /** The sessions that each mentor's letter speaks of. */
  private async readTold(
    manager: EntityManager,
    letters: Letter[],
  ): Promise<Map<string, ToldSession[]>> {
    const told = new Map<string, ToldSession[]>();
    const digests = letters.filter((letter) => letter.kind === 'digest');
    for (const fromAt of new Set(digests.map((letter) => letter.sessionStartAt))) {
      const ofDay = digests.filter((letter) => letter.sessionStartAt === fromAt);
      const mentorIds = ofDay.map((letter) => letter.recipientId);
      const sessions = await sessionsTold(manager, { mentorIds, fromAt, untilAt: fromAt + dayMs });
      for (const { id, recipientId } of ofDay) {
        told.set(
          id,
          sessions.filter((session) => session.mentorId === recipientId),
        );
      }
    }
    const notices = letters.filter(
      (letter) => letter.recipientKind === 'mentor' && letter.kind !== 'digest',
    );
    if (notices.length === 0) return told;
    const ids = notices.flatMap((letter) => letter.sessionId ?? []);
    const sessions = await sessionsTold(manager, { ids });
    for (const { id, sessionId } of notices) {
      told.set(
        id,
        sessions.filter((session) => session.sessionId === sessionId),
      );
    }
    return told;
  }
}

function firstOpen(chain: Way[], from: number, isOpen: (way: Way) => boolean): number {
  const index = chain.findIndex((way, place) => place >= from && isOpen(way));
  return index < 0 ? chain.length : index;
}

const stepColumns: Record<string, SqlType> = {
  id: 'text',
  state: 'text',
  channel: 'text',
  chain_index: 'integer',
  attempts: 'integer',
  lease_token: 'text',
  lease_until: 'bigint',
  retry_at: 'bigint',
  failure: 'text',
};

async function writeSteps(manager: EntityManager, steps: Step[]): Promise<void> {
  const rows = steps.map((step) => ({
    id: step.id,
    state: step.state,
    channel: step.channel,
    chain_index: step.chainIndex,
    attempts: step.attempts,
    lease_token: step.leaseToken,
    lease_until: step.leaseUntil,
    retry_at: step.retryAt,
    failure: step.failure,
  }));
  const set = Object.keys(stepColumns)
    .filter((column) => column !== 'id')
    .map((column) => `${column} = given.${column}`);
  await manager.query(
    `UPDATE reminder SET ${set.join(', ')} FROM ${rowSet(manager, stepColumns, '$1')}
     WHERE reminder.id = given.id`,
    [JSON.stringify(rows)],
  );
}
