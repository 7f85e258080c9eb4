import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { Account } from './account.entity';
import { AccountsService } from './accounts.service';
import { Purpose, Signer } from './signer';
import { DAY_MS, HOUR_MS } from '../../../core/time/durations';

const WORKING_DAY_MS = 12 * HOUR_MS;
const LINK_MS = DAY_MS;

/**
 * Signed tokens of staff: `ACCOUNT.VERSION.EXPIRY.SIGNATURE`. The same token is the value of the
 * cookie and the bearer of the API. A sign-in link carries one of its own purpose.
 */
@Injectable()
export class StaffTokens {
  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly accounts: AccountsService,
  ) {}

  /** Good for one working day, until the password changes. */
  issue(account: Account): { token: string; expiresAt: number; expiresInSeconds: number } {
    const signed = this.sign('staff', account, WORKING_DAY_MS);
    return { ...signed, expiresInSeconds: WORKING_DAY_MS / 1000 };
  }

  /** A URL that signs the account in without a password, for 24 hours or until the password changes. */
  signInLink(account: Account): string {
    return `${this.env.baseUrl}/sign-in/link/${this.sign('sign-in-link', account, LINK_MS).token}`;
  }

  /** The account that a token stands for; null when it is forged, expired or ended. */
  accountOf(token: string): Promise<Account | null> {
    return this.open('staff', token);
  }

  accountOfSignInLink(token: string): Promise<Account | null> {
    return this.open('sign-in-link', token);
  }

  private sign(
    purpose: Purpose,
    account: Account,
    milliseconds: number,
  ): { token: string; expiresAt: number } {
    const expiresAt = this.clock.now() + milliseconds;
    const value = `${account.id}.${account.signInVersion}.${expiresAt}`;
    return { token: `${value}.${this.signer.signature(purpose, value)}`, expiresAt };
  }

  private async open(purpose: Purpose, token: string): Promise<Account | null> {
    const [id = '', version, expiresAt, signature = ''] = token.split('.');
    if (!this.signer.isSignedBy(purpose, `${id}.${version}.${expiresAt}`, signature)) return null;
    if (Number(expiresAt) <= this.clock.now()) return null;
    const account = await this.accounts.find(id);
    return account?.signInVersion === Number(version) ? account : null;
  }
}
