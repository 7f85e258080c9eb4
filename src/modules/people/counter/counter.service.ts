import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, assertMay, audit, givePersonalLinks } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { Consent } from '../entities/consent.entity';
import { Mentee } from '../entities/mentee.entity';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { personExists } from '../recognition/neighbours';
import { auditNewMentee, GivenConsent, NewMentee, newMentee } from './new-mentee';

/** Takes down people one at a time, where they stand at the counter. */
@Injectable()
export class CounterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  async add(actor: Actor, wardId: string, person: NewMentee): Promise<Mentee> {
    assertMay(actor, 'people.add', { wardIds: [wardId] }, 'ward');
    try {
      return await this.unitOfWork.write((manager) => this.insert(manager, actor, wardId, person));
    } catch (error) {
      throw isDuplicate(error) ? personExists('mentee') : error;
    }
  }

  /** The same in the caller's transaction. @throws DomainError consent-needed … */
  async insert(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    person: NewMentee,
  ): Promise<Mentee> {
    const now = this.clock.now();
    const mentee = await newMentee(manager, wardId, person, { now, today: this.today(now) });
    assertGiven(person.consent);
    mentee.consentOn = this.today(now);
    await insert(manager, Mentee, [mentee]);
    await givePersonalLinks(manager, 'mentee', [mentee.id], now);
    await auditNewMentee(manager, actor, now, mentee);
    await this.keepProof(manager, actor, mentee, person.consent);
    return mentee;
  }

  /** Somebody known who had not agreed yet, or whom staff had switched off, takes part from now on. */
  async welcome(
    manager: EntityManager,
    actor: Actor,
    mentee: Mentee,
    consent: GivenConsent | undefined,
  ): Promise<void> {
    if (mentee.consentOn !== null && mentee.isActive) return;
    const now = this.clock.now();
    if (mentee.consentOn === null) assertGiven(consent);
    const consentOn = mentee.consentOn ?? this.today(now);
    await compareAndSet(manager, Mentee, mentee, { consentOn, isActive: true, updatedAt: now });
    await audit(manager, actor, now, [
      {
        action: 'mentee.change',
        subjectId: mentee.id,
        wardId: mentee.wardId,
        facts: { fields: ['consentOn', 'isActive'] },
      },
    ]);
    if (mentee.consentOn === null && consent) {
      await this.keepProof(manager, actor, mentee, consent);
    }
  }

  private async keepProof(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Mentee,
    { way, proof }: GivenConsent,
  ): Promise<void> {
    const now = this.clock.now();
    const row: Consent = {
      id: newId(),
      personId: id,
      wardId,
      givenOn: this.today(now),
      way,
      proof: proof.trim(),
      takenByKind: actor.kind,
      takenById: actor.id,
      createdAt: now,
    };
    await insert(manager, Consent, [row]);
    await audit(manager, actor, now, [
      { action: 'consent.give', subjectId: id, wardId, facts: { way } },
    ]);
  }

  private today(now: number): string {
    return localDateOf(now, this.env.TIME_ZONE);
  }
}

function assertGiven(consent: GivenConsent | undefined): asserts consent is GivenConsent {
  if (consent && consent.proof.trim() !== '') return;
  throw new DomainError(
    'consent-needed',
    {},
    { fields: consent ? { proof: 'needed' } : { consent: 'consent-needed' } },
  );
}
