import { Injectable } from '@nestjs/common';
import type { FoundClass } from '../classes/class-rows';
import { SessionMaker } from '../leading/session-maker';
import { SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { lockActiveMentors } from '../slots/mentor-load';

/** Gives a class to another ambassador, at the same time and place: the two hear of it, and nobody else has to. */
@Injectable()
export class ClassGiving {
  constructor(
    private readonly moves: SessionMoves,
    private readonly maker: SessionMaker,
    private readonly listener: BookingListener,
  ) {}

  /** @throws DomainError mentor-inactive, mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full */
  async give(
    context: AuditContext,
    { groupClass, seating }: Pick<FoundClass, 'groupClass' | 'seating'>,
    mentorId: string,
    { reason, overLimit }: { reason?: string; overLimit?: boolean },
  ): Promise<void> {
    const { manager, now } = context;
    const { venueId, startAt, endAt, seats, topic } = seating;
    await lockActiveMentors(manager, [mentorId]);
    const place = { venueId, startAt, endAt, seats, topic, mentorId, updatedAt: now };
    await this.moves.move(context, seating, place);
    await this.maker.assertFits(manager, { ...seating, mentorId }, { overLimit });
    const { phone } = groupClass;
    await this.listener.classesHeld(manager, [
      { change: 'off', session: seating, phone, reason },
      { change: 'given', session: { ...seating, mentorId }, phone },
    ]);
    const facts = { without: seating.mentorId, with: mentorId };
    await auditRows(context, 'class.change', [groupClass], facts);
  }
}
