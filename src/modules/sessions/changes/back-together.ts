import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { lockRows } from '../../../platform/database/locks';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { Pair, PairsService } from '../../matching';
import { Booking, type BookingState } from '../entities/booking.entity';
import type { Before, ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { MovedTogether } from '../leading/moved-together';
import { cancelledWith, restoreTogether } from '../leading/session-restoring';
import type { AuditContext } from '../rules/audited-rows';
import type { MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockActiveMentors } from '../slots/mentor-load';
import { isWhereItWent, placeBefore } from './place-before';
import { StandingAgain } from './standing-again';

/** What can come back in one with others of its kind. */
type Kind = 'lesson' | 'place' | 'pair';

/** What came back in one, and what the people in it are to hear. */
export interface Together {
  /** By the effect: how many have their places again; null where nobody had lost theirs. */
  people: ReadonlyMap<string, number | null>;
  told: MovedPlace[];
}

/**
 * Takes back what a change did with many, in as many statements for one as for a thousand: all of them or none, but those
 * that were changed since, of which each is for the caller. The caller tells people, and passes on seats that are free.
 */
@Injectable()
export class BackTogether {
  constructor(
    private readonly standing: StandingAgain,
    private readonly moved: MovedTogether,
    private readonly pairs: PairsService,
  ) {}

  /** Effects of one kind. @throws DomainError of the first step that is refused, and what the database refuses */
  all(context: AuditContext, effects: readonly ChangeEffect[], madeAt: number): Promise<Together> {
    const kind = goesTogether(effects[0]);
    if (kind === 'pair') return this.pairsAgain(context, effects);
    if (kind === 'place') return this.places(context, effects, madeAt);
    return this.lessons(context, effects, madeAt);
  }

  /** Lessons that were called off or moved, with everybody who was in them. */
  private async lessons(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    madeAt: number,
  ): Promise<Together> {
    const { manager, now } = context;
    const ids = effects.map(({ subjectId }) => subjectId);
    const lessonOf = await heldSessions(manager, ids);
    const lessons = effects.flatMap((effect) => {
      const lesson = lessonOf.get(effect.subjectId);
      const { was } = effect;
      const isLeft = lesson && lesson.startAt > now && isAsLeft(lesson, was, { now, madeAt });
      return isLeft ? [{ effect, lesson, was }] : [];
    });
    const moved = lessons.filter(({ was }) => was.outcome === 'moved');
    const told = await this.movedBack(context, moved, madeAt);
    const off = lessons.filter(({ was }) => was.outcome === 'cancelled');
    const again = await this.standing.reopenAll(
      context,
      off.map(({ lesson }) => lesson),
      madeAt,
    );
    const fallen = await cancelledWith(manager, again, madeAt);
    const restored = await restoreTogether(context, fallen);
    const peopleIn = grouped(restored, ({ session }) => session.id);
    if (again.some(({ id, isOpen }) => !isOpen && !peopleIn.has(id))) throw refuse('nobody-left');
    const people = lessons.map(({ effect: { id, subjectId }, was }) => {
      return [id, was.outcome === 'moved' ? null : (peopleIn.get(subjectId)?.length ?? 0)] as const;
    });
    const news = restored.map((place) => ({ ...place, asAt: madeAt }));
    return { people: new Map(people), told: [...told, ...news] };
  }

  private async movedBack(
    context: AuditContext,
    lessons: readonly { lesson: Session; was: Before }[],
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
    const told = await this.moved.move(context, moves, back);
    const there = moves.map(({ lesson, place }) => ({ ...lesson, ...place }));
    await this.standing.assertStands(context, there, madeAt);
    return told;
  }

  /** Places that fell together with pairs, in lessons that may have fallen with them. */
  private async places(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    madeAt: number,
  ): Promise<Together> {
    const { manager, now } = context;
    const bookings = await selectEntities(manager, Booking, `id IN ${idList(manager, '$1')}`, [
      JSON.stringify(effects.map(({ subjectId }) => subjectId)),
    ]);
    const bookingOf = new Map(bookings.map((one) => [one.id, one]));
    const lessonOf = await heldSessions(
      manager,
      bookings.map(({ sessionId }) => sessionId),
    );
    const guides = await guidesOf(
      manager,
      bookings.map(({ menteeId }) => menteeId),
    );
    const places = effects.flatMap((effect) => {
      const booking = bookingOf.get(effect.subjectId);
      const lesson = booking && lessonOf.get(booking.sessionId);
      if (!lesson || booking.state !== 'cancelled' || lesson.startAt <= now) return [];
      const isFallen = lesson.state === 'cancelled';
      if (isFallen && lesson.updatedAt !== madeAt) return [];
      const isGuided = guides.get(booking.menteeId) === lesson.mentorId;
      if (!isGuided || lesson.classId !== null) return [];
      return [{ effect, booking, lesson, isFallen }];
    });
    const fallen = new Map(
      places.flatMap(({ lesson, isFallen }) => (isFallen ? [[lesson.id, lesson]] : [])),
    );
    const again = await this.standing.reopenAll(context, [...fallen.values()], madeAt);
    const standing = new Map([...lessonOf, ...again.map((one) => [one.id, one] as const)]);
    const told = await restoreTogether(
      context,
      places.map(({ effect, booking, lesson }) => ({
        booking,
        state: effect.was.state as BookingState,
        session: standing.get(lesson.id) ?? lesson,
      })),
    );
    return { people: new Map(places.map(({ effect }) => [effect.id, null])), told };
  }

  /** Pairs that were ended, of mentees whom nobody guides since. */
  private async pairsAgain(
    { manager, actor }: AuditContext,
    effects: readonly ChangeEffect[],
  ): Promise<Together> {
    const found = await selectEntities(manager, Pair, `id IN ${idList(manager, '$1')}`, [
      JSON.stringify(effects.map(({ subjectId }) => subjectId)),
    ]);
    const people = new Map<string, null>();
    for (const own of grouped(found, ({ wardId }) => wardId).values()) {
      const pairOf = new Map(own.map((pair) => [pair.id, pair]));
      const inOrder = effects.flatMap(({ subjectId }) => pairOf.get(subjectId) ?? []);
      const ended = inOrder.filter(({ endedAt }) => endedAt !== null);
      const back = await this.pairs.againTogether(manager, actor, ended);
      for (const { id, subjectId } of effects) if (back.has(subjectId)) people.set(id, null);
    }
    return { people, told: [] };
  }
}

/** Of which kind it is, where it can come back in one with others; null where it goes alone. */
export function goesTogether({ kind, was }: ChangeEffect): Kind | null {
  const { outcome, to, mentorId, lost, state } = was;
  if (kind === 'pair') return outcome === 'cancelled' ? 'pair' : null;
  const isAgreed = state === 'booked' || state === 'waiting';
  const isFallen = outcome === undefined || outcome === 'cancelled';
  if (kind === 'booking') return isFallen && isAgreed ? 'place' : null;
  if (kind !== 'session') return null;
  if (outcome === 'cancelled') return 'lesson';
  return outcome === 'moved' && to?.mentorId === mentorId && !lost?.length ? 'lesson' : null;
}

/** Nobody has changed it since. */
function isAsLeft(
  lesson: Session,
  was: Before,
  { now, madeAt }: { now: number; madeAt: number },
): boolean {
  if (was.outcome === 'cancelled')
    return lesson.state === 'cancelled' && lesson.updatedAt === madeAt;
  return isWhereItWent(lesson, was) && (was.startAt ?? 0) > now;
}

async function heldSessions(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Session>> {
  const each = [...new Set(ids)];
  await lockRows(manager, Session, each);
  const found = await selectEntities(manager, Session, `id IN ${idList(manager, '$1')}`, [
    JSON.stringify(each),
  ]);
  return new Map(found.map((one) => [one.id, one]));
}

const guideRow = columns(Pair, 'menteeId', 'mentorId');

/** Who guides these mentees today, of those who take part. */
async function guidesOf(
  manager: EntityManager,
  menteeIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await select(
    manager,
    guideRow,
    `SELECT p.mentee_id AS "menteeId", p.mentor_id AS "mentorId" FROM pair p
     JOIN mentee e ON e.id = p.mentee_id AND e.is_active
     WHERE p.mentee_id IN ${idList(manager, '$1')} AND p.ended_at IS NULL`,
    [JSON.stringify([...new Set(menteeIds)])],
  );
  return new Map(rows.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
}

/** Whoever joined since the move has agreed to the new time alone. @throws DomainError stale-version */
async function assertNobodyJoined(
  manager: EntityManager,
  lessons: readonly { lesson: Session; was: Before }[],
  madeAt: number,
): Promise<void> {
  const wasOf = new Map(lessons.map(({ lesson, was }) => [lesson.id, was]));
  const booked = await selectEntities(
    manager,
    Booking,
    `session_id IN ${idList(manager, '$1')} AND state = 'booked'`,
    [JSON.stringify([...wasOf.keys()])],
  );
  const hasJoined = booked.some(({ id, sessionId, createdAt }) => {
    const { bookingIds } = wasOf.get(sessionId) ?? {};
    // What was moved before it was kept who was in it tells only by the clock.
    return bookingIds ? !bookingIds.includes(id) : createdAt > madeAt;
  });
  if (hasJoined) throw refuse('stale-version');
}
