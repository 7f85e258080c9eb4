import { localMondayOf } from '../time/zone';
import { MentorWeeks, type StandingSession, type Stay } from '../week-plan/by-hand';
import type { WeekLimits } from '../week-plan/week-limits';

/** A session of an ambassador; what has begun stands whatever the limits are. */
export interface HeldSession extends StandingSession {
  id: string;
  isAhead: boolean;
}

/**
 * The sessions of one ambassador for which the new limits leave no room where the old ones did: of each week the
 * earlier ones stay. What was agreed beyond the old limits is nobody's surprise, and stays too.
 */
export function beyondLimits(
  sessions: readonly HeldSession[],
  { before, after }: { before: WeekLimits; after: WeekLimits },
  zone: string,
  stays: readonly Stay[] = [],
): string[] {
  const beyond: string[] = [];
  const inOrder = sessions.toSorted((one, other) => one.startAt - other.startAt);
  let monday = NaN;
  let stand: HeldSession[] = [];
  let stood: HeldSession[] = [];
  for (const session of inOrder) {
    const ofWeek = localMondayOf(session.startAt, zone);
    if (ofWeek !== monday) {
      monday = ofWeek;
      stand = [];
      stood = [];
    }
    const fits = (others: readonly HeldSession[], limits: WeekLimits): boolean =>
      new MentorWeeks(others, limits, zone, stays).obstacleTo(session) === null;
    const isHit = session.isAhead && !fits(stand, after) && fits(stood, before);
    stood.push(session);
    if (isHit) beyond.push(session.id);
    else stand.push(session);
  }
  return beyond;
}
