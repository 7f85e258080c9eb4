import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { loadCurriculum } from '../../learning';
import { assertMayIn } from '../rules/who-may';
import { type Learning, whoNeedsEach } from './class-audience';

/** People who need a topic that nobody teaches them: for another ambassador, or a class. */
export interface UntaughtNeed {
  topic: string;
  /** Who can begin now before who has to learn something else first; of each, those who come first, first. */
  people: Learning[];
}

@Injectable()
export class UntaughtNeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By topic, the one first that most people wait for. */
  async of(actor: Actor, wardId: string): Promise<UntaughtNeed[]> {
    assertMayIn(actor, 'classes.plan', wardId);
    const { read } = this.unitOfWork;
    const codes = (await loadCurriculum(read, wardId)).topics.map(({ code }) => code);
    const now = this.clock.now();
    const all = await whoNeedsEach(read, wardId, codes, { now, at: now });
    const needs = [...all].map(([topic, people]) => ({
      topic,
      people: people
        .filter(({ isTaught }) => !isTaught)
        .toSorted((a, b) => isLater(a) - isLater(b)),
    }));
    return needs
      .filter(({ people }) => people.length > 0)
      .sort((a, b) => b.people.length - a.people.length);
  }
}

const isLater = ({ first }: Learning) => Math.min(1, first.length);
