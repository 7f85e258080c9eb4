import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type PairComparison, PairComparisons } from '../../matching';
import type { Actor } from '../../access';
import type { PairKey } from '../../../core/matching/rules/problem';
import type { Ward } from '../../wards';
import { placesOfPair } from '../booking/places-of-pair';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { BookingListener, type MessagesToCome } from '../rules/booking-listener';
import { newMentorReason } from './new-mentor';

/** A lesson ahead in which the mentee's place falls with the pair. */
export interface FallingPlace {
  sessionId: string;
  startAt: number;
  topic: string;
  state: Booking['state'];
}

/** What falls with a pair. */
export interface EndingEffect extends MessagesToCome {
  places: FallingPlace[];
}

const nothingEnds: EndingEffect = { places: [], messages: 0, calls: 0 };

/** All that a move would do. */
export interface MoveEffect extends PairComparison, EndingEffect {}

/** What a move of a mentee does, shown before it is done. Reads only. */
@Injectable()
export class MoveEffects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly comparisons: PairComparisons,
    private readonly listener: BookingListener,
  ) {}

  async of(actor: Actor, ward: Ward, { menteeId, mentorId }: PairKey): Promise<MoveEffect> {
    const comparison = await this.comparisons.of(ward, menteeId, mentorId);
    const { before } = comparison;
    const isMove = before !== null && before.mentorId !== mentorId;
    const ending = isMove
      ? await this.ending(actor, { menteeId, mentorId: before.mentorId, nextId: mentorId })
      : nothingEnds;
    return { ...comparison, ...ending };
  }

  /** What goes with a pair that another takes the place of. */
  private async ending(
    by: Actor,
    { menteeId, mentorId, nextId }: PairKey & { nextId: string },
  ): Promise<EndingEffect> {
    const falling = await this.falling(menteeId, mentorId);
    const { read } = this.unitOfWork;
    const { told: reason, isMentorAway } = await newMentorReason(read, nextId);
    const sent = await this.listener.cancellationMessages(
      read,
      falling.filter(({ booking }) => booking.state === 'booked'),
      { by, reason, isMentorAway },
    );
    const places = falling.map(({ session: { id, startAt, topic }, booking: { state } }) => {
      return { sessionId: id, startAt, topic, state };
    });
    places.sort((one, other) => one.startAt - other.startAt);
    return { places, ...sent };
  }

  private async falling(
    menteeId: string,
    mentorId: string,
  ): Promise<{ session: Session; booking: Booking }[]> {
    const { read } = this.unitOfWork;
    const places = await placesOfPair(read, { menteeId, mentorId }, this.clock.now());
    const bookings = await read.findBy(Booking, { id: In(places.map(({ id }) => id)) });
    const ids = places.map(({ sessionId }) => sessionId);
    const sessions = await read.findBy(Session, { id: In(ids) });
    return bookings.flatMap((booking) => {
      const session = sessions.find(({ id }) => id === booking.sessionId);
      return session ? [{ session, booking }] : [];
    });
  }
}
