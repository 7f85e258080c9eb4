import type { PairKey } from '../../../core/matching/rules/problem';
import type { Moved } from '../../../core/matching/explain/what-if';

/** What publishing would change. */
export interface ProposalDifference {
  added: number;
  moved: number;
  ended: number;
  kept: number;
  /** Pairs with neighbouring wards that begin now, because their wards are published too. */
  acrossBorder?: number;
}

/** How many pairs of today would stay, change and end, and how many begin. */
export function differenceOf(
  today: readonly PairKey[],
  proposed: readonly PairKey[],
): ProposalDifference {
  const mentorOf = mentorsByMentee(today);
  const kept = proposed.filter((pair) => mentorOf.get(pair.menteeId) === pair.mentorId).length;
  const added = proposed.filter((pair) => !mentorOf.has(pair.menteeId)).length;
  const moved = proposed.length - kept - added;
  return { added, moved, kept, ended: mentorOf.size - kept - moved };
}

/** Everybody whose mentor would be another than today; null is nobody. */
export function movedFrom(today: readonly PairKey[], proposed: readonly PairKey[]): Moved[] {
  const mentorOf = mentorsByMentee(proposed);
  return today
    .map(({ menteeId, mentorId }) => ({
      menteeId,
      fromMentorId: mentorId,
      toMentorId: mentorOf.get(menteeId) ?? null,
    }))
    .filter(({ fromMentorId, toMentorId }) => fromMentorId !== toMentorId);
}

/** Mentors with fewer than the minimum, but not with none; with how many they have. */
export function belowMinimumOf(
  proposed: readonly PairKey[],
  leastOf: (mentorId: string) => number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { mentorId } of proposed) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
  return new Map([...counts].filter(([id, count]) => count < leastOf(id)));
}

function mentorsByMentee(pairs: readonly PairKey[]): Map<string, string> {
  return new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
}
