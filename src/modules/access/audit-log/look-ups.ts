import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit, type AuditedChange } from '../audit/audit';
import type { Actor } from '../policies/actor';

/** What somebody looks up of one person, or takes along about them: who saw it, before they see it. */
@Injectable()
export class LookUps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What was typed to find somebody is their name or number, and no fact. */
  async note(actor: Actor, lookUp: AuditedChange): Promise<void> {
    await this.unitOfWork.write((manager) => audit(manager, actor, this.clock.now(), [lookUp]));
  }
}
