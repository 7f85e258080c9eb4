import { Interval, overlaps } from '../time/intervals';

/** What of a session decides whether it can stand beside another one. */
export interface PlacedSession extends Interval {
  mentorId: string;
  menteeIds: readonly string[];
  /** null is at home. */
  venueId: string | null;
}

/** Why a session cannot be held as it is. Indices point into the list of other sessions. */
export type Conflict =
  | { code: 'mentor-busy'; mentorId: string; with: number }
  | { code: 'mentee-busy'; menteeId: string; with: number }
  | { code: 'venue-full'; venueId: string; seats: number; people: number };

/**
 * What stands against holding `session` beside `others`. `seatsOf` gives a venue's seats; only
 * mentees take a seat. `others` must not hold the session itself.
 */
export function conflictsWith(
  session: PlacedSession,
  others: readonly PlacedSession[],
  seatsOf: (venueId: string) => number,
): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const [index, other] of others.entries()) {
    if (!overlaps(session, other)) continue;
    if (other.mentorId === session.mentorId) {
      conflicts.push({ code: 'mentor-busy', mentorId: session.mentorId, with: index });
    }
    for (const menteeId of session.menteeIds) {
      if (other.menteeIds.includes(menteeId)) {
        conflicts.push({ code: 'mentee-busy', menteeId, with: index });
      }
    }
  }
  const { venueId } = session;
  if (venueId !== null) {
    const people = session.menteeIds.length + mostPeopleAt(venueId, session, others);
    const seats = seatsOf(venueId);
    if (people > seats) conflicts.push({ code: 'venue-full', venueId, seats, people });
  }
  return conflicts;
}

/** The most mentees who sit in the venue at one moment of `during`, over all the sessions there. */
export function mostPeopleAt(
  venueId: string,
  during: Interval,
  sessions: readonly PlacedSession[],
): number {
  const there = sessions.filter((other) => other.venueId === venueId && overlaps(during, other));
  // The crowd only grows when a session starts, so the starts are the only moments to count at.
  const moments = [during.startAt, ...there.map((other) => other.startAt)];
  let most = 0;
  for (const at of moments) {
    if (at < during.startAt || at >= during.endAt) continue;
    let people = 0;
    for (const other of there) {
      if (other.startAt <= at && at < other.endAt) people += other.menteeIds.length;
    }
    most = Math.max(most, people);
  }
  return most;
}
