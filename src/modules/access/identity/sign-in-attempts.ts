import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
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
const FAILURES_PER_DEVICE = 10;
const FAILURES_PER_ADDRESS = 50;
const FAILURES_PER_SIGN_IN = 10;
/** Of a million codes three are right at a time. */
const WRONG_CODES = 5;
/** Each costs a message, and gives five guesses. */
const CODES_PER_PHONE = 4;
const CODES_PER_ADDRESS = 40;
/** Of a slip: wrong ones in an hour for an address, for those that begin alike, and in all (ADR 32). */
const SLIP_CODES_PER_ADDRESS = 30;
const SLIP_CODES_PER_FRONT = 10;
const SLIP_CODES_IN_ALL = 300;
const HOUR_SECONDS = 3600;

/** Where somebody tries. */
export interface TriedFrom {
  address: string;
  /** The name of a browser in which the login was signed in to before; absent of a stranger's. */
  device?: string;
}

/**
 * Slows down guessing: so many failures in a quarter of an hour, in all processes together. Strangers are counted per
 * login and per network address; a browser in which the login was signed in to before is counted by itself, so that
 * strangers, even behind the same address, cannot shut its owner out. With PostgreSQL failures are counted in its table
 * `rate_limit`; with SQLite there is one process, which counts for itself and leaves the only writer alone.
 */
@Injectable()
export class SignInAttempts {
  private readonly byLogin: RateLimiterAbstract;
  private readonly byDevice: RateLimiterAbstract;
  private readonly byAddress: RateLimiterAbstract;
  private readonly bySignIn: RateLimiterAbstract;
  private readonly byCode: RateLimiterAbstract;
  private readonly byPhone: RateLimiterAbstract;
  private readonly byAsking: RateLimiterAbstract;
  private readonly bySaying: RateLimiterAbstract;
  private readonly bySlipAddress: RateLimiterAbstract;
  private readonly bySlipFront: RateLimiterAbstract;
  private readonly bySlip: RateLimiterAbstract;

  constructor(private readonly unitOfWork: UnitOfWork) {
    this.byLogin = this.limiter('login', FAILURES_PER_LOGIN);
    this.byDevice = this.limiter('device', FAILURES_PER_DEVICE);
    this.byAddress = this.limiter('address', FAILURES_PER_ADDRESS);
    this.bySignIn = this.limiter('confirmed', FAILURES_PER_SIGN_IN);
    this.byCode = this.limiter('code', WRONG_CODES);
    this.byPhone = this.limiter('phone', CODES_PER_PHONE, HOUR_SECONDS);
    this.byAsking = this.limiter('asking', CODES_PER_ADDRESS, HOUR_SECONDS);
    this.bySaying = this.limiter('saying', FAILURES_PER_ADDRESS);
    this.bySlipAddress = this.limiter('slip-address', SLIP_CODES_PER_ADDRESS, HOUR_SECONDS);
    this.bySlipFront = this.limiter('slip-front', SLIP_CODES_PER_FRONT, HOUR_SECONDS);
    this.bySlip = this.limiter('slip', SLIP_CODES_IN_ALL, HOUR_SECONDS);
  }

  /**
   * Counts an attempt as failed before the password is looked at, so that many guesses sent at the same
   * time count as well. @throws DomainError too-many-sign-ins
   */
  async begin(login: string, { address, device }: TriedFrom): Promise<void> {
    if (device !== undefined) return consume(this.byDevice, keyOf(`${login} ${device}`));
    // The address first: who is slowed down by it can shut out nobody else's login.
    await consume(this.byAddress, keyOf(networkOf(address)));
    await consume(this.byLogin, keyOf(login));
  }

  /** The failures there are forgotten; the address keeps those of others behind it. */
  async succeeded(login: string, { address, device }: TriedFrom): Promise<void> {
    if (device !== undefined) {
      await this.byDevice.delete(keyOf(`${login} ${device}`));
      return;
    }
    await this.byLogin.delete(keyOf(login));
    await this.byAddress.reward(keyOf(networkOf(address)));
  }

  /**
   * Of whoever is signed in and says the current password again; counted for that sign-in alone, so that who stole one
   * shuts out nobody else. Counts as failed until `confirmed`. @throws DomainError too-many-sign-ins
   */
  async beginConfirming(signInId: string): Promise<void> {
    await consume(this.bySignIn, keyOf(signInId));
  }

  async confirmed(signInId: string): Promise<void> {
    await this.bySignIn.delete(keyOf(signInId));
  }

  /**
   * A code after the password, of an account in a browser: who gets that far knows the password.
   * @throws DomainError too-many-sign-ins
   */
  async beginCode(tried: string): Promise<void> {
    await consume(this.byCode, keyOf(tried));
  }

  async codeWasRight(tried: string): Promise<void> {
    await this.byCode.delete(keyOf(tried));
  }

  /** A code by text message, whether the number is known or not. @throws DomainError too-many-codes */
  async askForCode(phone: string, address: string): Promise<void> {
    await consume(this.byAsking, keyOf(networkOf(address)), 'too-many-codes');
    await consume(this.byPhone, keyOf(phone), 'too-many-codes');
  }

  /** @throws DomainError too-many-sign-ins */
  async sayCode(address: string): Promise<void> {
    await consume(this.bySaying, keyOf(networkOf(address)));
  }

  async saidRightCode(address: string): Promise<void> {
    await this.bySaying.reward(keyOf(networkOf(address)));
  }

  /**
   * The code of a slip, by how it begins, whether somebody has it or not; counts as wrong until `saidRightSlipCode`.
   * The address comes first: whoever is slowed down by it can use up nobody else's.
   * @throws DomainError too-many-sign-ins
   */
  async saySlipCode(front: string, address: string): Promise<void> {
    await consume(this.bySlipAddress, keyOf(networkOf(address)));
    await consume(this.bySlipFront, keyOf(front));
    await consume(this.bySlip, keyOf(''));
  }

  async saidRightSlipCode(front: string, address: string): Promise<void> {
    await this.bySlipAddress.reward(keyOf(networkOf(address)));
    await this.bySlipFront.reward(keyOf(front));
    await this.bySlip.reward(keyOf(''));
  }

  private limiter(
    keyPrefix: string,
    points: number,
    duration = WINDOW_SECONDS,
  ): RateLimiterAbstract {
    const limit = { keyPrefix: `sign-in-${keyPrefix}`, points, duration };
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

async function consume(
  limiter: RateLimiterAbstract,
  key: string,
  code: 'too-many-sign-ins' | 'too-many-codes' = 'too-many-sign-ins',
): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new DomainError(code);
  }
}

/** Whoever has one address of IPv6 has all of its /64. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...behind].slice(0, 4).join(':');
}

/** Of one length, whatever was typed; and no login or address stands in the table to be read. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
