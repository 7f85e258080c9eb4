import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock';
import { DomainError } from '../common/domain-error';
import { UnitOfWork } from '../database/unit-of-work';
import { isDuplicate } from '../database/violations';
import { IdempotencyKey } from './idempotency-key.entity';

const TAKEOVER_MS = 60_000;
/** How long the same request waits for the answer of the one before it, and how often it looks. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 50;
const KEPT_MS = 24 * 3_600_000;
const CLAIMS_BETWEEN_CLEANINGS = 500;

/** An answer as it was given: the HTTP status and the value, or the refusal, before it was JSON. */
export interface StoredAnswer {
  status: number;
  body: unknown;
}

/** Remembers for a day which answer a key got. */
@Injectable()
export class IdempotencyKeys {
  private claims = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the key for a first request (null), or gives the answer of the request that came before,
   * for which it waits a while. A first request that has not ended after a minute died, and is taken over.
   * @throws DomainError idempotency-mismatch, idempotency-in-progress
   */
  async claim(
    id: string,
    requestHash: string,
    patienceMs = PATIENCE_MS,
  ): Promise<StoredAnswer | null> {
    for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
      const answer = await this.look(id, requestHash);
      if (answer !== 'in-progress') return answer;
      if (waitedMs >= patienceMs) throw inProgress();
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  async keep(id: string, answer: StoredAnswer): Promise<void> {
    const body = answer.body === undefined ? null : JSON.stringify(answer.body);
    await this.unitOfWork.write((manager) =>
      manager.update(IdempotencyKey, { id }, { status: answer.status, body }),
    );
  }

  /** The request failed: the same key may try again. */
  async release(id: string): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(IdempotencyKey, { id, status: 0 }));
  }

  private look(id: string, requestHash: string): Promise<StoredAnswer | 'in-progress' | null> {
    const attempt = () =>
      this.unitOfWork.write((manager) => this.claimOnce(manager, id, requestHash));
    return attempt().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return attempt();
    });
  }

  private async claimOnce(
    manager: EntityManager,
    id: string,
    requestHash: string,
  ): Promise<StoredAnswer | 'in-progress' | null> {
    const now = this.clock.now();
    if (++this.claims % CLAIMS_BETWEEN_CLEANINGS === 0) {
      await manager.delete(IdempotencyKey, { createdAt: LessThan(now - KEPT_MS) });
    }
    const known = await manager.findOneBy(IdempotencyKey, { id });
    if (!known) {
      await manager.insert(IdempotencyKey, {
        id,
        requestHash,
        status: 0,
        body: null,
        createdAt: now,
      });
      return null;
    }
    if (known.requestHash !== requestHash) throw mismatch();
    if (known.status !== 0) return { status: known.status, body: parse(known.body) };
    if (now - known.createdAt < TAKEOVER_MS) return 'in-progress';
    const { id: sameId, createdAt } = known;
    const taken = await manager.update(
      IdempotencyKey,
      { id: sameId, createdAt },
      { createdAt: now },
    );
    return taken.affected === 1 ? null : 'in-progress';
  }
}

function parse(body: string | null): unknown {
  return body === null ? undefined : JSON.parse(body);
}

function mismatch(): DomainError {
  const sentence = 'Khóa chống gửi trùng này đã dùng cho một yêu cầu khác.';
  return new DomainError('idempotency-mismatch', sentence, 422);
}

function inProgress(): DomainError {
  const sentence = 'Yêu cầu này đang được xử lý. Xin chờ một lát rồi thử lại.';
  return new DomainError('idempotency-in-progress', sentence, 409);
}
