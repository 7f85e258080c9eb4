import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { AccountsService } from './accounts.service';
import { Signer } from './signer';

/** What is signed: the same in every process and after every start, until somebody has an account. */
const firstAccount = 'first-account';

/** Whoever started the service reads it there, and nobody else can make the first account. */
@Injectable()
export class SetUpToken {
  constructor(
    private readonly env: Env,
    private readonly signer: Signer,
    private readonly accounts: AccountsService,
  ) {}

  isRight(token: string): boolean {
    return this.signer.isSignedBy('set-up', firstAccount, token);
  }

  /** @throws DomainError set-up-token */
  assertRight(token: string | undefined): void {
    if (!this.isRight(token ?? '')) throw new DomainError('set-up-token');
  }

  /** Where the first account is made, for whoever started the service; null once there is one. */
  async link(): Promise<string | null> {
    if (await this.accounts.hasAny()) return null;
    return `${this.env.baseUrl}/setup?token=${this.signer.signature('set-up', firstAccount)}`;
  }
}
