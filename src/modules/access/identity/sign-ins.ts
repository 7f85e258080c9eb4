import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan, Not } from 'typeorm';
import type { Actor } from '../policies/actor';
import { audit } from '../audit/audit';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { placeholders } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AccountWard } from './account-ward.entity';
import { actorIn } from './actor-of-account';
import { Account } from './account.entity';
import { LastSeen } from '../signed-in/last-seen';
import { PersonalLink } from './personal-link.entity';
import { isFactorRequired } from '../signed-in/required-factor';
import { SecondFactor } from '../signed-in/second-factor.entity';
import { endOf, limitsOf } from '../signed-in/session-limits';
import { isToken, newToken, tokenHashOf } from '../signed-in/session-token';
import { SignIn, type WayIn } from '../signed-in/sign-in.entity';

/** Where somebody signs in. */
export interface Place {
  /** As `deviceName` tells it. */
  device: string;
  address: string;
  /** For the record. */
  origin: string;
}

/** The only time that a token is seen. */
export interface GivenToken {
  token: string;
  /** Of the longest a sign-in lasts. */
  seconds: number;
  expiresAt: number;
}

const staffColumns = {
  ...columns(SignIn, 'id', 'holderKind', 'holderId', 'seenAt'),
  ...columns(Account, 'role', 'wardId', 'provinceCode'),
  factorSince: orNull(column(SecondFactor, 'confirmedAt')),
  besideId: orNull(column(AccountWard, 'wardId')),
};
const personColumns = {
  ...columns(SignIn, 'id', 'holderKind', 'tokenHash', 'seenAt'),
  ...columns(PersonalLink, 'personId'),
};

/**
 * Who is signed in where: a random token in the browser, its hash in the database. Each request reads the row by
 * the hash, together with the account or the personal link that it rests on; when either ends, so does the sign-in,
 * in every process at once.
 */
