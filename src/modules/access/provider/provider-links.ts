import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import { PeopleDirectory } from '../identity/people-directory';
import { PersonalLink } from '../identity/personal-link.entity';
import { Signer } from '../identity/signer';
import type { Actor } from '../policies/actor';
import { IdentityProvider } from './identity-provider';
import { ProviderLink } from './provider-link.entity';

type Holder = Pick<ProviderLink, 'holderKind' | 'holderId' | 'signInVersion'>;

/** Whom an identity lets in. */
export type LetIn = { kind: 'account'; account: Account } | { kind: 'mentor'; person: Actor };

/**
 * Which identity of the provider opens which account or ambassador's pages. Nobody comes to be by it: whoever is signed in
 * otherwise connects theirs first. A connection rests on what a sign-in rests on, and ends with it.
 */
@Injectable()
export class ProviderLinks {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly people: PeopleDirectory,
    private readonly provider: IdentityProvider,
  ) {}

  /** What may be kept of an identity, today's first: of those before, by what SECRET was. */
  hashesOf(subject: string): string[] {
    const { OIDC_ISSUER, OIDC_CLAIM } = this.env;
    return this.signer.signatures('provider', [OIDC_ISSUER, OIDC_CLAIM, subject].join('\n'));
  }

  /** Whom the identity lets in; null when it is connected with nobody, or with somebody who may not come in any more. */
  async letIn(hashes: readonly string[]): Promise<LetIn | null> {
    const { read } = this.unitOfWork;
    const link = await read.findOneBy(ProviderLink, { subjectHash: In([...hashes]) });
    return link && this.holderOf(read, link);
  }

  /** Since when an account is connected; null when it is not. */
  async sinceOfAccount({ id, signInVersion }: Account): Promise<number | null> {
    const where = { holderId: id, signInVersion };
    return (await this.unitOfWork.read.findOneBy(ProviderLink, where))?.createdAt ?? null;
  }

  /** The same of an ambassador. */
  async sinceOfMentor(id: string): Promise<number | null> {
    const { read } = this.unitOfWork;
    const holder = await mentorIn(read, id);
    const link = holder && (await read.findOneBy(ProviderLink, { holderId: holder.holderId }));
    return link?.createdAt ?? null;
  }

  /** From now on the identity lets this account in, and the one before it does not. @throws DomainError provider-taken */
  async connectAccount(actor: Actor, account: Account, hashes: readonly string[]): Promise<void> {
    const { id: holderId, signInVersion } = account;
    await this.connect(actor, holderId, hashes, () =>
      Promise.resolve({ holderKind: 'account', holderId, signInVersion }),
    );
  }

  /** The same for the ambassador who asks. @throws DomainError provider-taken */
  async connectMentor(actor: Actor, hashes: readonly string[]): Promise<void> {
    const id = actor.id ?? '';
    await this.connect(actor, id, hashes, (manager) => mentorIn(manager, id));
  }

  async disconnectAccount(actor: Actor, { id }: Account): Promise<void> {
    await this.disconnect(actor, id, () => Promise.resolve(id));
  }

  async disconnectMentor(actor: Actor): Promise<void> {
    const id = actor.id ?? '';
    await this.disconnect(actor, id, async (manager) => (await mentorIn(manager, id))?.holderId);
  }

  private async connect(
    actor: Actor,
    subjectId: string,
    hashes: readonly string[],
    holderIn: (manager: EntityManager) => Promise<Holder | null>,
  ): Promise<void> {
    const [subjectHash = ''] = hashes;
    const createdAt = this.clock.now();
    const write = async (manager: EntityManager) => {
      const holder = await holderIn(manager);
      if (!holder) throw this.provider.refusal('provider-over');
      await manager.delete(ProviderLink, { holderId: holder.holderId });
      for (const other of await manager.findBy(ProviderLink, { subjectHash: In([...hashes]) })) {
        if (await this.holderOf(manager, other)) throw this.provider.refusal('provider-taken');
        await manager.delete(ProviderLink, { id: other.id });
      }
      await insert(manager, ProviderLink, { id: newId(), subjectHash, ...holder, createdAt });
      await this.note(manager, actor, 'sign-in.connect', subjectId);
    };
    try {
      await this.unitOfWork.write(write);
    } catch (error) {
      // Two at once with one identity: the first has it.
      if (isDuplicate(error)) throw this.provider.refusal('provider-taken');
      throw error;
    }
  }

  private async disconnect(
    actor: Actor,
    subjectId: string,
    holderIdIn: (manager: EntityManager) => Promise<string | undefined>,
  ): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const holderId = await holderIdIn(manager);
      const { affected } = await manager.delete(ProviderLink, { holderId: holderId ?? '' });
      // Pressed twice it is one.
      if (affected) await this.note(manager, actor, 'sign-in.disconnect', subjectId);
    });
  }

  private async holderOf(manager: EntityManager, link: ProviderLink): Promise<LetIn | null> {
    const { holderKind, holderId: id, signInVersion } = link;
    if (holderKind === 'account') {
      const standing = { id, signInVersion, isActive: true };
      const account = await manager.findOneBy(Account, standing);
      return account && { kind: 'account', account };
    }
    const own = await manager.findOneBy(PersonalLink, { id, revokedAt: IsNull() });
    const person = own && (await this.people.actorOf(own.personKind, own.personId));
    return person && { kind: 'mentor', person };
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    action: string,
    subjectId: string,
  ): Promise<void> {
    const change = { action, subjectId, wardId: actor.wardId };
    return audit(manager, actor, this.clock.now(), [change]);
  }
}

/** On what an ambassador's sign-ins rest. */
async function mentorIn(manager: EntityManager, personId: string): Promise<Holder | null> {
  const standing = { personKind: 'mentor', personId, revokedAt: IsNull() } as const;
  const link = await manager.findOneBy(PersonalLink, standing);
  return link && { holderKind: 'mentor', holderId: link.id, signInVersion: 0 };
}
