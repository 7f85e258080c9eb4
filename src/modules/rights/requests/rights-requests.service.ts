import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { dueDays, type RequestKind, type RequestWay } from '../../../core/people/rights';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { assertStands, PeopleService } from '../../people';
import { RightsRequest } from '../entities/rights-request.entity';

/** What somebody asks for, and how. */
export interface Asking {
  side: Side;
  id: string;
  kind: RequestKind;
  way: RequestWay;
  words?: string | null;
}

/** What people ask for of what is kept of them, until when, and what came of it. */
@Injectable()
export class RightsRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly people: PeopleService,
  ) {}

  /** Asked again while it is open it is the same request. @throws DomainError not-found, person-merged, person-erased */
  async ask(actor: Actor, { side, id, kind, way, words = null }: Asking): Promise<RightsRequest> {
    const person = await this.people[side](id);
    const { wardId } = person;
    assertMay(actor, 'rights.ask', { wardIds: [wardId], personIds: [id] }, side);
    assertStands(person);
    const now = this.clock.now();
    const askedOn = localDateOf(now, this.env.TIME_ZONE);
    return this.unitOfWork.write(async (manager) => {
      const request: RightsRequest = {
        id: newId(),
        wardId,
        side,
        personId: id,
        kind,
        way,
        words: words?.trim() || null,
        askedOn,
        askedByKind: actor.kind,
        askedById: actor.id,
        ...dueDays(kind, askedOn, this.env.rightsDays),
        answeredAt: null,
        answeredById: null,
        outcome: null,
        settledAt: null,
        settledByKind: null,
        settledById: null,
        createdAt: now,
      };
      const once = 'ON CONFLICT (person_id, kind) WHERE outcome IS NULL DO NOTHING';
      const added = await insert(manager, RightsRequest, request, once);
      if (added > 0) {
        const asked = { action: 'rights.ask', subjectId: id, wardId, facts: { kind, way } };
        await audit(manager, actor, now, [asked]);
      }
      return manager.findOneByOrFail(RightsRequest, { personId: id, kind, outcome: IsNull() });
    });
  }

  /** They heard that it was received. @throws DomainError not-found */
  async answer(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, 'rights.answer', { answeredAt: IsNull() }, (now) => ({
      answeredAt: now,
      answeredById: actor.id,
    }));
  }

  /** It was done, or refused for a reason that they were told. @throws DomainError not-found */
  async settle(actor: Actor, id: string, outcome: 'done' | 'refused'): Promise<void> {
    await this.change(actor, id, `rights.${outcome}`, { outcome: IsNull() }, (now) => ({
      outcome,
      settledAt: now,
      settledByKind: actor.kind,
      settledById: actor.id,
    }));
  }

  /** Whatever an act of staff did for somebody, in its write. */
  async settleIn(
    manager: EntityManager,
    actor: Actor,
    personIds: readonly string[],
    kinds: readonly RequestKind[],
  ): Promise<void> {
    const open = { personId: In([...personIds]), kind: In([...kinds]), outcome: IsNull() };
    await manager.update(RightsRequest, open, {
      outcome: 'done',
      settledAt: this.clock.now(),
      settledByKind: actor.kind,
      settledById: actor.id,
    });
  }

  /** Those of a ward that are not done, the most urgent first. */
  open(wardId: string): Promise<RightsRequest[]> {
    return this.unitOfWork.read.find(RightsRequest, {
      where: { wardId, outcome: IsNull() },
      order: { doneBy: 'ASC', createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** The last ones that were done or refused. */
  async settled(wardId: string, most: number): Promise<RightsRequest[]> {
    return this.unitOfWork.read.find(RightsRequest, {
      where: { wardId, outcome: In(['done', 'refused']) },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: most,
    });
  }

  ofPerson(personId: string): Promise<RightsRequest[]> {
    return this.unitOfWork.read.find(RightsRequest, {
      where: { personId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** How many are open, and how many of them are late. */
  async counts(wardId: string): Promise<{ open: number; late: number }> {
    const { read } = this.unitOfWork;
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const standing = { wardId, outcome: IsNull() };
    return {
      open: await read.countBy(RightsRequest, standing),
      late: await read.countBy(RightsRequest, [
        { ...standing, doneBy: LessThan(today) },
        { ...standing, answeredAt: IsNull(), answerBy: LessThan(today) },
      ]),
    };
  }

  /** What was done already stays as it was said. */
  private async change(
    actor: Actor,
    id: string,
    action: string,
    still: object,
    said: (now: number) => Partial<RightsRequest>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const request = await manager.findOneBy(RightsRequest, { id });
      if (!request) throw notFound('person');
      const { wardId, personId, kind } = request;
      assertMay(actor, 'rights.keep', { wardIds: [wardId] }, 'person');
      const { affected } = await manager.update(RightsRequest, { id, ...still }, said(now));
      if (affected !== 1) return;
      await audit(manager, actor, now, [{ action, subjectId: personId, wardId, facts: { kind } }]);
    });
  }
}
