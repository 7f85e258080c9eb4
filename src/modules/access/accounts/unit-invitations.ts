import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DAY_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { DomainError } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockTable } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import { SignInLinks } from '../identity/sign-in-links';
import type { Actor } from '../policies/actor';
import { assertMay } from '../policies/policy';
import { noPassword } from './staff-accounts';

const WEEK_MS = 7 * DAY_MS;

/** A unit whose first officer is invited, and what that account is called. */
export interface InvitedUnit {
  wardId: string;
  login: string;
  fullName: string;
}

/** Whom a link is for. */
export interface UnitInvitation {
  wardId: string;
  login: string;
  url: string;
}

/** The first officers of many units, each with a link of their own. */
@Injectable()
export class UnitInvitations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly links: SignInLinks,
  ) {}

  /**
   * An officer's account for each unit that has none, and a new link for whoever has set no password yet, all in one
   * write; units in which somebody can sign in already are left alone. @throws DomainError login-taken
   */
  async invite(actor: Actor, units: readonly InvitedUnit[]): Promise<UnitInvitation[]> {
    assertMay(actor, 'accounts.manage', {}, 'account');
    const now = this.clock.now();
    try {
      return await this.unitOfWork.write(async (manager) => {
        await lockTable(manager, Account);
        const wardId = In(units.map((unit) => unit.wardId));
        const known = await manager.findBy(Account, { wardId, role: 'officer', isActive: true });
        const officers = grouped(known, (account) => account.wardId ?? '');
        const made = units
          .filter((unit) => !officers.has(unit.wardId))
          .map((unit): Account => ({
            ...unit,
            id: newId(),
            passwordHash: noPassword,
            role: 'officer',
            provinceCode: null,
            signInVersion: 1,
            isActive: true,
            createdAt: now,
          }));
        await insert(manager, Account, made);
        const invited = units.flatMap((unit) => {
          const of = officers.get(unit.wardId) ?? made.filter((one) => one.wardId === unit.wardId);
          return of.every(({ passwordHash }) => passwordHash === noPassword) ? of.slice(0, 1) : [];
        });
        const ids = new Set(made.map(({ id }) => id));
        await audit(
          manager,
          actor,
          now,
          invited.flatMap(({ id: subjectId, wardId: unit, login }) => [
            ...(ids.has(subjectId)
              ? [
                  {
                    action: 'account.create',
                    subjectId,
                    wardId: unit,
                    facts: { login, role: 'officer', wardIds: [unit], provinceCode: null },
                  },
                ]
              : []),
            { action: 'account.invite', subjectId, wardId: unit },
          ]),
        );
        const found: UnitInvitation[] = [];
        for (const account of invited) {
          const url = await this.links.makeIn(manager, account, 'password', WEEK_MS);
          found.push({ wardId: account.wardId ?? '', login: account.login, url });
        }
        return found;
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('login-taken') : error;
    }
  }
}
