import { Injectable } from '@nestjs/common';
import { column, columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { PairsService } from '../../matching';
import { CallOff } from '../booking/call-off';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { Gone } from '../rules/booking-listener';
import { leaveLines } from '../walk-ins/walk-in-departures';
import type { Left } from '../changes/effects';

const placeRow = {
  ...columns(Booking, 'id', 'sessionId'),
  wardId: column(Session, 'wardId'),
};

/** What a mentee leaves: every place ahead goes to whoever waits for it, and the ambassador's place is free. */
@Injectable()
export class MenteeDeparture {
  constructor(
    private readonly pairs: PairsService,
    private readonly callOff: CallOff,
  ) {}

  /** The caller has locked the pairing, the lines of walk-in days and the mentee. */
  async leave(
    context: AuditContext,
    menteeId: string,
    days: readonly { id: string; wardId: string }[],
    gone?: Gone,
  ): Promise<Left[]> {
    const { manager, actor, now } = context;
    const pair = await this.pairs.ofMentee(menteeId, manager);
    const left: Left[] = [];
    const places = await select(
      manager,
      placeRow,
      `SELECT b.id AS id, b.session_id AS "sessionId", s.ward_id AS "wardId"
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.mentee_id = $1 AND b.start_at > $2
         AND b.state IN ('invited', 'held', 'booked', 'waiting')
       ORDER BY b.session_id, b.id`,
      [menteeId, now],
    );
    for (const { id: bookingId, sessionId } of places) {
      const booking = await this.callOff.leave(context, { bookingId, sessionId }, { gone });
      if (!booking || booking.state === 'held') continue;
      left.push({ kind: 'booking', subjectId: bookingId, was: { state: booking.state } });
    }
    const numbers = await leaveLines(context, days, menteeId);
    left.push(...leftNumbers(numbers));
    if (!pair) return left;
    await this.pairs.end(manager, actor, [pair], 'stopped');
    return [{ kind: 'pair', subjectId: pair.id, was: {} }, ...left];
  }
}

/** Numbers of walk-in days that are called no more. */
export function leftNumbers(ids: readonly string[]): Left[] {
  return ids.map((subjectId) => ({ kind: 'walk-in', subjectId, was: { state: 'waiting' } }));
}
