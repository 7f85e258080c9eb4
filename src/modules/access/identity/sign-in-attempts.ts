import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { DomainError } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

const WINDOW_SECONDS = 15 * 60;
const FAILURES_PER_LOGIN = 10;
const FAILURES_PER_ADDRESS = 50;

/**
 * Slows down guessing: so many failed sign-ins per login and per network address in a quarter of an hour,
 * in all processes together. With PostgreSQL they are counted in its table `rate_limit`; with SQLite
 * there is one process, which counts for itself and leaves the only writer alone.
 */
@Injectable()
export class SignInAttempts {
  private readonly byLogin: RateLimiterAbstract;
  private readonly byAddress: RateLimiterAbstract;

  constructor(private readonly unitOfWork: UnitOfWork) {
    this.byLogin = this.limiter('login', FAILURES_PER_LOGIN);
    this.byAddress = this.limiter('address', FAILURES_PER_ADDRESS);
  }

  /**
   * Counts an attempt as failed before the password is looked at, so that many guesses sent at the same
   * time count as well. @throws DomainError too-many-sign-ins
   */
  async begin(login: string, address: string): Promise<void> {
    try {
      // The address first: who is slowed down by it can shut out nobody else's login.
      await this.byAddress.consume(keyOf(address));
      await this.byLogin.consume(keyOf(login));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('too-many-sign-ins');
    }
  }

  /** The login's failures are forgotten; the address keeps those of others behind it. */
  async succeeded(login: string, address: string): Promise<void> {
    await this.byLogin.delete(keyOf(login));
    await this.byAddress.reward(keyOf(address));
  }

  private limiter(keyPrefix: string, points: number): RateLimiterAbstract {
    const limit = { keyPrefix: `sign-in-${keyPrefix}`, points, duration: WINDOW_SECONDS };
    if (this.unitOfWork.dialect === 'sqlite') return new RateLimiterMemory(limit);
    return new RateLimiterPostgres({
      ...limit,
      storeClient: this.unitOfWork.read.connection,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
    });
  }
}

/** Of one length, whatever was typed; and no login or address stands in the table to be read. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
