import { MentorProfile, PairKey } from '../rules/problem';
import { Change, Difference, Moved, WhatIf } from './what-if';

/** What an officer would change, together. */
export interface Changes {
  /** Pairs that must be: made if they are not there, and kept while others move. */
  locks?: readonly PairKey[];
  forbids?: readonly PairKey[];
  moves?: readonly PairKey[];
  maximums?: readonly { mentorId: string; maximum: number }[];
  addedMentor?: MentorProfile;
}

export interface AskedAnswer extends Difference {
  /** The pairing that would be. */
  pairs: PairKey[];
}

/** The changes together, and the pairing they would lead to. */
export function askChanges(
  whatIf: WhatIf,
  pairs: readonly PairKey[],
  changes: Changes,
): AskedAnswer {
  const difference = whatIf.askAll(stepsOf(changes));
  return { ...difference, pairs: apply(pairs, difference.moved) };
}

/** The pairs after people have moved. */
export function apply(pairs: readonly PairKey[], moved: readonly Moved[]): PairKey[] {
  const gone = new Set(moved.map(({ menteeId }) => menteeId));
  return [
    ...pairs.filter(({ menteeId }) => !gone.has(menteeId)),
    ...moved.flatMap(({ menteeId, toMentorId }) =>
      toMentorId === null ? [] : [{ menteeId, mentorId: toMentorId }],
    ),
  ];
}

/** A newcomer first, so that the others may name this mentor. */
function stepsOf(changes: Changes): Change[] {
  const { addedMentor, maximums = [], forbids = [], moves = [], locks = [] } = changes;
  return [
    ...(addedMentor ? [{ kind: 'add-mentor' as const, mentor: addedMentor }] : []),
    ...maximums.map((change) => ({ kind: 'set-maximum' as const, ...change })),
    ...forbids.map((pair) => ({ kind: 'forbid' as const, ...pair })),
    ...locks.map((pair) => ({ kind: 'lock' as const, ...pair })),
    ...moves.map((pair) => ({ kind: 'move' as const, ...pair })),
  ];
}
