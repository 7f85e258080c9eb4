import { Interval, overlaps } from '../time/intervals';

/** What of a session decides whether it can stand beside another one. */
export interface PlacedSession extends Interval {
  mentorId: string;
  menteeIds: readonly string[];
  /** null is at home. */
  venueId: string | null;
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
