import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import type { FoundClass } from '../classes/class-rows';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';
import { SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { WalkInStaffing } from '../walk-ins/walk-in-staffing';
import type { ClassLeft } from './class-parts';

/** What others go on with while an ambassador is away. */
@Injectable()
export class GoingOn {
  constructor(
    private readonly moves: SessionMoves,
    private readonly staffing: WalkInStaffing,
    private readonly listener: BookingListener,
  ) {}

  /** How the class goes on with those who hold it together with this ambassador; null where nobody does. */
  async class(
    context: AuditContext,
    { groupClass, seating, helping }: FoundClass,
    { mentorId, reason }: { mentorId: string; reason: string },
  ): Promise<ClassLeft | null> {
    const own = helping.find((session) => session.mentorId === mentorId);
    const next = own ? null : helping[0];
    const part = own ?? next;
    if (!part) return null;
    await this.moves.letGo(context, [part]);
    if (next) {
      const { venueId, startAt, endAt, seats, topic } = seating;
      const place = { venueId, startAt, endAt, seats, topic, updatedAt: context.now };
      await this.moves.move(context, seating, { ...place, mentorId: next.mentorId });
    }
    // What was still to be said to them of the class is said no more.
    const leaves = {
      change: 'off',
      session: own ?? seating,
      phone: groupClass.phone,
      reason,
    } as const;
    await this.listener.classesHeld(context.manager, [leaves]);
    await auditRows(context, 'class.change', [groupClass], { without: mentorId });
    return { mentorId, partId: part.id, leadId: next?.mentorId };
  }

  /** True when nobody else serves on the day. */
  async isAlone({ manager }: AuditContext, dayId: string, mentorId: string): Promise<boolean> {
    const others = { walkInDayId: dayId, mentorId: Not(mentorId) };
    return !(await manager.existsBy(WalkInMentor, others));
  }

  /** The ambassador serves no more on the day. */
  async walkIn({ manager }: AuditContext, dayId: string, mentorId: string): Promise<void> {
    const of = [dayId, mentorId];
    await execute(
      manager,
      `DELETE FROM walk_in_mentor WHERE walk_in_day_id = $1 AND mentor_id = $2`,
      of,
    );
    await execute(
      manager,
      `DELETE FROM availability_exception WHERE walk_in_day_id = $1 AND person_id = $2`,
      of,
    );
  }

  /** And serves again. @throws DomainError already-over, walk-in-cancelled */
  async walkInAgain(
    { manager, now }: AuditContext,
    dayId: string,
    mentorId: string,
  ): Promise<null> {
    const day = await manager.findOneByOrFail(WalkInDay, { id: dayId });
    if (day.state !== 'open') throw refuse('walk-in-cancelled');
    if (day.endAt <= now) throw refuse('already-over');
    if (await manager.existsBy(WalkInMentor, { walkInDayId: dayId, mentorId })) return null;
    await insert(manager, WalkInMentor, { walkInDayId: dayId, mentorId });
    await this.staffing.keepFree(manager, day, [mentorId]);
    return null;
  }
}
