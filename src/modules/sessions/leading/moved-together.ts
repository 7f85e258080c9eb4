import { Injectable } from '@nestjs/common';
import { execute } from '../../../platform/database/execute';
import { grouped } from '../../../platform/common/grouped';
import { idList, rowSet } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
import { FreedSeats } from '../booking/freed-seats';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import { type AuditContext, auditRowChanges } from '../rules/audited-rows';
import type { MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { hallBefore, timeBefore } from './session-moves';
import { releaseSeatsAtVenues, takeVenueSeats } from '../rules/seats';

/** A lesson, and where and when its ambassador and everybody in it are instead. */
export interface NewPlace {
  lesson: Session;
  place: Pick<Session, 'venueId' | 'startAt' | 'endAt' | 'seats'>;
}

interface MovingTogether {
  /** As whoever goes along reads it. */
  reason?: string;
  /** They go back to where they were then. */
  asAt?: number;
  /** Their free seats are the caller's to pass on. */
  keepsSeats?: boolean;
}

/** Takes many lessons elsewhere, in as many statements for one as for a thousand. */
@Injectable()
export class MovedTogether {
  constructor(private readonly freedSeats: FreedSeats) {}

  /**
   * All of them or none: everybody goes along. What people are to hear is for the caller to tell.
   * @throws DomainError stale-version, venue-full; mentor_in_one_place, mentee_in_one_place of the database
   */
  async move(
    context: AuditContext,
    moves: readonly NewPlace[],
    { reason, asAt, keepsSeats = false }: MovingTogether,
  ): Promise<MovedPlace[]> {
    await moveSessions(context, moves, asAt);
    const moveOf = new Map(moves.map((one) => [one.lesson.id, one]));
    const bookings = await openIn(context, [...moveOf.keys()]);
    const places = bookings.flatMap((before) => {
      const to = moveOf.get(before.sessionId);
      return to
        ? [{ before, to, booking: movedBooking(before, to, { now: context.now, asAt }) }]
        : [];
    });
    await moveBookings(context, places);
    const seated = grouped(places.filter(isSeated), ({ to }) => to.lesson.id);
    const peopleIn = (id: string): number => seated.get(id)?.length ?? 0;
    await this.takeSeats(context, moves, peopleIn);
    await auditRowChanges(context, [
      ...moves.map(({ lesson }) => ({
        action: 'session.move',
        rows: [lesson],
        facts: { from: lesson.startAt },
      })),
      ...places.map(({ before, to }) => ({
        action: 'booking.move',
        rows: [{ id: before.id, wardId: to.lesson.wardId }],
        facts: { from: before.startAt, to: to.place.startAt },
      })),
    ]);
    // Only where somebody waits, or nobody is left, a free seat changes anything.
    const waited = new Set(
      bookings.filter(({ state }) => state === 'waiting').map(({ sessionId }) => sessionId),
    );
    for (const { lesson } of keepsSeats ? [] : moves) {
      const { id } = lesson;
      if (waited.has(id) || peopleIn(id) === 0) await this.freedSeats.passOn(context, id);
    }
    return places
      .filter(({ before }) => before.state === 'booked')
      .map(({ before, booking, to }) => ({
        before,
        booking,
        session: movedSession(to),
        venueFrom: to.lesson.venueId,
        reason,
        asAt,
      }));
  }

  private async takeSeats(
    { manager }: AuditContext,
    moves: readonly NewPlace[],
    peopleIn: (sessionId: string) => number,
  ): Promise<void> {
    await releaseSeatsAtVenues(
      manager,
      moves.map(({ lesson: { id, venueId, startAt } }) => ({
        venueId,
        startAt,
        people: peopleIn(id),
      })),
    );
    await takeVenueSeats(
      manager,
      moves.flatMap(({ lesson, place }) =>
        Array.from({ length: peopleIn(lesson.id) }, () => place),
      ),
    );
    const rows = moves.map(({ lesson: { id } }) => ({ session_id: id, people: peopleIn(id) }));
    await execute(
      manager,
      `UPDATE session SET seats_taken = given.people
       FROM ${rowSet(manager, { session_id: 'text', people: 'integer' }, '$1')}
       WHERE id = given.session_id`,
      [JSON.stringify(rows)],
    );
  }
}

interface Going {
  before: Booking;
  booking: Booking;
  to: NewPlace;
}

function movedSession({ lesson, place }: NewPlace): Session {
  return { ...lesson, ...place, version: lesson.version + 1 };
}

function movedBooking(
  before: Booking,
  { place }: NewPlace,
  { now, asAt }: { now: number; asAt?: number },
): Booking {
  const { startAt, endAt } = place;
  const movedFrom = timeBefore(before, startAt, { asAt });
  return { ...before, startAt, endAt, movedFrom, version: before.version + 1, updatedAt: now };
}

const isSeated = ({ before: { state } }: Going): boolean => state === 'held' || state === 'booked';

async function moveSessions(
  { manager, now }: AuditContext,
  moves: readonly NewPlace[],
  asAt?: number,
): Promise<void> {
  const given = {
    session_id: 'text',
    seen: 'integer',
    at_venue: 'text',
    was_in: 'text',
    from_at: 'bigint',
    until_at: 'bigint',
    room: 'integer',
  } as const;
  const rows = moves.map(({ lesson, place }) => ({
    session_id: lesson.id,
    seen: lesson.version,
    at_venue: place.venueId,
    was_in: { ...lesson, ...hallBefore(lesson, place, { asAt }) }.venueFromId ?? null,
    from_at: place.startAt,
    until_at: place.endAt,
    room: place.seats,
  }));
  const moved = await execute(
    manager,
    `UPDATE session SET venue_id = given.at_venue, venue_from_id = given.was_in, start_at = given.from_at,
       end_at = given.until_at, seats = given.room, version = version + 1, updated_at = $1
     FROM ${rowSet(manager, given, '$2')}
     WHERE id = given.session_id AND version = given.seen AND state IN ('planned', 'confirmed')`,
    [now, JSON.stringify(rows)],
  );
  if (moved < moves.length) throw refuse('stale-version');
}

/** In the order in which they were made. */
function openIn({ manager }: AuditContext, sessionIds: readonly string[]): Promise<Booking[]> {
  return selectEntities(
    manager,
    Booking,
    `session_id IN ${idList(manager, '$1')} AND state IN ('held', 'booked', 'waiting')
     AND state <> 'cancelled' ORDER BY created_at, id`,
    [JSON.stringify(sessionIds)],
  );
}

async function moveBookings(
  { manager, now }: AuditContext,
  going: readonly Going[],
): Promise<void> {
  const given = {
    booking_id: 'text',
    seen: 'integer',
    from_at: 'bigint',
    until_at: 'bigint',
    was_at: 'bigint',
  } as const;
  const rows = going.map(({ before, booking }) => ({
    booking_id: before.id,
    seen: before.version,
    from_at: booking.startAt,
    until_at: booking.endAt,
    was_at: booking.movedFrom,
  }));
  const moved = await execute(
    manager,
    `UPDATE booking SET start_at = given.from_at, end_at = given.until_at,
       moved_from = given.was_at, version = version + 1, updated_at = $1
     FROM ${rowSet(manager, given, '$2')}
     WHERE id = given.booking_id AND version = given.seen`,
    [now, JSON.stringify(rows)],
  );
  if (moved < going.length) throw refuse('stale-version');
}
