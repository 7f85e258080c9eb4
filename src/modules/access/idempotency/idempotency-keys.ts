import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { IdempotencyKey } from './idempotency-key.entity';
import { WrittenAnswer } from './written-answer';
import { insert } from '../../../platform/database/insert';

/** A request under a key: who asks and the key they chose, together, and what is asked. */
export interface KeyedRequest {
  id: string;
  requestHash: string;
}

/** An answer as it was given: the HTTP status and the value, or the refusal, before it was JSON. */
export interface GivenAnswer {
  status: number;
  body: unknown;
  isRepeated: boolean;
}

/**
 * Remembers for a day which answer a key got. What a request writes and its answer are one
 * transaction: if the process dies after it, the answer is there; if before, nothing was done. Of two
 * same requests at the same time the database lets one write.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the work of a request once. Its first write takes along the answer, which is what that write
   * gives; an answer that says something else is corrected afterwards. `statusNow` tells the HTTP
   * status that the answer is about to have. A conflict (409) is an answer too and thrown as it came;
   * after any other refusal or a fault before the write the key may be tried again.
   * @throws DomainError idempotency-mismatch; whatever `work` throws
   */
  async once(
    request: KeyedRequest,
    statusNow: () => number,
    work: () => Promise<unknown>,
  ): Promise<GivenAnswer> {
    const earlier = await this.answerTo(request);
    if (earlier) return earlier;
    const written = new WrittenAnswer(request, statusNow, this.clock.now());
    try {
      const body = await this.unitOfWork.withCommitHook(written, work);
      return await this.keep(written, statusNow(), body);
    } catch (error) {
      if (written.isCommitted) throw error;
      // The same request was at work at the same time, and came first.
      const other = await this.answerTo(request);
      if (other) return other;
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
      const { code, params, details } = error;
      const refusal = await this.keep(written, 409, { code, params, details });
      if (refusal.isRepeated) return refusal;
      throw error;
    }
  }

  private async answerTo({ id, requestHash }: KeyedRequest): Promise<GivenAnswer | null> {
    const known = await this.unitOfWork.read.findOneBy(IdempotencyKey, { id });
    if (!known) return null;
    if (known.requestHash !== requestHash) throw mismatch();
    const body: unknown = known.body === null ? undefined : JSON.parse(known.body);
    return { status: known.status, body, isRepeated: true };
  }

  private async keep(written: WrittenAnswer, status: number, body: unknown): Promise<GivenAnswer> {
    const given = { status, body, isRepeated: false };
    if (written.says(status, body)) return given;
    const row = written.rowOf(status, body);
    const isWritten = written.isCommitted;
    try {
      await this.unitOfWork.write(async (manager) => {
        if (isWritten) await manager.update(IdempotencyKey, { id: row.id }, row);
        else await insert(manager, IdempotencyKey, row);
      });
    } catch (error) {
      const other = isDuplicate(error) && (await this.answerTo(row));
      if (!other) throw error;
      return other;
    }
    return given;
  }
}

function mismatch(): DomainError {
  return new DomainError('idempotency-mismatch');
}
