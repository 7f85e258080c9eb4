import { Injectable } from '@nestjs/common';
import { In, type EntityManager, MoreThan } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { newId } from '../../../platform/database/columns';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { lockTable } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import { assertLogin, normalLogin } from '../identity/logins';
import type { Actor } from '../policies/actor';
import { assertMay } from '../policies/policy';
import { AccountWard } from '../identity/account-ward.entity';
import { endSignInsOf } from '../identity/end-sign-ins';
import { WardOpening } from '../identity/ward-opening.entity';

/** What an account may do, and where. */
export interface Duties {
  fullName: string;
  role: Account['role'];
  /** Of officers and of the counter, the first named first. */
  wardIds: readonly string[];
  /** Of coordinators. */
  provinceCode: string | null;
}

/** An account as administrators see it. */
export interface ListedAccount extends Omit<Account, 'passwordHash'> {
  wardIds: string[];
  /** It has a password; else its owner has not followed the invitation yet. */
  hasPassword: boolean;
}

/** No password has this hash: who is invited sets one. */
export const noPassword = '!';

/** The staff's accounts in the hands of an administrator: made with an invitation, changed, switched off and on. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everybody's, by name. */
  async list(actor: Actor): Promise<ListedAccount[]> {
    assertMay(actor, 'accounts.manage', {}, 'account');
    const { read } = this.unitOfWork;
    const accounts = await read.find(Account, { order: { fullName: 'ASC', id: 'ASC' } });
    const accountId = In(accounts.map(({ id }) => id));
    return withWards(accounts, await read.findBy(AccountWard, { accountId }));
  }

  /** @throws DomainError not-found */
  async get(actor: Actor, id: string): Promise<ListedAccount> {
    assertMay(actor, 'accounts.manage', {}, 'account');
    const { read } = this.unitOfWork;
    const account = await read.findOneBy(Account, { id });
    if (!account) throw notFound('account');
    const [listed] = withWards([account], await read.findBy(AccountWard, { accountId: id }));
    return listed;
  }

  /** One without a password: its owner sets it by the invitation. @throws DomainError invalid-login, login-taken, duties-incomplete */
  async add(actor: Actor, login: string, wanted: Duties): Promise<Account> {
    assertMay(actor, 'accounts.manage', {}, 'account');
    const { fullName, role, provinceCode, wardIds } = complete(wanted);
    const [wardId = null, ...further] = wardIds;
    const account: Account = {
      id: newId(),
      wardId,
      login: assertLogin(normalLogin(login)),
      fullName,
      passwordHash: noPassword,
      role,
      provinceCode,
      signInVersion: 1,
      isActive: true,
      createdAt: this.clock.now(),
    };
    try {
      await this.unitOfWork.write(async (manager) => {
        await insert(manager, Account, account);
        await putFurther(manager, account.id, further);
        await this.note(manager, actor, account, 'account.create', {
          login: account.login,
          role,
          wardIds,
          provinceCode,
        });
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('login-taken') : error;
    }
    return account;
  }

  /**
   * `version` is the sign-in version that was seen. Who gets other rights signs in again.
   * @throws DomainError not-found, stale-version, own-account, duties-incomplete
   */
  async change(actor: Actor, id: string, version: number, wanted: Duties): Promise<void> {
    const duties = complete(wanted);
    const { fullName, role, provinceCode, wardIds } = duties;
    const [wardId = null, ...further] = wardIds;
    await this.changing(actor, id, async (manager, account) => {
      if (account.signInVersion !== version) throw staleVersion();
      const isOther = !isSameDuty(account, duties);
      if (isOther && id === actor.id) throw new DomainError('own-account');
      await manager.update(Account, { id }, { fullName, role, provinceCode, wardId });
      await manager.delete(AccountWard, { accountId: id });
      await putFurther(manager, id, further);
      if (isOther) await this.endAccess(manager, id);
      const facts = { role, wardIds, provinceCode };
      await this.note(manager, actor, { ...account, wardId }, 'account.change', facts);
    });
  }

  /** Nobody signs in with it any more, and whoever is signed in is out. @throws DomainError not-found, own-account */
  async switchOff(actor: Actor, id: string): Promise<void> {
    await this.changing(actor, id, async (manager, account) => {
      if (id === actor.id) throw new DomainError('own-account');
      if (!account.isActive) return;
      await manager.update(Account, { id }, { isActive: false });
      await this.endAccess(manager, id);
      await this.note(manager, actor, account, 'account.switch-off');
    });
  }

  /** @throws DomainError not-found */
  async switchOn(actor: Actor, id: string): Promise<void> {
    await this.changing(actor, id, async (manager, account) => {
      if (account.isActive) return;
      await manager.update(Account, { id }, { isActive: true });
      await this.note(manager, actor, account, 'account.switch-on');
    });
  }

  /** One administrator at a time, so that the two last do not switch each other off. */
  private async changing(
    actor: Actor,
    id: string,
    work: (manager: EntityManager, account: ListedAccount) => Promise<void>,
  ): Promise<void> {
    assertMay(actor, 'accounts.manage', {}, 'account');
    await this.unitOfWork.write(async (manager) => {
      await lockTable(manager, Account);
      const asks = { id: actor.id ?? '', isActive: true, role: 'operator' as const };
      if (!(await manager.existsBy(Account, asks))) throw new DomainError('forbidden');
      const account = await manager.findOneBy(Account, { id });
      if (!account) throw notFound('account');
      const [listed] = withWards([account], await manager.findBy(AccountWard, { accountId: id }));
      await work(manager, listed);
    });
  }

  /** Every sign-in, and what a coordinator has open: it would stand for them in their next province. */
  private async endAccess(manager: EntityManager, accountId: string): Promise<void> {
    await endSignInsOf(manager, accountId);
    const now = this.clock.now();
    await manager.update(WardOpening, { accountId, endsAt: MoreThan(now) }, { endsAt: now });
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    { id: subjectId, wardId }: Pick<Account, 'id' | 'wardId'>,
    action: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId, wardId, facts }]);
  }
}

