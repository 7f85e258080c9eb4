import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import { assertStrongPassword, hashPassword } from '../identity/passwords';
import { SignInLinks } from '../identity/sign-in-links';
import type { Actor } from '../policies/actor';
import { StaffAccounts } from './staff-accounts';

const WEEK_MS = 7 * DAY_MS;

/**
 * Links by which somebody of the staff sets their own password: new ones, and those who forgot it. A link is good
 * for a week, once: the password that is set ends it, and so does whatever else ends the account's sign-ins.
 */
@Injectable()
export class Invitations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly links: SignInLinks,
    private readonly accounts: StaffAccounts,
  ) {}

  /** The URL to hand over; an earlier one ends. @throws DomainError not-found, forbidden */
  async invite(actor: Actor, accountId: string): Promise<string> {
    const account = await this.accounts.get(actor, accountId);
    const { id: subjectId, wardId } = account;
    return this.unitOfWork.write(async (manager) => {
      const entry = { action: 'account.invite', subjectId, wardId };
      await audit(manager, actor, this.clock.now(), [entry]);
      return this.links.makeIn(manager, account, 'password', WEEK_MS);
    });
  }

  /** Whom an invitation is for; null when it is forged, over or used. */
  accountOf(token: string): Promise<Account | null> {
    return this.links.accountOf(token, 'password');
  }

  /** Sets the password, and ends the invitation and every sign-in. @throws DomainError weak-password, stale-version */
  async accept(account: Account, password: string): Promise<Account> {
    assertStrongPassword(password, account.login, account.fullName);
    const passwordHash = await hashPassword(password);
    const { id, wardId, role: kind, signInVersion: seen } = account;
    const signInVersion = seen + 1;
    await this.unitOfWork.write(async (manager) => {
      const unused = { id, signInVersion: seen, isActive: true };
      const { affected } = await manager.update(Account, unused, { passwordHash, signInVersion });
      if (affected !== 1) throw staleVersion();
      await audit(manager, { kind, id, wardId }, this.clock.now(), [
        { action: 'account.password', subjectId: id, wardId },
      ]);
    });
    return { ...account, passwordHash, signInVersion };
  }
}
