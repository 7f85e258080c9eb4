import { match } from '../../src/core/matching/pairing/match';
import { defaultSettings, type MatchSettings } from '../../src/core/matching/rules/problem';
import { numbers, ward } from '../factories/matching-people';
import { auditRunnersUp } from '../support/solvers/audit-runners-up';

const SEED = Number(process.env.FC_SEED ?? 1);
/** Pairs asked about in each ward; HiGHS solves the ward again for each of their runners-up. */
const PAIRS = Number(process.env.RUNNERS_UP_PAIRS ?? 6);

describe('what a runner-up would cost everyone', () => {
  const wards: [number, number, Partial<MatchSettings>][] = [
    [25, 6, {}],
    [40, 8, {}],
    [60, 6, {}],
    [30, 12, { activeMentorReward: 700 }],
    [60, 14, { minMentees: 3, maxMentees: 4 }],
    [35, 14, { maxMentees: 6 }],
    [80, 12, { maxMetres: 2500 }],
  ];

  it.each(wards)(
    'is what an outside solver finds in a ward of %i x %i, %j',
    async (mentees, mentors, changes) => {
      const random = numbers(SEED);
      for (let round = 0; round < 2; round++) {
        const seed = 1 + Math.floor(random() * 1_000_000);
        const settings = { ...defaultSettings, householdSplitCost: null, ...changes };
        const request = { ...ward(mentees, mentors, seed), settings };
        const { pairs } = match(request);
        const asked = Array.from(
          { length: Math.min(PAIRS, pairs.length) },
          () => pairs[Math.floor(random() * pairs.length)],
        );
        const { faults, said, proved } = await auditRunnersUp(request, pairs, asked);
        expect({ seed, faults, proved }).toEqual({ seed, faults: [], proved: said });
      }
    },
    120_000,
  );

  it('keeps to the locks, lets go the one asked about, and never tells less than it is without proof', async () => {
    const random = numbers(SEED + 1);
    for (const [mentees, mentors] of [
      [40, 8],
      [60, 28],
    ]) {
      const seed = 1 + Math.floor(random() * 1_000_000);
      const people = {
        ...ward(mentees, mentors, seed),
        settings: { ...defaultSettings, householdSplitCost: null },
      };
      const { pairs } = match(people);
      const locks = pairs.filter((_, at) => at % 7 === 0);
      const asked = pairs.filter((_, at) => at % 7 < 2).slice(0, 8);
      const { faults, said } = await auditRunnersUp({ ...people, locks }, pairs, asked);
      expect({ seed, faults }).toEqual({ seed, faults: [] });
      expect(said).toBeGreaterThan(5);
    }
  });
});