/** What a role needs, and nothing that it does not. @throws DomainError duties-incomplete */
function complete({ fullName, role, wardIds, provinceCode }: Duties): Duties {
  const worksInWards = role === 'officer' || role === 'counter';
  const wards = worksInWards ? [...new Set(wardIds)] : [];
  const province = role === 'provincial' ? provinceCode : null;
  const name = fullName.normalize('NFC').trim();
  const fields = {
    ...(name === '' ? { fullName: 'needed' } : {}),
    ...(worksInWards && wards.length === 0 ? { wardIds: 'tick-one' } : {}),
    ...(role === 'provincial' && !province ? { provinceCode: 'choose-one' } : {}),
  };
  if (Object.keys(fields).length > 0) throw new DomainError('duties-incomplete', {}, { fields });
  return { fullName: name, role, wardIds: wards, provinceCode: province };
}

function isSameDuty(account: ListedAccount, { role, wardIds, provinceCode }: Duties): boolean {
  const wards = (ids: readonly string[]): string => ids.toSorted().join();
  return (
    account.role === role &&
    account.provinceCode === provinceCode &&
    wards(account.wardIds) === wards(wardIds)
  );
}

async function putFurther(
  manager: EntityManager,
  accountId: string,
  wardIds: readonly string[],
): Promise<void> {
  if (wardIds.length === 0) return;
  await insert(
    manager,
    AccountWard,
    wardIds.map((wardId) => ({ accountId, wardId })),
  );
}

function withWards(accounts: readonly Account[], further: readonly AccountWard[]): ListedAccount[] {
  const wardsOf = new Map<string, string[]>();
  for (const { accountId, wardId } of further) {
    wardsOf.set(accountId, [...(wardsOf.get(accountId) ?? []), wardId]);
  }
  return accounts.map(({ passwordHash, ...account }) => ({
    ...account,
    hasPassword: passwordHash !== noPassword,
    wardIds: [
      ...(account.wardId === null ? [] : [account.wardId]),
      ...(wardsOf.get(account.id) ?? []),
    ],
  }));
}
