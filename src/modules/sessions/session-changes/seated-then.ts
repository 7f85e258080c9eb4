import { Inject, Injectable } from '@nestjs/common';
import { metresBetween, type Place } from '../../../core/places/distance';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Ward } from '../../wards';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { isFreeAt } from '../slots/session-times';
import { loadVenuesAt, type VenueSeats } from '../slots/venue-choice';
import { loadWardDays } from '../slots/ward-days';
import type { JoiningView, SeatedThenView, SeatNote } from './session-changes.views';

interface Going {
  session: Session;
  goal: Pick<Session, 'startAt' | 'venueId' | 'mentorId'>;
  venue: VenueSeats | null;
}

/** What another time, place or ambassador of a lesson means for each who has a place in it. */
@Injectable()
export class SeatedThen {
  constructor(
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** By their names. */
  async of(
    { manager }: AuditContext,
    { session, goal, venue }: Going,
  ): Promise<Omit<SeatedThenView, 'losesPlace'>[]> {
    const before = await this.venueOf(manager, session);
    const isAsked = goal.startAt !== session.startAt;
    const going = { ...session, ...goal };
    return (await this.notesOf(manager, going, { venue, isAsked })).map(({ home, ...one }) => ({
      ...one,
      metresBefore: metresTo(before, home),
    }));
  }

  /** Of those of these bookings, who have come into it as it stands now. */
  async joining(
    { manager }: AuditContext,
    session: Session,
    bookingIds: readonly string[],
  ): Promise<JoiningView[]> {
    if (bookingIds.length === 0) return [];
    const venue = await this.venueOf(manager, session);
    const everybody = await this.notesOf(manager, session, { venue, isAsked: true });
    const messages = grouped(
      await this.listener.messagesAhead(manager, bookingIds),
      ({ bookingId }) => bookingId,
    );
    return everybody
      .filter(({ bookingId }) => bookingIds.includes(bookingId))
      .map(({ bookingId, menteeId, menteeName, menteePhone, notes, metresAfter }) => ({
        bookingId,
        menteeId,
        menteeName,
        menteePhone,
        notes,
        metresAfter,
        messages: (messages.get(bookingId) ?? []).map(({ kind, dueAt }) => ({ kind, dueAt })),
      }));
  }

  /** With `isAsked` whether they are free then, too. */
  private async notesOf(
    manager: AuditContext['manager'],
    { id, wardId, startAt }: Session,
    { venue, isAsked }: { venue: VenueSeats | null; isAsked: boolean },
  ) {
    const rows = await select(manager, seatedRow, seatedSql, [id]);
    const menteeIds = rows.map(({ menteeId }) => menteeId);
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    const zone = this.env.TIME_ZONE;
    const days = await loadWardDays(manager, {
      wardId,
      workingWindows: ward.settings.workingWindows,
      zone,
      dates: [localDateOf(startAt, zone)],
      personIds: menteeIds.length > 0 ? menteeIds : [wardId],
    });
    return rows.map(({ menteeId, windows, support, isHomebound, phone, otherPhone, ...row }) => {
      const notes: SeatNote[] = [];
      if (isAsked && !isFreeAt(days, { id: menteeId, windows }, startAt)) notes.push('not-free');
      if (venue && isHomebound) notes.push('homebound');
      if (venue && !venue.isStepFree && support.includes('mobility')) notes.push('steps');
      const { bookingId, menteeName, state, latitude, longitude } = row;
      const home: Place = { latitude, longitude };
      const menteePhone = phone ?? otherPhone;
      const metresAfter = metresTo(venue, home);
      return { bookingId, menteeId, menteeName, menteePhone, state, notes, metresAfter, home };
    });
  }

  private async venueOf(
    manager: AuditContext['manager'],
    { wardId, venueId, startAt }: Session,
  ): Promise<VenueSeats | null> {
    if (venueId === null) return null;
    const venues = await loadVenuesAt(manager, wardId, startAt);
    return venues.find(({ id }) => id === venueId) ?? null;
  }
}

const metresTo = (place: Place | null, home: Place): number | null =>
  place && Math.round(metresBetween(home, place));

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
