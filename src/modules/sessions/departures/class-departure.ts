import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { defaultLanguage, textsIn } from '../../../texts';
import { SessionMoves } from '../leading/session-moves';
import { findClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { SessionMaker } from '../leading/session-maker';
import type { AuditContext } from '../rules/audited-rows';
import { auditRows } from '../rules/audited-rows';
import { BookingListener, type ClassHolding } from '../rules/booking-listener';
import { lockActiveMentors } from '../slots/mentor-load';
import type { Left } from '../changes/effects';
import type { Before } from '../entities/change-effect.entity';
import { whyNot } from '../changes/why-not';
import type { MentorLeaving } from './mentor-leaving';

/** Classes go on with those who hold them together, else with the successor; else they are called off. */
@Injectable()
export class ClassDeparture {
  constructor(
    private readonly moves: SessionMoves,
    private readonly maker: SessionMaker,
    private readonly listener: BookingListener,
  ) {}

  async leave(
    context: AuditContext,
    { mentorId, become, successorId, isMerged }: MentorLeaving,
  ): Promise<Left[]> {
    const { manager, now } = context;
    const parts = await manager.find(Session, {
      where: {
        mentorId,
        classId: Not(IsNull()),
        state: In(['planned', 'confirmed']),
        startAt: MoreThan(now),
      },
      order: { id: 'ASC' },
    });
    const { mentorStopped, mentorPauses, mentorElsewhere } = textsIn(defaultLanguage).sessions;
    const goneReason = become === 'wait' ? mentorPauses : mentorStopped;
    const reason = isMerged ? mentorElsewhere : goneReason;
    const left: Left[] = [];
    for (const part of parts) {
      const classId = part.classId ?? '';
      const was =
        part.seats === 0
          ? await this.helpNoMore(context, part)
          : await this.leadNoMore(context, classId, { successorId, reason });
      left.push({ kind: 'class', subjectId: classId, was });
    }
    return left;
  }

  private async helpNoMore(context: AuditContext, part: Session): Promise<Before> {
    await this.moves.letGo(context, [part]);
    return { isHandedOver: true, partId: part.id };
  }

  private async leadNoMore(
    context: AuditContext,
    classId: string,
    { successorId, reason }: { successorId: string | null; reason: string },
  ): Promise<Before> {
    const { manager } = context;
    const { groupClass, seating, helping } = await findClass(manager, classId);
    const [helper] = helping;
    if (helper) {
      // They hold it in their own name already, so nobody needs to be told.
      await this.moves.letGo(context, [helper]);
      await this.lead(context, seating, helper.mentorId);
      return { isHandedOver: true, partId: helper.id, to: { mentorId: helper.mentorId } };
    }
    if (successorId !== null && (await this.tryToLead(context, seating, successorId))) {
      const given = { ...seating, mentorId: successorId };
      const holding: ClassHolding = { change: 'given', session: given, phone: groupClass.phone };
      await this.listener.classesHeld(manager, [holding]);
      return { isHandedOver: true, to: { mentorId: successorId } };
    }
    await this.moves.callOff(context, seating, { reason });
    await auditRows(context, 'class.cancel', [groupClass], { reason });
    return { isHandedOver: false };
  }

  private async tryToLead(
    context: AuditContext,
    seating: Session,
    mentorId: string,
  ): Promise<boolean> {
    const { manager, actor } = context;
    const { startAt, topic } = seating;
    const why = await whyNot(manager, async () => {
      await this.maker.assertCanTeach(actor, { mentorId, startAt, topic }, manager);
      await lockActiveMentors(manager, [mentorId]);
      await this.lead(context, seating, mentorId);
      await this.maker.assertFits(manager, { ...seating, mentorId }, {});
    });
    return why === null;
  }

  private async lead(context: AuditContext, seating: Session, mentorId: string): Promise<void> {
    const { venueId, startAt, endAt, seats, topic } = seating;
    const place = { venueId, startAt, endAt, seats, topic, mentorId, updatedAt: context.now };
    await this.moves.move(context, seating, place);
  }
}
