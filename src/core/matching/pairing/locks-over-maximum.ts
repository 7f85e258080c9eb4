import type { MatchRequest } from './verify';

/** A mentor whose locked mentees are more than the maximum. */
export interface LocksOverMaximum {
  mentorId: string;
  locked: number;
  maximum: number;
}

/** The locks are kept, and nobody else comes to these mentors. */
export function locksOverMaximumOf({
  mentors,
  settings,
  locks = [],
}: MatchRequest): LocksOverMaximum[] {
  const lockedTo = new Map<string, Set<string>>();
  for (const { mentorId, menteeId } of locks) {
    lockedTo.set(mentorId, (lockedTo.get(mentorId) ?? new Set()).add(menteeId));
  }
  return mentors.flatMap(({ id, maxMentees }) => {
    const locked = lockedTo.get(id)?.size ?? 0;
    const maximum = maxMentees ?? settings.maxMentees;
    return locked > maximum ? [{ mentorId: id, locked, maximum }] : [];
  });
}
