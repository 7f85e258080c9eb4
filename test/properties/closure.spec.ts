import fc from 'fast-check';
import { solveJson, SolveJsonResult } from '../../src/commands/solve/solve-json';
import { PairingFile, solvePairingWithHighs } from '../support/solvers/highs-pairing';

const RUNS = 500;
const SOFT_RUNS = 600;
const LOAD_RUNS = 300;

/** Small wards of every kind: scarce and plentiful, with households, locks, today's pairs, own limits. */
const pairingFile: fc.Arbitrary<PairingFile> = fc
  .record({
    mentorCount: fc.integer({ min: 1, max: 6 }),
    menteeCount: fc.integer({ min: 1, max: 22 }),
    minDefault: fc.integer({ min: 0, max: 5 }),
    extra: fc.integer({ min: 0, max: 4 }),
    density: fc.integer({ min: 2, max: 10 }),
    householdShare: fc.integer({ min: 0, max: 6 }),
    unpairedCost: fc.constantFrom(300, 5000, 1_000_000),
    moveCost: fc.constantFrom(0, 70, 3000),
    activeReward: fc.constantFrom(0, 0, 400, 5000),
    lockShare: fc.constantFrom(0, 0, 1),
    currentShare: fc.constantFrom(0, 4),
    hasNegativeCosts: fc.boolean(),
    numbers: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 400, maxLength: 400 }),
  })
  .map((shape) => {
    let at = 0;
    const next = (below: number) => shape.numbers[at++ % shape.numbers.length] % below;
    const mentors = Array.from({ length: shape.mentorCount }, (_, j) => ({
      id: `m${j}`,
      ...(next(5) === 0 ? { min: next(6) } : {}),
      ...(next(5) === 0 ? { max: next(9) } : {}),
    }));
    const mentees: PairingFile['mentees'] = Array.from({ length: shape.menteeCount }, (_, i) => ({
      id: `p${i}`,
    }));
    mentees.forEach((mentee, i) => {
      if (i > 0 && next(10) < shape.householdShare) {
        const before = mentees[i - 1];
        before.household ??= `h${i}`;
        mentee.household = before.household;
      }
    });
    const pairs = mentees.flatMap(({ id }) => mentors.map((mentor) => [id, mentor.id] as const));
    const candidates = pairs
      .filter(() => next(10) < shape.density)
      .map(([mentee, mentor]): [string, string, number] => [
        mentee,
        mentor,
        next(2000) - (shape.hasNegativeCosts ? 400 : 0),
      ]);
    const some = (share: number) =>
      mentees
        .filter(() => next(10) < share)
        .map(({ id }): [string, string] => [id, mentors[next(mentors.length)].id]);
    return {
      minDefault: shape.minDefault,
      maxDefault: shape.minDefault + shape.extra,
      unpairedCost: shape.unpairedCost,
      moveCost: shape.moveCost,
      activeReward: shape.activeReward,
      mentors,
      mentees,
      candidates,
      locks: some(shape.lockShare),
      current: some(shape.currentShare),
    };
  });

describe('pairing small wards', () => {
  const seed = Number(process.env.FC_SEED ?? 20261122);

  it('is as cheap as the best an outside solver can prove, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(pairingFile, async (file) => {
        const { found, best } = await solveTwice(file);
        expect(found).toEqual(best);
      }),
      { numRuns: RUNS, seed },
    );
  });

  it('is so, too, where a household may be split at a cost', async () => {
    const costs = fc.constantFrom(0, 1, 7, 150, 2_000, 20_000, 3_000_000);
    await fc.assert(
      fc.asyncProperty(pairingFile, costs, async (file, splitCost) => {
        const { found, best } = await solveTwice({ ...file, splitCost });
        expect(found).toEqual(best);
      }),
      { numRuns: SOFT_RUNS, seed },
    );
  });

  it('is so, too, where every mentee above the minimum costs more than the one before', async () => {
    const soft = fc.constantFrom(undefined, 150, 20_000);
    await fc.assert(
      fc.asyncProperty(
        pairingFile,
        soft,
        fc.constantFrom(1, 90, 600, 4_000),
        async (file, splitCost, loadCost) => {
          const { found, best } = await solveTwice({ ...file, splitCost, loadCost });
          expect(found).toEqual(best);
        },
      ),
      { numRuns: LOAD_RUNS, seed },
    );
  });
});

/** What is found, and what has to be. */
async function solveTwice(file: PairingFile) {
  const result = solveJson(file);
  const optimum = await solvePairingWithHighs(file);
  // Whatever limits of work ended did not end by itself: it may have gone round in a circle.
  const { objective, lowerBound, status, endedBy } = result;
  const isFeasible = optimum !== null;
  return {
    found: {
      objective,
      lowerBound,
      status,
      endedBy,
      faults: isFeasible ? faults(file, result) : [],
    },
    best: {
      objective: optimum,
      lowerBound: optimum,
      status: isFeasible ? 'optimal' : 'infeasible',
      endedBy: null,
      faults: [],
    },
  };
}

/** Checks the pairs themselves, since an objective alone proves little. */
function faults(file: PairingFile, result: SolveJsonResult): string[] {
  const found: string[] = [];
  const mentorOf = new Map(result.pairs);
  const cost = new Map(file.candidates.map(([i, j, amount]) => [`${i} ${j}`, amount]));
  let total = 0;
  for (const { id } of file.mentees) {
    const mentor = mentorOf.get(id);
    const today = file.current.find(([mentee]) => mentee === id)?.[1];
    if (today !== undefined && today !== mentor) total += file.moveCost;
    total += mentor === undefined ? file.unpairedCost : (cost.get(`${id} ${mentor}`) ?? NaN);
    if ((mentor === undefined) !== result.unpaired.includes(id)) found.push(`${id} lost`);
  }
  for (const { id, min } of file.mentors) {
    const load = result.pairs.filter(([, mentor]) => mentor === id).length;
    const above = Math.max(0, load - Math.max(1, min ?? file.minDefault));
    total += ((file.loadCost ?? 0) * above * (above + 1)) / 2;
  }
  total -= (file.activeReward ?? 0) * new Set(mentorOf.values()).size;
  if (file.splitCost !== undefined) {
    const apart = householdsApart(file, mentorOf);
    total += file.splitCost * apart.length;
    const told = new Set<unknown>(result.splitHouseholds);
    if (told.size !== apart.length || !apart.every((household) => told.has(household))) {
      found.push(`${String(apart)} are apart`);
    }
  }
  if (total !== result.objective) found.push(`objective is ${total}`);
  for (const { id, min, max } of file.mentors) {
    const load = result.pairs.filter(([, mentor]) => mentor === id).length;
    if (load > 0 && load < (min ?? file.minDefault)) found.push(`${id} under minimum`);
    if (load > (max ?? file.maxDefault)) found.push(`${id} over maximum`);
    if ((load === 0) !== result.inactive.includes(id)) found.push(`${id} wrongly named`);
  }
  for (const [mentee, mentor] of file.locks) {
    if (mentorOf.get(mentee) !== mentor) found.push(`lock of ${mentee} broken`);
  }
  return found;
}

function householdsApart(file: PairingFile, mentorOf: Map<unknown, unknown>): string[] {
  const ends = new Map<string, Set<unknown>>();
  for (const { id, household } of file.mentees) {
    if (household) ends.set(household, (ends.get(household) ?? new Set()).add(mentorOf.get(id)));
  }
  return [...ends].filter(([, set]) => set.size > 1).map(([household]) => household);
}
