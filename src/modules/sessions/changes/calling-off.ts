import { Injectable } from '@nestjs/common';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { cancelSessions } from '../booking/cancel-sessions';
import type { FoundClass } from '../classes/class-rows';
import { AvailabilityException } from '../entities/availability-exception.entity';
import type { Session } from '../entities/session.entity';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type Told } from '../rules/booking-listener';

/** Calls off what a change hits: everybody in it hears why. */
@Injectable()
export class CallingOff {
  constructor(
    private readonly moves: SessionMoves,
    private readonly listener: BookingListener,
  ) {}

  async lessons(
    context: AuditContext,
    lessons: readonly Session[],
    reason: string,
    { told, isMentorAway }: { told: Told; isMentorAway: boolean },
  ): Promise<void> {
    await cancelSessions(context, lessons, reason, this.listener, told, { isMentorAway });
  }

  async class(
    context: AuditContext,
    { groupClass, seating, helping }: FoundClass,
    reason: string,
    { isMentorAway }: { isMentorAway: boolean },
  ): Promise<void> {
    await this.moves.callOff(context, seating, { reason, isMentorAway });
    await this.moves.letGo(context, helping, reason);
    await auditRows(context, 'class.cancel', [groupClass], { reason });
    const { phone } = groupClass;
    const off = [seating, ...helping].map((session) => ({
      change: 'off' as const,
      session,
      phone,
      reason,
    }));
    await this.listener.classesHeld(context.manager, off);
  }

  /** The ambassadors of the day are free again; what has begun on it goes on. */
  async walkIn(context: AuditContext, day: WalkInDay, reason: string): Promise<void> {
    const { manager, now } = context;
    const off = { state: 'cancelled', cancelReason: reason, updatedAt: now } as const;
    await compareAndSet(manager, WalkInDay, day, off, { where: { state: 'open' } });
    await manager.delete(AvailabilityException, { walkInDayId: day.id });
    await auditRows(context, 'walk-in.cancel', [day], { reason });
  }
}
