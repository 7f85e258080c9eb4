import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskAddress } from '../messages/addresses';
import { Channels } from '../channels/channels';
import type { SendOutcome } from '../channels/channel';
import type { ClaimedMessage } from '../messages/due-message';
import { stepAfter, type OutcomeStep } from './outcome-step';
import { countOutcome, raiseAlarm } from '../watching/reminder-metrics';
import { type StepSql, writeSteps } from './step-rows';
import { ChannelPause } from '../entities/channel-pause.entity';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { execute } from '../../../platform/database/execute';
import { insert, upsert } from '../../../platform/database/insert';
import { idList } from '../../../platform/database/row-set';

interface Finished {
  due: ClaimedMessage;
  outcome: SendOutcome;
  at: number;
}

/**
 * Writes what became of tries, many in one transaction: what finishes while one transaction runs goes
 * into the next. A row is changed only while it is still under the lease that sent it.
 */
@Injectable()
export class OutcomeRecorder {
  private readonly logger = new Logger('Reminders');
  private readonly alarms = new Map<string, number>();
  private waiting: Finished[] = [];
  /** The transaction that will take in what waits; undefined while nothing does. */
  private next: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly channels: Channels,
  ) {}

  /** Resolves when it is written. */
  record(due: ClaimedMessage, outcome: SendOutcome): Promise<void> {
    const at = this.clock.now();
    this.waiting.push({ due: due, outcome, at });
    countOutcome(due, outcome, at);
    if (outcome.kind === 'paused' && outcome.alarm)
      raiseAlarm(this.logger, this.alarms, due.route, outcome);
    this.next ??= this.last = this.writeAfter(this.last);
    return this.next;
  }

  private async writeAfter(before: Promise<void>): Promise<void> {
    await before;
    // Sends that end in the same turn share a transaction.
    await new Promise(setImmediate);
    const batch = this.waiting;
    this.waiting = [];
    this.next = undefined;
    await this.writeBatch(batch);
  }

  /** A database that is away for a moment must not make a sent message look unclear. */
  private async writeBatch(batch: Finished[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.unitOfWork.write((manager) => this.write(manager, batch));
      } catch (error) {
        this.logger.error(
          `Outcomes of ${batch.length} reminders were not written`,
          (error as Error).stack,
        );
        if (attempt >= 5) return;
        await pause(200 * 2 ** attempt);
      }
    }
  }

  private async write(manager: EntityManager, batch: Finished[]): Promise<void> {
    const tries = await triesHere(manager, batch);
    const rows = batch.map((finished) => {
      const { due, outcome, at } = finished;
      const { repeatsSafely } = this.channels.get(due.route.channel);
      const step = stepAfter(due, outcome, tries.get(due.id) ?? 1, repeatsSafely, at);
      return rowOf(finished, step);
    });
    await writeSteps(manager, recorded, rows);
    await rememberIntroductions(manager, batch);
    await rememberStops(manager, batch);
    await rememberPauses(manager, batch);
  }
}

const recorded: StepSql = {
  columns: {
    id: 'text',
    lease_token: 'text',
    state: 'text',
    chain_index: 'integer',
    retry_at: 'bigint',
    failure: 'text',
    sent_at: 'bigint',
    provider_message_id: 'text',
    attempt_id: 'text',
    channel: 'text',
    address: 'text',
    outcome: 'text',
    provider_code: 'text',
    detail: 'text',
    at: 'bigint',
  },
  set: `state = given.state, chain_index = given.chain_index, retry_at = given.retry_at,
    failure = given.failure, sent_at = given.sent_at,
    provider_message_id = given.provider_message_id, lease_until = NULL`,
  where: `reminder.lease_token = given.lease_token AND reminder.state IN ('sending', 'ambiguous')`,
  attempt: {
    id: 'given.attempt_id',
    reminder_id: 'given.id',
    channel: 'given.channel',
    address: 'given.address',
    outcome: 'given.outcome',
    provider_code: 'given.provider_code',
    detail: 'given.detail',
    at: 'given.at',
  },
};

