import type { SkillLevel } from '../../../core/curriculum/skill-level';
import type { LessonResult } from '../courses/course-records';
import type { Booking } from '../entities/booking.entity';

/** Whether somebody came, and then how they can do what was taught; left out, nobody looked. */
export interface AttendanceMark {
  bookingId: string;
  state: 'attended' | 'absent';
  level?: SkillLevel;
  /** Before their first lesson in the topic. */
  levelBefore?: SkillLevel;
}

/** What the ambassador writes down after a session; `version` is the session's. */
export interface AttendanceSheet {
  version: number;
  marks: AttendanceMark[];
  note?: string;
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

/** What the sheet says of each mentee's learning. @see markedBookings, which checks it */
export function lessonResults(
  bookings: readonly Booking[],
  marks: readonly AttendanceMark[],
): LessonResult[] {
  const menteeOf = new Map(bookings.map(({ id, menteeId }) => [id, menteeId]));
  return marks.flatMap(({ bookingId, state, level, levelBefore }) => {
    const menteeId = menteeOf.get(bookingId);
    return menteeId === undefined
      ? []
      : [{ menteeId, isPresent: state === 'attended', level, levelBefore }];
  });
}
