import { EntityManager, In, Not } from 'typeorm';
import type { MatchResult } from '../../../core/matching/pairing/match';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Leftover } from '../entities/leftover.entity';
import { MatchRun, MatchSummary } from '../entities/match-run.entity';
import { factsToStore } from '../profiles/pair-facts';
import type { MatchInput } from '../profiles/profiles';
import { ProposedPair } from '../entities/proposed-pair.entity';

/** Stores a verified result as the proposal of its run; an older proposal of the ward is discarded. */
export async function saveProposal(
  manager: EntityManager,
  run: MatchRun,
  input: MatchInput,
  result: MatchResult,
): Promise<void> {
  await manager.update(
    MatchRun,
    { wardId: run.wardId, id: Not(run.id), state: In(['proposed', 'failed']) },
    { state: 'discarded', version: () => 'version + 1' },
  );
  await insert(manager, ProposedPair, proposedPairs(run.id, input, result));
  await insert(manager, Leftover, leftoverRows(run.id, result));
}

export function summaryOf(
  input: MatchInput,
  result: MatchResult,
  milliseconds: number,
): MatchSummary {
  return {
    objective: result.objective,
    lowerBound: result.lowerBound,
    mentors: input.mentors.length,
    mentees: input.mentees.length,
    activeMentors: new Set(result.pairs.map(({ mentorId }) => mentorId)).size,
    pairs: result.pairs.length,
    unpaired: result.unpaired.length,
    inactive: result.inactive.length,
    splitHouseholds: result.splitHouseholds.length,
    milliseconds,
    endedBy: result.search.endedBy,
  };
}

function proposedPairs(runId: string, input: MatchInput, result: MatchResult): ProposedPair[] {
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  const mentees = new Map(input.mentees.map((mentee) => [mentee.id, mentee]));
  const locked = new Set(input.locks.map(({ menteeId }) => menteeId));
  return result.pairs.flatMap(({ mentorId, menteeId }) => {
    const mentor = mentors.get(mentorId);
    const mentee = mentees.get(menteeId);
    if (!mentor || !mentee) return [];
    const isLocked = locked.has(menteeId);
    return [{ id: newId(), runId, mentorId, menteeId, ...factsToStore(mentor, mentee), isLocked }];
  });
}

/** People without a partner as rows of the proposal. */
export function leftoverRows(
  runId: string,
  result: Pick<MatchResult, 'unpaired' | 'inactive'>,
): Leftover[] {
  return [
    ...result.unpaired.map(({ menteeId, code, data }) => ({
      id: newId(),
      runId,
      side: 'mentee' as const,
      personId: menteeId,
      code,
      facts: { ...data },
    })),
    ...result.inactive.map(({ mentorId, code, data }) => ({
      id: newId(),
      runId,
      side: 'mentor' as const,
      personId: mentorId,
      code,
      facts: { ...data },
    })),
  ];
}
