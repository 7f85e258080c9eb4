import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, assertMay, audit, givePersonalLinks } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { localDateOf } from '../../../core/time/zone';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { keepConsents } from '../consents/consent-rows';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import { Hamlet } from '../../wards';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { lockNeighbours, onePersonEach } from '../recognition/neighbours';
import { assertNotAlike } from '../recognition/alike';
import { assertHomeInWard } from './home-in-ward';
import { type NewMentee, newMentee } from './new-mentee';
import { type NewMentor, newMentor } from './new-mentor';
import { auditPeople } from '../changes/audited-people';
import { endStop, lockPerson, needsConsent, standingStop } from '../stops/person-stops';
import { assertStands } from '../entities/identity-key';
import type { GivenConsent } from './new-person';

/** Somebody new, with what an officer said to what was asked of them. */
type SaidAtCounter = NewMentee & {
  /** Somebody else than those who are alike. */
  isAnother?: boolean;
  /** They live there, however far from the ward. */
  isHomeRight?: boolean;
};

/** Takes down people one at a time, where they stand at the counter. */
@Injectable()
export class CounterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError person-exists, person-alike, home-far, consent-needed … */
  async add(actor: Actor, wardId: string, person: SaidAtCounter): Promise<Mentee> {
    assertMay(actor, 'people.register', { wardIds: [wardId] }, 'ward');
    return this.adding('mentee', (manager) => this.insertNew(manager, actor, wardId, person));
  }

  /** The same in the caller's transaction, which `onePersonEach` has to surround. @throws DomainError person-exists, person-alike, consent-needed … */
  async insertNew(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    { isAnother, isHomeRight, ...person }: SaidAtCounter,
  ): Promise<Mentee> {
    await this.holdWard(manager, wardId);
    const mentee = await this.made(manager, wardId, person);
    await assertHomeInWard(manager, wardId, { place: person.place, isHomeRight });
    if (!isAnother) await assertNotAlike(manager, 'mentee', mentee);
    return this.keep(manager, actor, mentee, person.consent);
  }

  /** An ambassador at the desk, with everything that is known. @throws DomainError person-alike, consent-needed … */
  async addMentor(actor: Actor, wardId: string, person: NewMentor): Promise<Mentor> {
    assertMay(actor, 'people.add', { wardIds: [wardId] }, 'ward');
    return this.adding('mentor', async (manager) => {
      const now = this.clock.now();
      const today = this.today(now);
      await this.holdWard(manager, wardId);
      const mentor = await newMentor(manager, wardId, person, { now, today });
      assertGiven(person.consent);
      await assertHomeInWard(manager, wardId, person);
      if (!person.isAnother) await assertNotAlike(manager, 'mentor', mentor);
      mentor.consentOn = today;
      await insert(manager, Mentor, [mentor]);
      await givePersonalLinks(manager, 'mentor', [mentor.id], now);
      const added = { action: 'mentor.add', subjectId: mentor.id, wardId };
      await audit(manager, actor, now, [added]);
      await this.keepProof(manager, actor, mentor, person.consent);
      return mentor;
    });
  }

  /** The same in the caller's transaction. @throws DomainError consent-needed … */
  async insert(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    person: NewMentee,
  ): Promise<Mentee> {
    const mentee = await this.made(manager, wardId, person);
    return this.keep(manager, actor, mentee, person.consent);
  }

  /** Somebody known who had not agreed yet, or whom staff had switched off, takes part from now on. */
  async welcome(
    manager: EntityManager,
    actor: Actor,
    mentee: Mentee,
    consent: GivenConsent | undefined,
  ): Promise<void> {
    assertStands(await lockPerson(manager, 'mentee', mentee.id));
    const now = this.clock.now();
    const stop = await standingStop(manager, mentee.id);
    if (stop?.reason === 'died') throw new DomainError('person-stopped');
    if (stop?.reason === 'merged') throw new DomainError('person-merged');
    if (stop) await endStop(manager, stop, now);
    if (mentee.consentOn !== null && mentee.isActive && !stop) return;
    const agreedOn = needsConsent('mentee', mentee, stop) ? null : mentee.consentOn;
    if (agreedOn === null) assertGiven(consent);
    const consentOn = agreedOn ?? this.today(now);
    await compareAndSet(manager, Mentee, mentee, { consentOn, isActive: true, updatedAt: now });
    const after = { ...mentee, consentOn, isActive: true };
    await auditPeople(manager, actor, now, [
      { side: 'mentee', act: 'change', before: mentee, after },
    ]);
    if (agreedOn === null && consent) {
      await this.keepProof(manager, actor, mentee, consent);
    }
  }

  private adding<T>(
    side: 'mentor' | 'mentee',
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return onePersonEach(side, () => this.unitOfWork.write(work));
  }

  /** Of two officers who take down the same person under two hamlets, one comes after the other. */
  private async holdWard(manager: EntityManager, wardId: string): Promise<void> {
    const hamlets = await manager.find(Hamlet, { where: { wardId }, select: { id: true } });
    await lockNeighbours(
      manager,
      hamlets.map(({ id }) => id),
    );
  }

  private async made(manager: EntityManager, wardId: string, person: NewMentee): Promise<Mentee> {
    const now = this.clock.now();
    const mentee = await newMentee(manager, wardId, person, { now, today: this.today(now) });
    assertGiven(person.consent);
    return mentee;
  }

  private async keep(
    manager: EntityManager,
    actor: Actor,
    mentee: Mentee,
    consent: GivenConsent | undefined,
  ): Promise<Mentee> {
    const now = this.clock.now();
    assertGiven(consent);
    const agreed: Mentee = { ...mentee, consentOn: this.today(now) };
    await insert(manager, Mentee, [agreed]);
    await givePersonalLinks(manager, 'mentee', [agreed.id], now);
    const added = { action: 'mentee.add', subjectId: agreed.id, wardId: agreed.wardId };
    await audit(manager, actor, now, [added]);
    await this.keepProof(manager, actor, agreed, consent);
    return agreed;
  }

  /** What proves that somebody agreed. @throws DomainError consent-needed */
  async keepProof(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Pick<Mentee, 'id' | 'wardId'>,
    consent: GivenConsent,
  ): Promise<void> {
    assertGiven(consent);
    const { way, proof, wordingVersion } = consent;
    const now = this.clock.now();
    const said = { personId: id, wardId, on: this.today(now), way, proof, wordingVersion };
    await keepConsents(manager, { actor, now }, [said]);
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
