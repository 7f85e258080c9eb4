import { CandidateSearch } from '../../src/core/matching/candidates/candidates';
import { match } from '../../src/core/matching/pairing/match';
import { defaultSettings, MatchSettings } from '../../src/core/matching/rules/problem';
import { pairCost, unpairedCost } from '../../src/core/matching/rules/cost';
import { verify } from '../../src/core/matching/pairing/verify';
import { Commune, commune, communeShapes } from '../factories/communes';
import { PairingFile, solvePairingWithHighs } from '../support/solvers/highs-pairing';

const SEEDS = [1, 2, 3, 4];
const MENTEES = 26;
/** So few candidates to begin with that the search has to ask for most of what it needs. */
const few = { nearestMentors: 2, nearestMentees: 3 };
const seed = Number(process.env.FC_SEED ?? 0);

describe('the bound over all pairs that the rules allow', () => {
  it.each(communeShapes)('is never above what an outside solver proves, %s', async (shape) => {
    for (const number of SEEDS) {
      const householdSplitCost = [20_000, 300, null, 0][number % 4];
      const loadCost = [0, 50, 400][number % 3];
      const settings = { ...defaultSettings, ...few, minMentees: 4, householdSplitCost, loadCost };
      const people = commune(shape, MENTEES, seed + number);
      const request = { ...people, settings };
      const result = match(request);
      const optimum = await solvePairingWithHighs(fileOf(people, settings));
      const reach = `${shape} ${number}`;
      if (optimum === null) {
        expect([reach, result.status]).toEqual([reach, 'infeasible']);
        continue;
      }
      expect([reach, verify(request, result)]).toEqual([reach, []]);
      expect([reach, result.lowerBound]).toEqual([reach, Math.min(result.lowerBound, optimum)]);
      expect([reach, result.objective, result.status]).toEqual([reach, optimum, 'optimal']);
    }
  });
});

/** All that the rules allow, as a file that an outside solver reads. */
function fileOf({ mentors, mentees, locks }: Commune, settings: MatchSettings): PairingFile {
  const search = new CandidateSearch(mentors, mentees, settings);
  const isLocked = new Set(locks.map(({ menteeId, mentorId }) => `${menteeId} ${mentorId}`));
  return {
    minDefault: settings.minMentees,
    maxDefault: settings.maxMentees,
    unpairedCost: settings.unpairedCost,
    moveCost: 0,
    activeReward: settings.activeMentorReward,
    loadCost: settings.loadCost,
    ...(settings.householdSplitCost === null ? {} : { splitCost: settings.householdSplitCost }),
    mentors: mentors.map(({ id, maxMentees }) => ({
      id,
      ...(maxMentees ? { max: maxMentees } : {}),
    })),
    mentees: mentees.map((mentee) => ({
      id: mentee.id,
      unpairedCost: unpairedCost(mentee, settings),
      ...(mentee.householdId === null || isPulledApart(mentee.householdId)
        ? {}
        : { household: mentee.householdId }),
    })),
    candidates: mentees.flatMap(({ id }, i) =>
      mentors.flatMap((mentor, j): PairingFile['candidates'] => {
        const isPossible = isLocked.has(`${id} ${mentor.id}`) || search.canTeach(j, i);
        return isPossible ? [[id, mentor.id, costOf(search, j, i, settings)]] : [];
      }),
    ),
    locks: locks.map(({ menteeId, mentorId }) => [menteeId, mentorId]),
    current: [],
  };

  /** Where it must stay whole, a household that locks pull apart is not held together. */
  function isPulledApart(householdId: string): boolean {
    if (settings.householdSplitCost !== null) return false;
    const members = mentees.flatMap((mentee, i) => (mentee.householdId === householdId ? [i] : []));
    const lockedTo = members.map(
      (i) => locks.find(({ menteeId }) => menteeId === mentees[i].id)?.mentorId,
    );
    const to = new Set(lockedTo.filter((id) => id !== undefined));
    if (to.size !== 1) return to.size > 1;
    const j = mentors.findIndex(({ id }) => to.has(id));
    return members.some((i, at) => lockedTo[at] === undefined && !search.canTeach(j, i));
  }
}

function costOf(search: CandidateSearch, mentor: number, mentee: number, settings: MatchSettings) {
  return pairCost(search.facts(mentor, mentee), settings);
}
