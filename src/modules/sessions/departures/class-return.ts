import { Injectable } from '@nestjs/common';
import { ClassParts } from '../changes/class-parts';
import { ClassStanding } from '../changes/class-standing';
import type { ChangeEffect } from '../entities/change-effect.entity';
import type { AuditContext } from '../rules/audited-rows';

/** Classes of an ambassador who comes back: held again as they were, where nobody has arranged them anew since. */
@Injectable()
export class ClassReturn {
  constructor(
    private readonly classes: ClassStanding,
    private readonly parts: ClassParts,
  ) {}

  /** @throws DomainError by-hand, stale-version, already-over, mentor-busy … */
  async again(
    context: AuditContext,
    { subjectId: classId, was }: Pick<ChangeEffect, 'subjectId' | 'was'>,
    { personId: mentorId, stoppedAt }: { personId: string; stoppedAt: number },
  ): Promise<void> {
    if (!was.isHandedOver) {
      await this.classes.again(context, classId, stoppedAt);
      return;
    }
    const { partId, to } = was;
    await this.parts.again(context, classId, { mentorId, partId, leadId: to?.mentorId }, stoppedAt);
  }
}
