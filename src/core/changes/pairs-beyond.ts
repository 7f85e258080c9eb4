import type { HitReason } from './acts';

export interface StandingPair {
  id: string;
  mentorId: string;
  metres: number;
}

/** What a ward has decided about pairs. */
export interface PairLimits {
  minMentees: number;
  maxMentees: number;
  /** Metres. */
  maxMetres: number;
}

/**
 * The pairs of a ward that the new settings would not allow and the old ones did: those that live too far apart, of
 * who has too many mentees the farthest, all of who has too few, and the others of whoever misses a training that is
 * asked for from now on (`untrained`). `ownMost` and `ownLeast` name whoever has a number of their own or of their
 * programme.
 */
export function pairsBeyond(
  pairs: readonly StandingPair[],
  { before, after }: { before: PairLimits; after: PairLimits },
  ownMost: ReadonlySet<string>,
  untrained: ReadonlySet<string> = new Set(),
  ownLeast: ReadonlySet<string> = new Set(),
): Map<string, HitReason> {
  const beyond = new Map<string, HitReason>();
  const ofMentors = new Map<string, StandingPair[]>();
  for (const pair of pairs) {
    ofMentors.set(pair.mentorId, [...(ofMentors.get(pair.mentorId) ?? []), pair]);
  }
  for (const [mentorId, own] of ofMentors) {
    for (const { id } of untrained.has(mentorId) ? own : []) beyond.set(id, 'training');
    const isFar = ({ metres }: StandingPair): boolean =>
      metres > after.maxMetres && metres <= before.maxMetres;
    for (const { id } of own.filter(isFar)) beyond.set(id, 'distance');
    const near = own.filter((pair) => !isFar(pair)).toSorted((a, b) => a.metres - b.metres);
    const wereMany = own.length > before.maxMentees;
    const surplus = wereMany || ownMost.has(mentorId) ? [] : near.slice(after.maxMentees);
    for (const { id } of surplus) beyond.set(id, 'maximum');
    const areFew = own.length < after.minMentees && own.length >= before.minMentees;
    for (const { id } of areFew && !ownLeast.has(mentorId) ? near : []) beyond.set(id, 'minimum');
  }
  return beyond;
}
