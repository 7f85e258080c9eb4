import { Injectable } from '@nestjs/common';
import { ClassFitting } from '../classes/class-fitting';
import { type FoundClass, findClass, mentorIdsOf } from '../classes/class-rows';
import type { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type ClassHolding } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockActiveMentors } from '../slots/mentor-load';
import { StandingAgain } from './standing-again';

/** Classes that a change called off, and that can be held again. */
@Injectable()
export class ClassStanding {
  constructor(
    private readonly fitting: ClassFitting,
    private readonly standing: StandingAgain,
    private readonly listener: BookingListener,
  ) {}

  /**
   * A class that was called off at that instant, and by nobody again since; gives how many have their places again.
   * @throws DomainError stale-version, already-over, mentor-inactive, mentor-busy, venue-full, holiday …
   */
  async again(context: AuditContext, id: string, cancelledAt: number): Promise<number> {
    const { manager, now } = context;
    const found = await findClass(manager, id);
    const { groupClass, seating, helping } = found;
    if (seating.state !== 'cancelled' || seating.updatedAt !== cancelledAt)
      throw refuse('stale-version');
    if (seating.startAt <= now) throw refuse('already-over');
    await lockActiveMentors(manager, mentorIdsOf(found));
    const people = await this.fitting.restore(context, seating, helping);
    await this.standing.assertStands(context, [seating, ...helping], cancelledAt);
    await auditRows(context, 'class.restore', [groupClass]);
    await this.notifyHolders(context, found, 'given', {});
    return people;
  }

  async notifyHolders(
    { manager }: AuditContext,
    { groupClass, seating, helping }: FoundClass,
    change: ClassHolding['change'],
    place: Partial<Session>,
    asAt?: number,
  ): Promise<void> {
    const { phone } = groupClass;
    const sessions = [seating, ...helping].map((session) => ({ ...session, ...place }));
    await this.listener.classesHeld(
      manager,
      sessions.map((session) => ({ change, session, phone, asAt })),
    );
  }
}
