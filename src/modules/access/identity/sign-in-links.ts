import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { MINUTE_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from './account.entity';
import { isToken, newToken, tokenHashOf } from '../signed-in/session-token';
import { SignInLink } from '../signed-in/sign-in-link.entity';

/** Time to hand it over and to open it. */
const LINK_MINUTES = 15;

type Purpose = SignInLink['purpose'];

/** Links that let one of the staff in once, within minutes, or let them choose a new password. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A URL; an earlier one of the account for the same purpose ends. */
  make(account: Account, purpose: Purpose, minutes = LINK_MINUTES): Promise<string> {
    return this.unitOfWork.writeAside((manager) =>
      this.makeIn(manager, account, purpose, minutes * MINUTE_MS),
    );
  }

  /** The same within the caller's write. */
  async makeIn(
    manager: EntityManager,
    { id: accountId, signInVersion }: Pick<Account, 'id' | 'signInVersion'>,
    purpose: Purpose,
    lastsMs: number,
  ): Promise<string> {
    const token = newToken();
    const tokenHash = tokenHashOf(token);
    const endsAt = this.clock.now() + lastsMs;
    await manager.delete(SignInLink, { accountId, purpose });
    const row = { id: newId(), tokenHash, accountId, signInVersion, purpose, endsAt };
    await insert(manager, SignInLink, row);
    const page = purpose === 'sign-in' ? 'sign-in/link' : 'invitation';
    return `${this.env.baseUrl}/${page}/${token}`;
  }

  /** Whose link it is, for a page that asks first; null when it is over. */
  async accountOf(token: string, purpose: Purpose): Promise<Account | null> {
    const link = isToken(token) && (await this.standing(token, purpose));
    return link ? this.ownerOf(link) : null;
  }

  /** Whose link it is, the first time alone, however many come together. */
  async use(token: string, purpose: Purpose): Promise<Account | null> {
    const link = isToken(token) && (await this.standing(token, purpose));
    if (!link) return null;
    const used = await this.unitOfWork.writeAside((manager) =>
      execute(manager, `DELETE FROM sign_in_link WHERE id = $1`, [link.id]),
    );
    return used === 1 ? this.ownerOf(link) : null;
  }

  private standing(token: string, purpose: Purpose): Promise<SignInLink | null> {
    const endsAt = MoreThan(this.clock.now());
    const tokenHash = tokenHashOf(token);
    return this.unitOfWork.readAside.findOneBy(SignInLink, { tokenHash, purpose, endsAt });
  }

  private ownerOf({ accountId: id, signInVersion }: SignInLink): Promise<Account | null> {
    return this.unitOfWork.readAside.findOneBy(Account, { id, signInVersion, isActive: true });
  }
}
