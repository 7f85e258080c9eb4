import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, auditAll, AuditRecord } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { insert } from '../../../platform/database/insert';
import { concurrently } from '../../../platform/database/concurrently';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type BookedPlace, BookingListener } from '../rules/booking-listener';
import { Booking } from '../entities/booking.entity';
import type { BookedSeat } from './bookings.views';
import { Holds } from './holds';
import { lockParties, Learner, Parties } from '../rules/learner';
import type { FoundSeat } from './seat-finder';
import { takeSessionSeats, takeVenueSeats } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { assertOneHousehold } from '../rules/one-household';
import { assertStillFit, type MentorLoad } from '../slots/mentor-load';

/** A seat that was found for somebody, and the booking to be written for it. */
export interface SeatReservation {
  actor: Actor;
  learner: Learner;
  seat: FoundSeat;
  booking: Booking;
}

/** Writes new bookings with all that belongs to them; those of the same moment together. */
@Injectable()
export class SeatReservations {
  /** @throws what the database or a compare-and-set refuses this one by */
  readonly seat: (placing: SeatReservation) => Promise<BookedSeat>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly holds: Holds,
    private readonly listener: BookingListener,
  ) {
    this.seat = unitOfWork.batched((manager, placings) => this.seatAll(manager, placings));
  }

  private async seatAll(
    manager: EntityManager,
    placings: SeatReservation[],
  ): Promise<BookedSeat[]> {
    await concurrently(
      manager,
      () => lockParties(manager, placings.map(togetherIn)),
      async () => {
        for (const { actor, learner, booking } of placings) {
          const context = { manager, actor, now: booking.createdAt };
          if (learner.holds > 0) await this.holds.letGo(context, learner);
        }
        await takeSeats(manager, placings, this.clock.now());
      },
    );
    await insert(
      manager,
      Booking,
      placings.map(({ booking }) => booking),
    );
    await assertOneHousehold(manager, joinedOf(placings));
    await assertStillFit(manager, addedBy(placings));
    await concurrently(
      manager,
      () => auditAll(manager, [...sessionsTold(placings), ...placings.map(bookingTold)]),
      () => this.listener.bookingsMade(manager, placings.map(placeOf)),
    );
    return placings.map(({ booking, seat: { session } }) => ({ booking, session }));
  }
}

/** Takes the seats, all or none, making the sessions that are new; the bookings are for the caller. */
export async function reserveSeats(
  manager: EntityManager,
  people: readonly Pick<SeatReservation, 'actor' | 'seat'>[],
  now: number,
): Promise<void> {
  await concurrently(
    manager,
    () => takeSeats(manager, people, now),
    () => auditAll(manager, sessionsTold(people)),
  );
}

/** The same without a word in the audit, for whoever tells of the bookings together with it. */
async function takeSeats(
  manager: EntityManager,
  people: readonly Pick<SeatReservation, 'seat'>[],
  now: number,
): Promise<void> {
  const sessions = people.map(({ seat }) => seat.session);
  const made = people.filter(({ seat }) => seat.isNew).map(({ seat }) => seat.session);
  await concurrently(
    manager,
    () => insert(manager, Session, made),
    () => takeSessionSeats(manager, joinedOf(people), now),
    () => takeVenueSeats(manager, sessions),
  );
}

/** The sessions that are new, with what each was to fit in with. */
export function addedBy(
  people: readonly Pick<SeatReservation, 'seat'>[],
): { session: Session; load: MentorLoad }[] {
  return people.flatMap(({ seat: { session, load } }) => (load ? [{ session, load }] : []));
}

function joinedOf(people: readonly Pick<SeatReservation, 'seat'>[]): Session[] {
  return people.filter(({ seat }) => !seat.isNew).map(({ seat }) => seat.session);
}

function togetherIn({ learner, seat }: SeatReservation): Parties {
  return { learner, mentorId: seat.session.mentorId, isNew: seat.isNew };
}

function placeOf({ booking, learner, seat }: SeatReservation): BookedPlace {
  return { booking, session: seat.session, settings: learner.settings };
}

function bookingTold({ actor, learner, booking }: SeatReservation): AuditRecord {
  const { id: subjectId, createdAt: at, startAt, bookedBecause: because } = booking;
  const action = booking.state === 'held' ? 'booking.hold' : 'booking.book';
  return { actor, at, action, subjectId, wardId: learner.wardId, facts: { startAt, because } };
}

function sessionsTold(people: readonly Pick<SeatReservation, 'actor' | 'seat'>[]): AuditRecord[] {
  return people.filter(({ seat }) => seat.isNew).map(sessionTold);
}

function sessionTold({ actor, seat }: Pick<SeatReservation, 'actor' | 'seat'>): AuditRecord {
  const { id: subjectId, wardId, createdAt: at } = seat.session;
  return { actor, at, action: 'session.plan', subjectId, wardId };
}
