import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AccountWard } from './account-ward.entity';
import type { Actor } from '../policies/actor';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { Account } from './account.entity';
import { audit } from '../audit/audit';
import { assertLogin, normalLogin } from './logins';
import { assertStrongPassword, hashPassword, isPassword } from './passwords';
import { RefusedSignIns } from './refused-sign-ins';
import { SignInAttempts, type TriedFrom } from './sign-in-attempts';
import type { StaffSignIn } from './sign-ins';
import { insert } from '../../../platform/database/insert';
import { lockTable } from '../../../platform/database/locks';

export interface NewAccount {
  /** Null for an operator. */
  wardId: string | null;
  login: string;
  fullName: string;
  password: string;
  role: Account['role'];
}

/** What somebody typed to sign in. */
export interface Typed {
  login: string;
  password: string;
}

/** The staff's accounts: made, signed in to, and given other passwords. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly attempts: SignInAttempts,
    private readonly refused: RefusedSignIns,
  ) {}

  /** @throws DomainError weak-password, invalid-login, login-taken */
  async create(actor: Actor, fields: NewAccount): Promise<Account> {
    const account = await this.prepare(fields);
    return this.refuseTakenLogin(() =>
      this.unitOfWork.write((manager) => this.insert(manager, actor, account)),
    );
  }

  /**
   * Makes the very first account, together with what `prepareWard` writes (it gives the ward's id).
   * @throws DomainError already-set-up when an account exists; else as `create`
   */
  async createFirst(
    actor: Actor,
    fields: Omit<NewAccount, 'wardId'>,
    prepareWard: (manager: EntityManager) => Promise<string | null>,
  ): Promise<Account> {
    const account = await this.prepare({ ...fields, wardId: null });
    return this.refuseTakenLogin(() =>
      this.unitOfWork.write(async (manager) => {
        await lockTable(manager, Account);
        if (await manager.exists(Account)) throw alreadySetUp();
        const wardId = await prepareWard(manager);
        return this.insert(manager, actor, { ...account, wardId });
      }),
    );
  }

  hasAny(): Promise<boolean> {
    return this.unitOfWork.read.exists(Account);
  }

  async get(id: string): Promise<Account> {
    const account = await this.find(id);
    if (!account) throw notFound('account');
    return account;
  }

  /** The officers of a ward, by name. */
  async officersOf(wardId: string): Promise<Pick<Account, 'id' | 'fullName'>[]> {
    const { read } = this.unitOfWork;
    const further = await read.findBy(AccountWard, { wardId });
    const active = { role: 'officer', isActive: true } as const;
    return read.find(Account, {
      select: { id: true, fullName: true },
      where: [
        { ...active, wardId },
        { ...active, id: In(further.map(({ accountId }) => accountId)) },
      ],
      order: { fullName: 'ASC', id: 'ASC' },
    });
  }

  find(id: string): Promise<Account | null> {
    return this.unitOfWork.readAside.findOneBy(Account, { id, isActive: true });
  }

  findByLogin(login: string): Promise<Account | null> {
    const of = { login: normalLogin(login), isActive: true };
    return this.unitOfWork.readAside.findOneBy(Account, of);
  }

  /** @throws DomainError wrong-sign-in, too-many-sign-ins */
  async signIn({ login: typedLogin, password }: Typed, from: TriedFrom): Promise<Account> {
    const login = normalLogin(typedLogin);
    await this.attempts.begin(login, from);
    const account = await this.findByLogin(login);
    if (!(await isPassword(account?.passwordHash, password)) || !account) {
      if (account) this.refused.note(account, 'password', from.origin);
      throw new DomainError('wrong-sign-in');
    }
    await this.attempts.succeeded(login, from);
    return account;
  }

  /**
   * That whoever is signed in knows their password. @throws DomainError wrong-password, too-many-sign-ins
   */
  async confirm({ id, accountId }: StaffSignIn, password: string): Promise<Account> {
    const account = await this.get(accountId);
    await this.attempts.beginConfirming(id, accountId);
    if (!(await isPassword(account.passwordHash, password))) {
      throw new DomainError('wrong-password');
    }
    await this.attempts.confirmed(id);
    return account;
  }

  /**
   * Ends every sign-in made with the old password.
   * @throws DomainError wrong-password, weak-password, too-many-sign-ins
   */
  async changePassword(
    actor: Actor,
    signIn: StaffSignIn,
    current: string,
    next: string,
  ): Promise<Account> {
    const account = await this.confirm(signIn, current);
    assertStrongPassword(next, account.login, account.fullName);
    return this.renewSignIns(actor, account, { passwordHash: await hashPassword(next) });
  }

  private async prepare(fields: NewAccount): Promise<Account> {
    const login = normalLogin(fields.login);
    assertLogin(login);
    assertStrongPassword(fields.password, login, fields.fullName);
    return {
      id: newId(),
      wardId: fields.wardId,
      login,
      fullName: fields.fullName.normalize('NFC').trim(),
      passwordHash: await hashPassword(fields.password),
      role: fields.role,
      provinceCode: null,
      signInVersion: 1,
      isActive: true,
      createdAt: this.clock.now(),
    };
  }

  private async insert(manager: EntityManager, actor: Actor, account: Account): Promise<Account> {
    await insert(manager, Account, account);
    const facts = { login: account.login, role: account.role };
    await audit(manager, actor, account.createdAt, [
      { action: 'account.create', subjectId: account.id, wardId: account.wardId, facts },
    ]);
    return account;
  }

  private async refuseTakenLogin<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('login-taken');
    }
  }

  private renewSignIns(
    actor: Actor,
    account: Account,
    changes: Pick<Account, 'passwordHash'>,
  ): Promise<Account> {
    return this.unitOfWork.write(async (manager) => {
      const seen = { id: account.id, signInVersion: account.signInVersion };
      const signInVersion = seen.signInVersion + 1;
      const { affected } = await manager.update(Account, seen, { ...changes, signInVersion });
      // Somebody who knew the old password was first: theirs must not be taken for ours.
      if (affected !== 1) throw staleVersion();
      await audit(manager, actor, this.clock.now(), [
        { action: 'account.password', subjectId: account.id, wardId: account.wardId },
      ]);
      return { ...account, ...changes, signInVersion };
    });
  }
}

function alreadySetUp(): DomainError {
  return new DomainError('already-set-up');
}
