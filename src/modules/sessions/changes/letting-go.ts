import { Injectable } from '@nestjs/common';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { Pair } from '../../matching';
import { CallOff } from '../booking/call-off';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { Left } from './effects';

const placeRow = {
  ...columns(Booking, 'id', 'sessionId', 'state', 'menteeId', 'startAt'),
  ...columns(Session, 'mentorId', 'venueId'),
};

/** Takes places away together with the pairs that they were agreed in. */
@Injectable()
export class LettingGo {
  constructor(private readonly callOff: CallOff) {}

  /**
   * The places ahead of pairs that still stand, by this write's own time, by which they are known again; the end of
   * the pairs would take another. Those in a line go first, so that nobody is seated to fall.
   */
  async places(
    context: AuditContext,
    pairs: readonly Pick<Pair, 'id'>[],
    reason: string,
  ): Promise<Left[]> {
    const { manager, now } = context;
    const places = await select(
      manager,
      placeRow,
      `SELECT b.id AS id, b.session_id AS "sessionId", b.state AS state, b.mentee_id AS "menteeId",
         b.start_at AS "startAt", s.mentor_id AS "mentorId", s.venue_id AS "venueId"
       FROM pair p JOIN booking b ON b.mentee_id = p.mentee_id
       JOIN session s ON s.id = b.session_id AND s.mentor_id = p.mentor_id
       WHERE p.id IN ${idList(manager, '$1')} AND s.class_id IS NULL AND b.start_at > $2
         AND b.state IN ('held', 'booked', 'waiting')
       ORDER BY CASE WHEN b.state = 'waiting' THEN 0 ELSE 1 END, b.session_id, b.id`,
      [JSON.stringify(pairs.map(({ id }) => id)), now],
    );
    const falling = places.map(({ id: bookingId, ...place }) => ({ bookingId, ...place }));
    await this.callOff.places(context, falling, reason);
    return places
      .filter(({ state }) => state !== 'held')
      .map(({ id, state, menteeId, startAt, mentorId, venueId }) => ({
        kind: 'booking',
        subjectId: id,
        was: { state, menteeId, startAt, mentorId, venueId, outcome: 'cancelled' },
      }));
  }
}
