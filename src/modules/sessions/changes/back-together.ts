import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { lockRows } from '../../../platform/database/locks';
import { Booking } from '../entities/booking.entity';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { MovedTogether } from '../leading/moved-together';
import type { AuditContext } from '../rules/audited-rows';
import type { MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockActiveMentors } from '../slots/mentor-load';
import { placeBefore } from './place-before';
import { StandingAgain } from './standing-again';

/** Takes back what a change did with many lessons, in as many statements for one as for a thousand. */
@Injectable()
export class BackTogether {
  constructor(
    private readonly standing: StandingAgain,
    private readonly together: MovedTogether,
  ) {}

  /**
   * Lessons that were called off or moved, all of them or none, with what the people in them are to hear: for the caller
   * to tell, who passes on the seats that are free of those that were moved.
   * @throws DomainError of the first of which one step is refused, and what the database refuses
   */
  async lessons(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    madeAt: number,
  ): Promise<MovedPlace[]> {
    const { manager, now } = context;
    const ids = effects.map(({ subjectId }) => subjectId);
    await lockRows(manager, Session, ids);
    const found = await manager.findBy(Session, { id: In(ids) });
    if (found.some(({ startAt }) => startAt <= now)) throw refuse('already-over');
    const lessonOf = new Map(found.map((one) => [one.id, one]));
    const lessons = effects.flatMap(({ subjectId, was }) => {
      const lesson = lessonOf.get(subjectId);
      return lesson ? [{ lesson, was }] : [];
    });
    const moved = lessons.filter(({ was }) => was.outcome === 'moved');
    const off = lessons.filter(({ was }) => was.outcome === 'cancelled');
    return [
      ...(await this.movedBack(context, moved, madeAt)),
      ...(await this.standing.lessonsAgain(
        context,
        off.map(({ lesson }) => lesson),
        madeAt,
      )),
    ];
  }

  private async movedBack(
    context: AuditContext,
    lessons: readonly { lesson: Session; was: ChangeEffect['was'] }[],
    madeAt: number,
  ): Promise<MovedPlace[]> {
    if (lessons.length === 0) return [];
    const { manager, now } = context;
    const moves = lessons.map(({ lesson, was }) => ({
      lesson,
      place: placeBefore(now, lesson, was),
    }));
    await assertNobodyJoined(manager, lessons, madeAt);
    await lockActiveMentors(
      manager,
      lessons.map(({ lesson }) => lesson.mentorId),
    );
    const back = { asAt: madeAt, keepsSeats: true };
    const told = await this.together.move(context, moves, back);
    const there = moves.map(({ lesson, place }) => ({ ...lesson, ...place }));
    await this.standing.assertStands(context, there, madeAt);
    return told;
  }
}

/** Of a lesson that went with others before, and goes back with everybody who is in it. */
export function goesTogether({ kind, was }: ChangeEffect): boolean {
  if (kind !== 'session' || was.outcome === undefined) return false;
  if (was.outcome === 'cancelled') return true;
  const isWithSame = was.to?.mentorId === was.mentorId;
  return was.outcome === 'moved' && isWithSame && !was.lost?.length;
}

/** Whoever joined since the move has agreed to the new time alone. @throws DomainError stale-version */
async function assertNobodyJoined(
  manager: EntityManager,
  lessons: readonly { lesson: Session; was: ChangeEffect['was'] }[],
  madeAt: number,
): Promise<void> {
  const wasOf = new Map(lessons.map(({ lesson, was }) => [lesson.id, was]));
  const booked = await manager.find(Booking, {
    select: { id: true, sessionId: true, createdAt: true },
    where: { sessionId: In([...wasOf.keys()]), state: 'booked' },
  });
  const hasJoined = booked.some(({ id, sessionId, createdAt }) => {
    const { bookingIds } = wasOf.get(sessionId) ?? {};
    // What was moved before it was kept who was in it tells only by the clock.
    return bookingIds ? !bookingIds.includes(id) : createdAt > madeAt;
  });
  if (hasJoined) throw refuse('stale-version');
}
