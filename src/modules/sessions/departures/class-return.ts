import { Injectable } from '@nestjs/common';
import { findClass } from '../classes/class-rows';
import { ClassGiving } from '../changes/class-giving';
import { ClassStanding } from '../changes/class-standing';
import { StandingAgain } from '../changes/standing-again';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { SessionMaker } from '../leading/session-maker';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';

/** Classes of an ambassador who comes back: held again as they were, where nobody has arranged them anew since. */
@Injectable()
export class ClassReturn {
  constructor(
    private readonly classes: ClassStanding,
    private readonly giving: ClassGiving,
    private readonly standing: StandingAgain,
    private readonly maker: SessionMaker,
    private readonly listener: BookingListener,
  ) {}

  /** @throws DomainError stale-version, already-over, mentor-busy … */
  async again(
    context: AuditContext,
    { subjectId: classId, was }: Pick<ChangeEffect, 'subjectId' | 'was'>,
    { personId, stoppedAt }: { personId: string; stoppedAt: number },
  ): Promise<void> {
    if (!was.isHandedOver) {
      await this.classes.again(context, classId, stoppedAt);
      return;
    }
    const { to, partId } = was;
    // What was kept before it was known who held which part.
    if (to === undefined && partId === undefined) throw refuse('by-hand');
    if (to !== undefined) await this.leadAgain(context, classId, personId, to.mentorId);
    if (partId !== undefined) await this.partAgain(context, classId, partId, stoppedAt);
  }

  /** Whoever held it meanwhile is told that it is somebody else's again. */
  private async leadAgain(
    context: AuditContext,
    classId: string,
    mentorId: string,
    sinceId: string,
  ): Promise<void> {
    const { manager } = context;
    const found = await findClass(manager, classId);
    const session = await this.standing.ahead(context, found.seating.id);
    if (session.mentorId !== sinceId || session.state === 'cancelled')
      throw refuse('stale-version');
    await this.giving.give(context, found, mentorId, { overLimit: true });
    await this.maker.assertOpenAgain(manager, [{ ...session, mentorId }]);
  }

  /** A part in a class that others hold with them: their own, or that of who led it meanwhile. */
  private async partAgain(
    context: AuditContext,
    classId: string,
    partId: string,
    stoppedAt: number,
  ): Promise<void> {
    const { manager } = context;
    const { groupClass, seating } = await findClass(manager, classId);
    const part = await manager.findOneByOrFail(Session, { id: partId });
    const isSame = part.startAt === seating.startAt && part.venueId === seating.venueId;
    if (seating.state === 'cancelled' || !isSame) throw refuse('stale-version');
    const session = await this.standing.reopen(context, partId, stoppedAt);
    const { phone } = groupClass;
    await this.listener.classesHeld(manager, [{ change: 'given', session, phone }]);
    await auditRows(context, 'class.change', [groupClass], { with: part.mentorId });
  }
}
