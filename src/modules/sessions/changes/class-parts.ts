import { Injectable } from '@nestjs/common';
import { findClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { SessionMaker } from '../leading/session-maker';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { ClassGiving } from './class-giving';
import { StandingAgain } from './standing-again';

/** How an ambassador left a class that goes on with others. */
export interface ClassLeft {
  mentorId: string;
  /** The part that is held no more: their own, or that of who has led it since. */
  partId?: string;
  /** Who has led it since. */
  leadId?: string;
}

/** Ambassadors who hold a class again, together with those who went on with it. */
@Injectable()
export class ClassParts {
  constructor(
    private readonly giving: ClassGiving,
    private readonly standing: StandingAgain,
    private readonly maker: SessionMaker,
    private readonly listener: BookingListener,
  ) {}

  /** As it was at that instant, where nobody has arranged it anew since. @throws DomainError stale-version, mentor-busy … */
  async again(
    context: AuditContext,
    classId: string,
    { mentorId, partId, leadId }: ClassLeft,
    leftAt: number,
  ): Promise<void> {
    // What was kept before it was known who held which part.
    if (partId === undefined && leadId === undefined) throw refuse('by-hand');
    if (leadId !== undefined) await this.leadAgain(context, classId, mentorId, leadId);
    if (partId !== undefined) await this.partAgain(context, classId, partId, leftAt);
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

  private async partAgain(
    context: AuditContext,
    classId: string,
    partId: string,
    leftAt: number,
  ): Promise<void> {
    const { manager } = context;
    const { groupClass, seating } = await findClass(manager, classId);
    const part = await manager.findOneByOrFail(Session, { id: partId });
    const isSame = part.startAt === seating.startAt && part.venueId === seating.venueId;
    if (seating.state === 'cancelled' || !isSame) throw refuse('stale-version');
    const session = await this.standing.reopen(context, partId, leftAt);
    const { phone } = groupClass;
    await this.listener.classesHeld(manager, [{ change: 'given', session, phone }]);
    await auditRows(context, 'class.change', [groupClass], { with: part.mentorId });
  }
}
