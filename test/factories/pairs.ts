import type { MatchRun } from '../../src/modules/matching/entities/match-run.entity';
import type { MatchTrial } from '../../src/modules/matching/entities/match-trial.entity';
import type { Pair, PairFacts } from '../../src/modules/matching/entities/pair.entity';
import type { ProposedPair } from '../../src/modules/matching/entities/proposed-pair.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

const facts: PairFacts = {
  topicsCovered: ['vneid'],
  topicsMissing: [],
  sharedWindows: 10,
  sameHamlet: true,
};

/** A pair that has not ended. */
export function makePair(given: Given<Pair, 'wardId' | 'mentorId' | 'menteeId'>): Pair {
  return {
    id: newId(),
    metres: 100,
    facts,
    isLocked: false,
    lockChangedAt: null,
    runId: null,
    startedAt: 0,
    endedAt: null,
    endedBecause: null,
    ...given,
  };
}

/** A pairing that was computed and waits for the officer. */
export function makeMatchRun(given: Given<MatchRun, 'wardId'>): MatchRun {
  return {
    id: newId(),
    state: 'proposed',
    progress: 100,
    peopleHash: null,
    weights: null,
    summary: null,
    failure: null,
    attempts: 1,
    requestedBy: null,
    version: 1,
    createdAt: 0,
    touchedAt: 0,
    finishedAt: 0,
    ...given,
  };
}

/** Other weights that were tried. */
export function makeMatchTrial(given: Given<MatchTrial, 'wardId'>): MatchTrial {
  return {
    id: newId(),
    kind: 'weights',
    runId: null,
    weights: { moveCost: 0 },
    shown: { moveCost: 3000 },
    state: 'done',
    progress: 100,
    results: { tried: [] },
    failure: null,
    attempts: 1,
    requestedBy: null,
    version: 1,
    createdAt: 0,
    touchedAt: 0,
    finishedAt: 0,
    ...given,
  };
}

export function makeProposedPair(
  given: Given<ProposedPair, 'runId' | 'mentorId' | 'menteeId'>,
): ProposedPair {
  return { id: newId(), metres: 100, facts, isLocked: false, ...given };
}
