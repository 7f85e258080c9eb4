import type { Booking } from '../entities/booking.entity';

/** Who came. */
export interface AttendanceMark {
  bookingId: string;
  state: 'attended' | 'absent';
}

/** What the ambassador writes down after a session; `version` is the session's. */
export interface AttendanceSheet {
  version: number;
  marks: AttendanceMark[];
  note?: string;
  topicsReached?: string[];
}

/** The bookings whose state the sheet changes; null when somebody was left out. */
export function markedBookings(
  bookings: readonly Booking[],
  marks: readonly AttendanceMark[],
): { booking: Booking; state: AttendanceMark['state'] }[] | null {
  const stateOf = new Map(marks.map(({ bookingId, state }) => [bookingId, state]));
  const seated = bookings.filter(({ state }) => ['booked', 'attended', 'absent'].includes(state));
  const known = new Set(seated.map(({ id }) => id));
  if (marks.some(({ bookingId }) => !known.has(bookingId))) return null;
  const marked = seated.map((booking) => ({ booking, state: stateOf.get(booking.id) }));
  if (marked.some(({ booking, state }) => state === undefined && booking.state === 'booked')) {
    return null;
  }
  return marked.flatMap(({ booking, state }) =>
    state === undefined || state === booking.state ? [] : [{ booking, state }],
  );
}
