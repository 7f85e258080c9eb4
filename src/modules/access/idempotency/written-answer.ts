import type { EntityManager } from 'typeorm';
import type { CommitHook } from '../../../platform/database/unit-of-work';
import { IdempotencyKey } from './idempotency-key.entity';
import { insert } from '../../../platform/database/insert';

/** Writes the answer of a request down in the transaction of what it did. */
export class WrittenAnswer implements CommitHook {
  private row: IdempotencyKey | null = null;
  isCommitted = false;

  constructor(
    private readonly request: Pick<IdempotencyKey, 'id' | 'requestHash'>,
    private readonly statusNow: () => number,
    private readonly createdAt: number,
  ) {}

  async beforeCommit(manager: EntityManager, given: unknown): Promise<void> {
    this.row = this.rowOf(this.statusNow(), given);
    await insert(manager, IdempotencyKey, this.row);
  }

  afterCommit(): void {
    this.isCommitted = true;
  }

  /** Is this what stands in the database already? */
  says(status: number, body: unknown): boolean {
    return this.isCommitted && this.row?.status === status && this.row.body === asText(body);
  }

  rowOf(status: number, body: unknown): IdempotencyKey {
    return { ...this.request, status, body: asText(body), createdAt: this.createdAt };
  }
}

function asText(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body);
}
