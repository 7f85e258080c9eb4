import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { execute } from '../../../platform/database/execute';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Booking } from '../entities/booking.entity';
import { findLearner } from '../rules/learner';
import { refuse } from '../rules/refusals';
import { assertMayBookFor } from '../rules/who-may';

/** A mentee says that they will come, and their ambassador sees it. */
@Injectable()
export class ComingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The word is about the session that starts at `startAt`, and says nothing of another one: neither once the
   * booking was moved, nor from a page that still shows how it stood before. It changes nothing of the
   * booking, so forms that lie open stay good. Twice is once.
   * @throws DomainError not-found, session-closed; stale-version when it starts at another time by now
   */
  async say(actor: Actor, bookingId: string, startAt: number): Promise<Booking> {
    const booking = await this.unitOfWork.read.findOneBy(Booking, { id: bookingId });
    const learner = booking && (await findLearner(this.unitOfWork.read, booking.menteeId));
    if (!learner) throw notFound('booking');
    assertMayBookFor(actor, learner);
    return this.unitOfWork.write(async (manager) => {
      const said = await execute(
        manager,
        `UPDATE booking SET coming_to = start_at
         WHERE id = $1 AND state = 'booked' AND start_at > $2 AND start_at = $3`,
        [bookingId, this.clock.now(), startAt],
      );
      const after = await manager.findOneByOrFail(Booking, { id: bookingId });
      if (said > 0) return after;
      const isMoved = after.state === 'booked' && after.startAt !== startAt;
      throw refuse(isMoved ? 'stale-version' : 'session-closed');
    });
  }
}
