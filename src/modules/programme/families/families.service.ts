import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Act, type Actor, assertMay, audit } from '../../access';
import { Household, Mentee } from '../../people';
import { type Ward, WardsService } from '../../wards';
import { FamilyGuide } from '../entities/family-guide.entity';
import { familiesOf, type Family } from './family-rows';

/** Households by the ward's rule of a Digital Family, and who in them guides the others. */
@Injectable()
export class FamiliesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Every household of the ward. @throws DomainError not-found */
  async list(actor: Actor, wardId: string): Promise<Family[]> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    const ward = await this.wards.get(wardId);
    return familiesOf(this.unitOfWork.read, ward, this.env.TIME_ZONE);
  }

  /** @param of the only ward whose household it may be. @throws DomainError not-found */
  async one(actor: Actor, householdId: string, of?: Ward): Promise<Family> {
    const { wardId } = await this.household(actor, householdId, 'people.read');
    if (of && of.id !== wardId) throw notFound('household');
    const ward = of ?? (await this.wards.get(wardId));
    const { TIME_ZONE } = this.env;
    const found = await familiesOf(this.unitOfWork.read, ward, TIME_ZONE, householdId);
    if (found.length === 0) throw notFound('household');
    return found[0];
  }

  /** From today on they guide the others; whoever does already goes on. @throws DomainError not-found, consent-needed */
  async nameGuide(actor: Actor, householdId: string, menteeId: string): Promise<void> {
    const { wardId } = await this.household(actor, householdId, 'families.keep');
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Mentee, [menteeId]);
      const mentee = await manager.findOneBy(Mentee, { id: menteeId, householdId });
      if (!mentee) throw notFound('person');
      if (mentee.consentOn === null) throw new DomainError('consent-needed');
      const where = { householdId, menteeId, endedAt: IsNull() };
      if (await manager.existsBy(FamilyGuide, where)) return;
      await insert(manager, FamilyGuide, {
        id: newId(),
        householdId,
        menteeId,
        since: localDateOf(now, this.env.TIME_ZONE),
        byKind: actor.kind,
        byId: actor.id,
        createdAt: now,
        endedAt: null,
      });
      await audit(manager, actor, now, [
        { action: 'family.guide', subjectId: menteeId, wardId, facts: { householdId } },
      ]);
    });
  }

  /** They guide nobody any more; of whoever does not, nothing changes. @throws DomainError not-found */
  async endGuide(actor: Actor, householdId: string, menteeId: string): Promise<void> {
    const { wardId } = await this.household(actor, householdId, 'families.keep');
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const where = { householdId, menteeId, endedAt: IsNull() };
      const { affected } = await manager.update(FamilyGuide, where, { endedAt: now });
      if (affected === 0) return;
      await audit(manager, actor, now, [
        { action: 'family.guide-end', subjectId: menteeId, wardId, facts: { householdId } },
      ]);
    });
  }

  private async household(actor: Actor, id: string, act: Act): Promise<Household> {
    const household = await this.unitOfWork.read.findOneBy(Household, { id });
    if (!household) throw notFound('household');
    assertMay(actor, act, { wardIds: [household.wardId] }, 'household');
    return household;
  }
}