@Injectable()
export class SignIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly lastSeen: LastSeen,
  ) {}

  /** A new token for one of the staff; what the browser had before ends with it (ASVS 7.2.4). */
  beginStaff(account: Account, wayIn: WayIn, place: Place, before?: string): Promise<GivenToken> {
    const { id: holderId, signInVersion } = account;
    const { origin, ...where } = place;
    const row = { holderKind: 'account', holderId, signInVersion, wayIn, ...where } as const;
    return this.begin(row, async (manager) => {
      if (before) await manager.delete(SignIn, { tokenHash: tokenHashOf(before) });
      await this.note(manager, account, origin, { action: 'sign-in.enter', facts: { wayIn } });
    });
  }

  /** A new token for whoever opened their personal link, or else showed who they are; it rests on the link. */
  beginPerson(link: PersonalLink, wayIn: WayIn, device: string): Promise<GivenToken> {
    const { id: holderId, personKind: holderKind } = link;
    return this.begin({ holderKind, holderId, signInVersion: 0, wayIn, device, address: '' });
  }

  /** The account that a token stands for; null when it was never given, or has ended. */
  async staffOf(token: string): Promise<SignedInStaff | null> {
    if (!isToken(token)) return null;
    const rows = await select(
      this.unitOfWork.read,
      staffColumns,
      `SELECT s.id, s.holder_kind AS "holderKind", s.holder_id AS "holderId", s.seen_at AS "seenAt",
        a.role, a.ward_id AS "wardId", a.province_code AS "provinceCode", f.confirmed_at AS "factorSince",
        COALESCE(w.ward_id, o.ward_id) AS "besideId"
      FROM sign_in s JOIN account a ON a.id = s.holder_id
        LEFT JOIN second_factor f ON f.account_id = a.id
        LEFT JOIN account_ward w ON w.account_id = a.id AND a.role <> 'provincial'
        LEFT JOIN ward_opening o ON o.account_id = a.id AND a.role = 'provincial' AND o.ends_at > $1
      WHERE s.token_hash = $2 AND s.ends_at > $1 AND s.holder_kind = 'account'
        AND a.is_active AND a.sign_in_version = s.sign_in_version`,
      [this.clock.now(), tokenHashOf(token)],
    );
    const [found] = rows;
    if (!found) return null;
    this.lastSeen.note(found);
    const { id, holderId: accountId, role, factorSince } = found;
    const beside = rows.flatMap(({ besideId }) => besideId ?? []);
    return {
      id,
      accountId,
      actor: actorIn({ ...found, id: accountId }, beside),
      lacksSecondFactor: factorSince === null && isFactorRequired(this.env, role),
    };
  }

  /** Whose pages the tokens of a phone open, in their order; those that have ended are left out. */
  async peopleOf(tokens: readonly string[]): Promise<KnownPerson[]> {
    const byHash = new Map(tokens.filter(isToken).map((token) => [tokenHashOf(token), token]));
    if (byHash.size === 0) return [];
    const found = await select(
      this.unitOfWork.read,
      personColumns,
      `SELECT s.id, s.holder_kind AS "holderKind", s.token_hash AS "tokenHash", s.seen_at AS "seenAt",
        l.person_id AS "personId"
      FROM sign_in s JOIN personal_link l ON l.id = s.holder_id
      WHERE s.token_hash IN (${placeholders(byHash.size)}) AND s.ends_at > $${byHash.size + 1}
        AND l.revoked_at IS NULL`,
      [...byHash.keys(), this.clock.now()],
    );
    for (const one of found) this.lastSeen.note(one);
    return [...byHash].flatMap(([hash, token]) => {
      const one = found.find(({ tokenHash }) => tokenHash === hash);
      if (!one || one.holderKind === 'account') return [];
      return [{ token, personKind: one.holderKind, personId: one.personId }];
    });
  }

  /** One of the staff signs out: nothing that kept the token gets in by it any more. */
  async endStaff(token: string, origin: string): Promise<void> {
    if (!isToken(token)) return;
    const theirs = { tokenHash: tokenHashOf(token), holderKind: 'account' } as const;
    await this.unitOfWork.writeAside(async (manager) => {
      const signIn = await manager.findOneBy(SignIn, theirs);
      const account = signIn && (await manager.findOneBy(Account, { id: signIn.holderId }));
      const { affected } = await manager.delete(SignIn, theirs);
      // Pressed twice at once it is one.
      if (!account || affected !== 1) return;
      await this.note(manager, account, origin, { action: 'sign-in.leave' });
    });
  }

  /** A person signs out of a phone, in the same way. */
  async end(token: string): Promise<void> {
    if (!isToken(token)) return;
    const tokenHash = tokenHashOf(token);
    await this.unitOfWork.writeAside((manager) => manager.delete(SignIn, { tokenHash }));
  }

  /** Where an account is signed in, the one seen last first. */
  ofAccount({ id, signInVersion }: Account): Promise<SignIn[]> {
    return this.unitOfWork.read.find(SignIn, {
      where: { holderId: id, signInVersion, endsAt: MoreThan(this.clock.now()) },
      order: { seenAt: 'DESC', id: 'DESC' },
    });
  }

  /** Of the account's others the one with this id, or all. */
  async endOthers(actor: Actor, here: StaffSignIn, id?: string): Promise<void> {
    const others = { holderId: here.accountId, id: id ?? Not(here.id) };
    if (id === here.id) return;
    await this.unitOfWork.writeAside(async (manager) => {
      await manager.delete(SignIn, others);
      await audit(manager, actor, this.clock.now(), [
        { action: 'account.end-sign-ins', subjectId: here.accountId, wardId: actor.wardId },
      ]);
    });
  }

  private async begin(
    holder: Omit<SignIn, 'id' | 'tokenHash' | 'createdAt' | 'seenAt' | 'endsAt'>,
    alsoDo?: (manager: EntityManager) => Promise<void>,
  ): Promise<GivenToken> {
    const now = this.clock.now();
    const limits = limitsOf(this.env, holder.holderKind);
    const token = newToken();
    await this.unitOfWork.writeAside(async (manager) => {
      await alsoDo?.(manager);
      await insert(manager, SignIn, {
        ...holder,
        id: newId(),
        tokenHash: tokenHashOf(token),
        createdAt: now,
        seenAt: now,
        endsAt: endOf(limits, now, now),
      });
      await endBeyond(manager, holder.holderId, limits.most);
    });
    return {
      token,
      seconds: Math.floor(limits.longestMs / 1000),
      expiresAt: now + limits.longestMs,
    };
  }

  /** The staff's coming and going; that of people in the lists is nobody's to read. */
  private note(
    manager: EntityManager,
    { id, role: kind, wardId }: Account,
    origin: string,
    change: { action: string; facts?: Record<string, unknown> },
  ): Promise<void> {
    const actor = { kind, id, wardId, origin };
    return audit(manager, actor, this.clock.now(), [{ ...change, subjectId: id, wardId }]);
  }
}

export interface StaffSignIn {
  id: string;
  accountId: string;
}

/** Of whom a sign-in is. */
interface SignedInStaff extends StaffSignIn {
  /** With the wards in which the account may work now. */
  actor: Actor;
  /** Must set one up before anything else. */
  lacksSecondFactor: boolean;
}

export interface KnownPerson {
  token: string;
  personKind: 'mentor' | 'mentee';
  personId: string;
}

/** Of more sign-ins than there may be, those that were not used for the longest. */
async function endBeyond(manager: EntityManager, holderId: string, most: number): Promise<void> {
  await execute(
    manager,
    `DELETE FROM sign_in WHERE holder_id = $1 AND id NOT IN (
      SELECT id FROM sign_in WHERE holder_id = $1 ORDER BY seen_at DESC, id DESC LIMIT $2)`,
    [holderId, most],
  );
}