const seenAs = {
  accepted: 'accepted',
  refused: 'refused',
  unreachable: 'unreachable',
  stopped: 'refused',
  ambiguous: 'ambiguous',
  busy: 'error',
  paused: 'error',
} as const;

/** What is not there is left out: it reads as null, and most of a row is not there. */
function rowOf({ due, outcome, at }: Finished, step: OutcomeStep) {
  const isSent = outcome.kind === 'accepted';
  return {
    id: due.id,
    lease_token: due.leaseToken,
    state: step.state,
    chain_index: step.chainIndex,
    retry_at: step.retryAt ?? undefined,
    failure: step.failure ?? undefined,
    sent_at: isSent ? at : undefined,
    provider_message_id: isSent ? (outcome.messageId ?? undefined) : undefined,
    attempt_id: newId(),
    channel: due.route.channel,
    address: maskAddress(due.route.address),
    outcome: seenAs[outcome.kind],
    provider_code: outcome.code,
    detail: isSent ? undefined : outcome.detail,
    at,
  };
}

const triesRow = { tries: number };

/** How often these were started on their present way; only asked when a try failed. */
async function triesHere(manager: EntityManager, batch: Finished[]): Promise<Map<string, number>> {
  const tries = new Map<string, number>();
  for (const { due, outcome } of batch) {
    if (outcome.kind !== 'busy' && outcome.kind !== 'ambiguous') continue;
    const [row] = await select(
      manager,
      triesRow,
      `SELECT COUNT(*) AS tries FROM reminder_attempt
       WHERE reminder_id = $1 AND channel = $2 AND outcome = 'started'`,
      [due.id, due.route.channel],
    );
    tries.set(due.id, row.tries);
  }
  return tries;
}

/** Whoever was told for the first time knows from now on who writes. */
async function rememberIntroductions(manager: EntityManager, batch: Finished[]): Promise<void> {
  const first = batch.filter(({ due, outcome }) => due.isFirst && outcome.kind === 'accepted');
  if (first.length === 0) return;
  const jointIds = first.flatMap(({ due }) => due.jointId ?? []);
  await execute(
    manager,
    `INSERT INTO message_introduction (recipient_id, at)
     SELECT told.id, CAST($1 AS bigint) FROM (
       SELECT r.recipient_id AS id FROM reminder r WHERE r.id IN ${idList(manager, '$2')}
       UNION SELECT j.recipient_id AS id FROM reminder j
       WHERE j.joint_id IS NOT NULL AND j.joint_id IN ${idList(manager, '$3')}) told
     WHERE true ORDER BY told.id ON CONFLICT DO NOTHING`,
    [
      Math.max(...first.map(({ at }) => at)),
      JSON.stringify(first.map(({ due }) => due.id)),
      JSON.stringify(jointIds),
    ],
  );
}

async function rememberStops(manager: EntityManager, batch: Finished[]): Promise<void> {
  const stops = batch.flatMap(({ due: { route, wardId }, outcome, at }) => {
    if (outcome.kind !== 'stopped') return [];
    const { channel, address } = route;
    return [{ id: newId(), address, channel, source: `code ${outcome.code}`, wardId, at }];
  });
  await insert(manager, MessageOptOut, stops, 'ON CONFLICT DO NOTHING');
}

async function rememberPauses(manager: EntityManager, batch: Finished[]): Promise<void> {
  const pauses = new Map(
    batch.flatMap(({ due: { route }, outcome, at }) => {
      if (outcome.kind !== 'paused') return [];
      const { channel } = route;
      const reason = `${outcome.code} ${outcome.detail}`.trim();
      return [[channel, { channel, untilAt: outcome.untilAt, reason, at }] as const];
    }),
  );
  await upsert(manager, ChannelPause, 'channel', [...pauses.values()]);
}
