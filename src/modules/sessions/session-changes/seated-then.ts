import { Inject, Injectable } from '@nestjs/common';
import { metresBetween, type Place } from '../../../core/places/distance';
import { localDateOf } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Ward } from '../../wards';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import { isFreeAt } from '../slots/session-times';
import { loadVenuesAt, type VenueSeats } from '../slots/venue-choice';
import { loadWardDays } from '../slots/ward-days';
import type { SeatedThenView, SeatNote } from './session-changes.views';

interface Going {
  session: Session;
  goal: Pick<Session, 'startAt' | 'venueId' | 'mentorId'>;
  venue: VenueSeats | null;
}

/** What another time, place or ambassador of a lesson means for each who has a place in it. */
@Injectable()
export class SeatedThen {
  constructor(@Inject(Env) private readonly env: Env) {}

  /** By their names. */
  async of(
    { manager }: AuditContext,
    { session, goal, venue }: Going,
  ): Promise<Omit<SeatedThenView, 'losesPlace'>[]> {
    const rows = await select(manager, seatedRow, seatedSql, [session.id]);
    const menteeIds = rows.map(({ menteeId }) => menteeId);
    const ward = await manager.findOneByOrFail(Ward, { id: session.wardId });
    const zone = this.env.TIME_ZONE;
    const days = await loadWardDays(manager, {
      wardId: ward.id,
      workingWindows: ward.settings.workingWindows,
      zone,
      dates: [localDateOf(goal.startAt, zone)],
      personIds: menteeIds.length > 0 ? menteeIds : [ward.id],
    });
    const before = await this.venueOf(manager, session);
    return rows.map(({ menteeId, windows, support, isHomebound, phone, otherPhone, ...row }) => {
      const notes: SeatNote[] = [];
      const isOtherTime = goal.startAt !== session.startAt;
      const person = { id: menteeId, windows };
      if (isOtherTime && !isFreeAt(days, person, goal.startAt)) notes.push('not-free');
      if (venue && isHomebound) notes.push('homebound');
      if (venue && !venue.isStepFree && support.includes('mobility')) notes.push('steps');
      const home: Place = row;
      const metresTo = (place: Place | null) => place && Math.round(metresBetween(home, place));
      return {
        bookingId: row.bookingId,
        menteeId,
        menteeName: row.menteeName,
        menteePhone: phone ?? otherPhone,
        state: row.state,
        notes,
        metresBefore: metresTo(before),
        metresAfter: metresTo(venue),
      };
    });
  }

  private async venueOf(
    manager: AuditContext['manager'],
    { wardId, venueId, startAt }: Session,
  ): Promise<Place | null> {
    if (venueId === null) return null;
    const venues = await loadVenuesAt(manager, wardId, startAt);
    return venues.find(({ id }) => id === venueId) ?? null;
  }
}

const seatedRow = {
  ...columns(Mentee, 'windows', 'support', 'isHomebound', 'latitude', 'longitude'),
  ...columns(Mentee, 'phone', 'otherPhone'),
  ...columns(Booking, 'menteeId', 'state'),
  bookingId: columns(Booking, 'id').id,
  menteeName: columns(Mentee, 'fullName').fullName,
};

// SQLite takes the index booking_once only when its own condition stands in the query.
const seatedSql = `SELECT b.id AS "bookingId", b.mentee_id AS "menteeId", b.state AS state,
    m.full_name AS "menteeName", m.phone AS phone, m.other_phone AS "otherPhone",
    m.windows AS windows, m.support AS support, m.is_homebound AS "isHomebound",
    m.latitude AS latitude, m.longitude AS longitude
  FROM booking b JOIN mentee m ON m.id = b.mentee_id
  WHERE b.session_id = $1 AND b.state <> 'cancelled' AND b.state IN ('booked', 'waiting')
  ORDER BY m.sort_name, b.id`;
