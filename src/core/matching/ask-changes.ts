import { pairCost, pairFacts, unpairedCost } from './cost';
import { MentorProfile, PairKey } from './problem';
import { MatchRequest } from './verify';
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

export interface Answer extends Difference {
  /** The pairing that would be. */
  pairs: PairKey[];
}

/** A pairing with its solved flow, and how it was asked for. */
interface Question {
  request: MatchRequest;
  pairs: readonly PairKey[];
  whatIf: () => WhatIf;
}

/**
 * The changes one after the other, each in the pairing that the one before left; the difference is between
 * the first pairing and the last. One change needs no new flow and is answered at once.
 */
export function askChanges(start: Question, changes: Changes): Answer {
  const steps = stepsOf(start.pairs, changes);
  const kept = (changes.locks ?? []).filter((lock) => hasPair(start.pairs, lock));
  let at: Question =
    kept.length === 0 ? start : startOver(withLocks(start.request, kept), start.pairs);
  for (const [number, step] of steps.entries()) {
    const answer = at.whatIf().ask(step);
    if (!answer.isPossible) return { ...answer, pairs: [...start.pairs] };
    const pairs = apply(at.pairs, answer.moved);
    if (steps.length === 1) return { ...answer, pairs };
    at = startOver(after(at.request, step), pairs);
    if (number === steps.length - 1) return net(at.request, start.pairs, pairs);
  }
  return { isPossible: true, extraCost: 0, moved: [], pairs: [...start.pairs] };
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

function stepsOf(pairs: readonly PairKey[], changes: Changes): Change[] {
  const moves = [...(changes.moves ?? []), ...(changes.locks ?? [])];
  return [
    ...(changes.addedMentor ? [{ kind: 'add-mentor' as const, mentor: changes.addedMentor }] : []),
    ...(changes.maximums ?? []).map((change) => ({ kind: 'set-maximum' as const, ...change })),
    ...(changes.forbids ?? []).map((pair) => ({ kind: 'forbid' as const, ...pair })),
    ...moves
      .filter((pair) => !hasPair(pairs, pair))
      .map((pair) => ({ kind: 'move' as const, ...pair })),
  ];
}

function hasPair(pairs: readonly PairKey[], { mentorId, menteeId }: PairKey): boolean {
  return pairs.some((pair) => pair.menteeId === menteeId && pair.mentorId === mentorId);
}

function startOver(request: MatchRequest, pairs: readonly PairKey[]): Question {
  return { request, pairs, whatIf: () => new WhatIf(request, pairs) };
}

/** The request as a later change finds it: what was decided before stays decided. */
function after(request: MatchRequest, step: Change): MatchRequest {
  switch (step.kind) {
    case 'move':
      return withLocks(request, [{ mentorId: step.mentorId, menteeId: step.menteeId }]);
    case 'forbid':
      return {
        ...request,
        forbidden: [
          ...(request.forbidden ?? []),
          { mentorId: step.mentorId, menteeId: step.menteeId },
        ],
      };
    case 'set-maximum':
      return {
        ...request,
        mentors: request.mentors.map((mentor) =>
          mentor.id === step.mentorId ? { ...mentor, maxMentees: step.maximum } : mentor,
        ),
      };
    case 'add-mentor':
      return { ...request, mentors: [...request.mentors, step.mentor] };
    case 'activate':
      return request;
  }
}

function withLocks(request: MatchRequest, locks: readonly PairKey[]): MatchRequest {
  const told = new Set(locks.map(({ menteeId }) => menteeId));
  const before = (request.locks ?? []).filter(({ menteeId }) => !told.has(menteeId));
  return { ...request, locks: [...before, ...locks] };
}

function net(request: MatchRequest, before: readonly PairKey[], pairs: PairKey[]): Answer {
  const wasWith = new Map(before.map((pair) => [pair.menteeId, pair.mentorId]));
  const isWith = new Map(pairs.map((pair) => [pair.menteeId, pair.mentorId]));
  const mentors = new Map(request.mentors.map((mentor) => [mentor.id, mentor]));
  const moved: Moved[] = [];
  let extraCost = 0;
  for (const person of request.mentees) {
    const fromMentorId = wasWith.get(person.id) ?? null;
    const toMentorId = isWith.get(person.id) ?? null;
    if (fromMentorId === toMentorId) continue;
    const mentee = { ...person, currentMentorId: fromMentorId };
    const costWith = (id: string | null): number => {
      const mentor = mentors.get(id ?? '');
      return mentor
        ? pairCost(pairFacts(mentor, mentee), request.settings)
        : unpairedCost(mentee, request.settings);
    };
    extraCost += costWith(toMentorId) - costWith(fromMentorId);
    moved.push({ menteeId: person.id, fromMentorId, toMentorId });
  }
  return { isPossible: true, extraCost, moved, pairs };
}
