import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import { endSignInsOf } from '../identity/end-sign-ins';
import { hashPassword, isPassword } from '../identity/passwords';
import { RefusedSignIns } from '../identity/refused-sign-ins';
import { SignInAttempts } from '../identity/sign-in-attempts';
import type { Actor } from '../policies/actor';
import { SecondFactor } from '../signed-in/second-factor.entity';
import { isFactorRequired } from '../signed-in/required-factor';
import { addressFor, newSecret, stepOf } from './app-codes';
import { RecoveryCode } from './recovery-code.entity';
import { newRecoveryCodes, typedRecoveryCode } from './recovery-codes';
import { Sealing } from './sealing';

/** Time to find the app and to scan. */
const SETTING_UP_MS = 15 * MINUTE_MS;

/** Where an account's second factor stands. */
export interface FactorState {
  /** Since when signing in asks for it. */
  confirmedAt: number | null;
  recoveryCodesLeft: number;
  isRequired: boolean;
  /** The app that waits for its first code. */
  pending: { address: string; secret: string } | null;
}

/** Codes of an app on a phone, asked after the password; and codes on paper for when the phone is lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly attempts: SignInAttempts,
    private readonly refused: RefusedSignIns,
  ) {}

  async isAskedOf({ id }: Account): Promise<boolean> {
    const factor = await this.of(id);
    return factor !== null && factor.confirmedAt !== null;
  }

  async state({ id, login, role }: Account): Promise<FactorState> {
    const factor = await this.of(id);
    const secret = factor && this.pendingSecret(factor);
    return {
      confirmedAt: factor?.confirmedAt ?? null,
      recoveryCodesLeft: await this.unitOfWork.read.countBy(RecoveryCode, { accountId: id }),
      isRequired: isFactorRequired(this.env, role),
      pending: secret ? { secret, address: addressFor(secret, login) } : null,
    };
  }

  /** A new secret, which counts once a code of it was right; until then the app before it stays good. */
  async begin({ id: accountId }: Account): Promise<void> {
    const pendingSecret = this.sealing.seal(newSecret(), accountId);
    const pendingAt = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      await insert(
        manager,
        SecondFactor,
        { accountId, secret: null, pendingSecret, pendingAt, lastStep: 0, confirmedAt: null },
        `ON CONFLICT (account_id) DO UPDATE
          SET pending_secret = excluded.pending_secret, pending_at = excluded.pending_at`,
      );
    });
  }

  /**
   * The app shows the right codes: from now on signing in asks for them, and every other sign-in ends. Gives the account
   * as it is now, and the codes to print, which are shown this once. @throws DomainError wrong-code, too-many-sign-ins
   */
  async confirm(
    actor: Actor,
    account: Account,
    code: string,
  ): Promise<{ account: Account; recoveryCodes: string[] }> {
    const { id: accountId } = account;
    const tried = `setting up ${accountId}`;
    await this.attempts.beginCode(tried, { accountId, origin: actor.origin ?? 'page' });
    const factor = await this.of(accountId);
    const secret = factor && this.pendingSecret(factor);
    const now = this.clock.now();
    const step = secret ? stepOf(secret, digitsOf(code), now) : null;
    if (!factor || step === null) throw new DomainError('wrong-code');
    const codes = newRecoveryCodes();
    const rows = await hashed(accountId, codes);
    const seen = account.signInVersion;
    await this.unitOfWork.write(async (manager) => {
      const confirmed = await execute(
        manager,
        `UPDATE second_factor SET secret = pending_secret, pending_secret = NULL, pending_at = NULL,
          last_step = $1, confirmed_at = $2 WHERE account_id = $3 AND pending_secret = $4`,
        [step, now, accountId, factor.pendingSecret],
      );
      if (confirmed !== 1) throw new DomainError('wrong-code');
      await putCodes(manager, accountId, rows);
      await endSignInsOf(manager, accountId);
      await this.note(manager, actor, account, 'second-factor.confirm');
    });
    await this.attempts.codeWasRight(tried);
    return { account: { ...account, signInVersion: seen + 1 }, recoveryCodes: codes };
  }

  /**
   * A code of the app, or one from paper; each is taken once, however often and wherever it is sent at the same time.
   * @throws DomainError wrong-code, too-many-sign-ins
   */
  async check(
    account: Account,
    typed: string,
    { device = '', origin }: { device?: string; origin: string },
  ): Promise<void> {
    const { id: accountId } = account;
    // Where the owner was before they are counted by themselves, so that a stranger shuts out strangers.
    const tried = `${accountId} ${device}`;
    await this.attempts.beginCode(tried, { accountId, origin });
    const isRight =
      (await this.takeAppCode(accountId, typed)) || (await this.takePaper(accountId, typed));
    if (!isRight) {
      this.refused.note(account, 'code', origin);
      throw new DomainError('wrong-code');
    }
    await this.attempts.codeWasRight(tried);
  }

  /** Ten new ones; those before are good no more. */
  async renewRecoveryCodes(actor: Actor, account: Account): Promise<string[]> {
    const codes = newRecoveryCodes();
    const rows = await hashed(account.id, codes);
    await this.unitOfWork.write(async (manager) => {
      await putCodes(manager, account.id, rows);
      await this.note(manager, actor, account, 'second-factor.codes');
    });
    return codes;
  }

  /** Of oneself, or by an administrator of whoever lost the phone; every sign-in ends. Gives the account as it is now. */
  async remove(actor: Actor, account: Account): Promise<Account> {
    const { id: accountId } = account;
    await this.unitOfWork.write(async (manager) => {
      await manager.delete(RecoveryCode, { accountId });
      await manager.delete(SecondFactor, { accountId });
      await endSignInsOf(manager, accountId);
      await this.note(manager, actor, account, 'second-factor.remove');
    });
    return { ...account, signInVersion: account.signInVersion + 1 };
  }

  private async takeAppCode(accountId: string, typed: string): Promise<boolean> {
    const factor = await this.of(accountId);
    const secret = factor?.secret && this.sealing.open(factor.secret, accountId);
    const step = secret ? stepOf(secret, digitsOf(typed), this.clock.now()) : null;
    if (step === null) return false;
    const taken = await this.unitOfWork.writeAside((manager) =>
      execute(
        manager,
        `UPDATE second_factor SET last_step = $1 WHERE account_id = $2 AND last_step < $3`,
        [step, accountId, step],
      ),
    );
    return taken === 1;
  }

  private async takePaper(accountId: string, typed: string): Promise<boolean> {
    const given = typedRecoveryCode(typed);
    if (!given) return false;
    const { number, code } = given;
    const row = await this.unitOfWork.readAside.findOneBy(RecoveryCode, { accountId, number });
    if (!(await isPassword(row?.codeHash, code)) || !row) return false;
    const taken = await this.unitOfWork.writeAside((manager) =>
      execute(
        manager,
        `DELETE FROM recovery_code WHERE account_id = $1 AND number = $2 AND code_hash = $3`,
        [accountId, number, row.codeHash],
      ),
    );
    return taken === 1;
  }

  private of(accountId: string): Promise<SecondFactor | null> {
    return this.unitOfWork.readAside.findOneBy(SecondFactor, { accountId });
  }

  private pendingSecret({ accountId, pendingSecret, pendingAt }: SecondFactor): string | null {
    if (!pendingSecret || this.clock.now() - (pendingAt ?? 0) >= SETTING_UP_MS) return null;
    return this.sealing.open(pendingSecret, accountId);
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Account,
    action: string,
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId }]);
  }
}

async function putCodes(
  manager: EntityManager,
  accountId: string,
  rows: RecoveryCode[],
): Promise<void> {
  await manager.delete(RecoveryCode, { accountId });
  await insert(manager, RecoveryCode, rows);
}

async function hashed(accountId: string, codes: string[]): Promise<RecoveryCode[]> {
  return Promise.all(
    codes.map(async (code, number) => ({
      accountId,
      number,
      codeHash: await hashPassword(typedRecoveryCode(code)?.code ?? ''),
    })),
  );
}

function digitsOf(typed: string): string {
  return typed.replace(/\s/g, '');
}
