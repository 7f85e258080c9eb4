import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { MINUTE_MS } from '../../../core/time/durations';
import { DomainError } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RefusedSignIns, type TriedAs } from './refused-sign-ins';

const QUARTER_SECONDS = 15 * 60;
const HOUR_SECONDS = 3600;

/** How many failures are let through, and how long they count. */
const limits = {
  login: { points: 10, duration: QUARTER_SECONDS },
  device: { points: 10, duration: QUARTER_SECONDS },
  address: { points: 50, duration: QUARTER_SECONDS },
  confirmed: { points: 10, duration: QUARTER_SECONDS },
  /** Of a million codes three are right at a time. */
  code: { points: 5, duration: QUARTER_SECONDS },
  /** Each costs a message, and gives five guesses. */
  phone: { points: 4, duration: HOUR_SECONDS },
  asking: { points: 40, duration: HOUR_SECONDS },
  saying: { points: 50, duration: QUARTER_SECONDS },
  /** Of a slip: for an address, for those that begin alike, and in all (ADR 32). */
  'slip-address': { points: 30, duration: HOUR_SECONDS },
  'slip-front': { points: 10, duration: HOUR_SECONDS },
  slip: { points: 300, duration: HOUR_SECONDS },
};

type Limit = keyof typeof limits;
const limitNames = Object.keys(limits) as Limit[];

/** Where somebody tries. */
export interface TriedFrom {
  address: string;
  /** The name of a browser in which the login was signed in to before; absent of a stranger's. */
  device?: string;
  /** For the record. */
  origin: string;
}

/**
 * Slows down guessing: so many failures in a quarter of an hour, in all processes together. Strangers are counted per
 * login and per network address; a browser in which the login was signed in to before is counted by itself, so that
 * strangers, even behind the same address, cannot shut its owner out. With PostgreSQL failures are counted in its table
 * `rate_limit`; with SQLite there is one process, which counts for itself and leaves the only writer alone.
 */
@Injectable()
export class SignInAttempts {
  private readonly limiters: Record<Limit, RateLimiterAbstract>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refused: RefusedSignIns,
  ) {
    const made = limitNames.map((name) => [name, this.limiter(name)]);
    this.limiters = Object.fromEntries(made) as Record<Limit, RateLimiterAbstract>;
  }

  /**
   * Counts an attempt as failed before the password is looked at, so that many guesses sent at the same
   * time count as well. @throws DomainError too-many-sign-ins
   */
  async begin(login: string, { address, device, origin }: TriedFrom): Promise<void> {
    const tried = { login, origin };
    if (device !== undefined) return this.consume('device', `${login} ${device}`, tried);
    // The address first: who is slowed down by it can shut out nobody else's login.
    await this.consume('address', networkOf(address), { origin });
    await this.consume('login', login, tried);
  }

  /** The failures there are forgotten; the address keeps those of others behind it. */
  async succeeded(login: string, { address, device }: TriedFrom): Promise<void> {
    if (device !== undefined) {
      await this.limiters.device.delete(keyOf(`${login} ${device}`));
      return;
    }
    await this.limiters.login.delete(keyOf(login));
    await this.limiters.address.reward(keyOf(networkOf(address)));
  }

  /**
   * Of whoever is signed in and says the current password again; counted for that sign-in alone, so that who stole one
   * shuts out nobody else. Counts as failed until `confirmed`. @throws DomainError too-many-sign-ins
   */
  async beginConfirming(signInId: string, accountId: string): Promise<void> {
    await this.consume('confirmed', signInId, { accountId, origin: 'page' });
  }

  async confirmed(signInId: string): Promise<void> {
    await this.limiters.confirmed.delete(keyOf(signInId));
  }

  /**
   * A code after the password, of an account in a browser: who gets that far knows the password.
   * @throws DomainError too-many-sign-ins
   */
  async beginCode(tried: string, as: TriedAs): Promise<void> {
    await this.consume('code', tried, as);
  }

  async codeWasRight(tried: string): Promise<void> {
    await this.limiters.code.delete(keyOf(tried));
  }

  /** A code by text message, whether the number is known or not. @throws DomainError too-many-codes */
  async askForCode(phone: string, address: string): Promise<void> {
    const tried = { origin: `page ${address}` };
    await this.consume('asking', networkOf(address), tried, 'too-many-codes');
    await this.consume('phone', phone, tried, 'too-many-codes');
  }

  /** @throws DomainError too-many-sign-ins */
  async sayCode(address: string): Promise<void> {
    await this.consume('saying', networkOf(address), { origin: `page ${address}` });
  }

  async saidRightCode(address: string): Promise<void> {
    await this.limiters.saying.reward(keyOf(networkOf(address)));
  }

  /**
   * The code of a slip, by how it begins, whether somebody has it or not; counts as wrong until `saidRightSlipCode`.
   * The address comes first: whoever is slowed down by it can use up nobody else's.
   * @throws DomainError too-many-sign-ins
   */
  async saySlipCode(front: string, address: string): Promise<void> {
    const tried = { origin: `page ${address}` };
    await this.consume('slip-address', networkOf(address), tried);
    await this.consume('slip-front', front, tried);
    await this.consume('slip', '', tried);
  }

  async saidRightSlipCode(front: string, address: string): Promise<void> {
    await this.limiters['slip-address'].reward(keyOf(networkOf(address)));
    await this.limiters['slip-front'].reward(keyOf(front));
    await this.limiters.slip.reward(keyOf(''));
  }

  /** The first that is not let through is written down; those after it in the same window say nothing new. */
  private async consume(
    name: Limit,
    of: string,
    tried: TriedAs,
    code: 'too-many-sign-ins' | 'too-many-codes' = 'too-many-sign-ins',
  ): Promise<void> {
    try {
      await this.limiters[name].consume(keyOf(of));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      if (refusal.consumedPoints === limits[name].points + 1) this.refused.noteLimit(name, tried);
      throw new DomainError(code, { minutes: Math.ceil(refusal.msBeforeNext / MINUTE_MS) });
    }
  }

  private limiter(name: Limit): RateLimiterAbstract {
    const limit = { keyPrefix: `sign-in-${name}`, ...limits[name] };
    if (this.unitOfWork.dialect === 'sqlite') return new RateLimiterMemory(limit);
    return new RateLimiterPostgres({
      ...limit,
      storeClient: this.unitOfWork.readAside.connection,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
    });
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
