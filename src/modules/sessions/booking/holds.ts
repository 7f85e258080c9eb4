import { Injectable } from '@nestjs/common';
import { systemActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FreedSeats } from './freed-seats';
import type { Learner } from '../rules/learner';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { lockSession, releaseSeat, SeatPlace } from '../rules/seats';
import { execute } from '../../../platform/database/execute';
import { select } from '../../../platform/database/select';
import { column, columns } from '../../../platform/database/result-columns';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

interface HeldSeat {
  bookingId: string;
  wardId: string;
  session: SeatPlace;
}

/** Seats kept for people who have not said yes yet. */
@Injectable()
export class Holds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly freedSeats: FreedSeats,
  ) {}

  /** Calls sessions off that began empty while seats in them were offered. */
  async lapseOffers(): Promise<void> {
    const now = this.clock.now();
    const begun = await select(
      this.unitOfWork.read,
      begunRow,
      `SELECT DISTINCT b.session_id AS "sessionId"
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.state = 'waiting' AND b.held_until IS NULL AND b.start_at <= $1 AND s.seats_taken = 0
         AND s.state IN ('planned', 'confirmed')`,
      [now],
    );
    for (const { sessionId } of begun) {
      await this.unitOfWork.write((manager) =>
        this.freedSeats.lapse({ manager, actor: systemActor, now }, sessionId),
      );
    }
  }

  /** Frees what was held too long, each in a transaction of its own; tells how many. */
  async releaseExpired(): Promise<number> {
    const now = this.clock.now();
    const expired = await heldSeats(this.unitOfWork.read, 'b.held_until <= $1', [now]);
    let released = 0;
    for (const seat of expired) {
      const wasHeld = await this.unitOfWork.withoutCommitHook(() =>
        this.unitOfWork.write((manager) =>
          this.release({ manager, actor: systemActor, now }, seat, 'expired'),
        ),
      );
      if (wasHeld) released += 1;
    }
    return released;
  }

  /** Lets go of all that a mentee holds, in the transaction of what they take instead. */
  async letGo(context: AuditContext, learner: Learner): Promise<void> {
    const held = await heldSeats(context.manager, 'b.mentee_id = $1', [learner.menteeId]);
    for (const seat of held) await this.release(context, seat, 'another');
  }

  /** Of an expired one it stays written until when it was kept: whoever comes back may still get it. */
  private async release(
    context: AuditContext,
    held: HeldSeat,
    reason: 'expired' | 'another',
  ): Promise<boolean> {
    const { manager, now } = context;
    await lockSession(manager, held.session.id);
    const freed = await execute(
      manager,
      `UPDATE booking SET state = 'cancelled', version = version + 1, updated_at = $1
         ${reason === 'expired' ? '' : ', held_until = NULL'}
       WHERE id = $2 AND state = 'held' AND start_at = $3`,
      [now, held.bookingId, held.session.startAt],
    );
    if (freed === 0) return false;
    await releaseSeat(manager, held.session);
    await auditRows(context, 'booking.cancel', [{ id: held.bookingId, wardId: held.wardId }], {
      reason,
    });
    await this.freedSeats.passOn(context, held.session.id);
    return true;
  }
}

const begunRow = columns(Booking, 'sessionId');

const heldRow = {
  bookingId: column(Booking, 'id'),
  ...columns(Session, 'id', 'wardId', 'venueId', 'startAt'),
};

async function heldSeats(
  manager: AuditContext['manager'],
  which: string,
  parameters: unknown[],
): Promise<HeldSeat[]> {
  const rows = await select(
    manager,
    heldRow,
    `SELECT b.id AS "bookingId", s.id AS id, s.ward_id AS "wardId", s.venue_id AS "venueId",
       s.start_at AS "startAt"
     FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.state = 'held' AND ${which} ORDER BY b.held_until`,
    parameters,
  );
  return rows.map(({ bookingId, wardId, ...session }) => ({ bookingId, wardId, session }));
}
