import { match } from '../../src/core/matching/pairing/match';
import { defaultSettings, type MatchSettings } from '../../src/core/matching/rules/problem';
import { mentee, mentor, ward } from '../factories/matching-people';
import { auditPairing } from '../support/solvers/audit-pairing';

/** Small communes, from scarce to plenty; each reason and number is read against the people. */
describe('every pair and every reason of small communes', () => {
  const sizes: [number, number, Partial<MatchSettings>][] = [
    [40, 8, {}],
    [60, 6, {}],
    [30, 12, {}],
    [80, 10, { maxMetres: 900 }],
    [25, 6, { minMentees: 3, maxMentees: 4 }],
    [36, 18, { maxMentees: 5 }],
    [60, 6, { householdSplitCost: null }],
    [40, 9, { householdSplitCost: 300 }],
  ];

  it.each(sizes)('is true for %i mentees and %i mentors, %j', (mentees, mentors, changes) => {
    for (let seed = 1; seed <= 5; seed++) {
      const settings = { ...defaultSettings, ...changes };
      const people = ward(mentees, mentors, seed);
      const forbidden = people.mentees
        .slice(0, 4)
        .map(({ id }) => ({ menteeId: id, mentorId: people.mentors[seed % mentors].id }));
      const request = { ...people, settings, forbidden };
      const faults = auditPairing(request, match(request));
      expect({ seed, faults }).toEqual({ seed, faults: [] });
    }
  });

  it('is true where some topics are learned before others, and leaves nobody over for that', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { mentors, mentees } = ward(60, 9, seed);
      const request = {
        mentors,
        mentees: mentees.map((one) => ({ ...one, firstTopics: one.topics.slice(0, 1) })),
        settings: defaultSettings,
      };
      const result = match(request);
      expect({ seed, faults: auditPairing(request, result) }).toEqual({ seed, faults: [] });
      const inAnyOrder = match({ mentors, mentees, settings: defaultSettings });
      expect(result.unpaired.length).toBe(inAnyOrder.unpaired.length);
    }
  });

  it('splits no household for a mentor who can take part in nothing', () => {
    const useless = mentor('useless', { maxMentees: 2 });
    const able = [mentor('a', { topics: ['vneid'] }), mentor('b', { topics: ['smartphone'] })];
    const household = [
      mentee('x', { householdId: 'h', topics: ['vneid'] }),
      mentee('y', { householdId: 'h', topics: ['smartphone'] }),
    ];
    const others = Array.from({ length: 12 }, (_, k) =>
      mentee(`m${k}`, { topics: [k % 2 === 0 ? 'vneid' : 'smartphone'] }),
    );
    const request = {
      mentors: [useless, ...able],
      mentees: [...household, ...others],
      settings: defaultSettings,
    };
    const result = match(request);
    expect(auditPairing(request, result)).toEqual([]);
    expect(result.unpaired).toEqual([]);
  });

  it('finds a planted untruth', () => {
    const people = ward(60, 4, 3);
    const request = { ...people, settings: defaultSettings };
    const result = match(request);
    const unpaired = result.unpaired.map((one) => ({
      ...one,
      data: { ...one.data, able: one.data.able + 1 },
    }));
    const wrong = unpaired.filter(({ code, data }) => code !== 'no-consent' && data.able > 1);
    expect(wrong.length).toBeGreaterThan(0);
    expect(auditPairing(request, { ...result, unpaired })).toHaveLength(wrong.length);
    const [pair, ...pairs] = result.pairs;
    const cheaper = { ...result, pairs: [{ ...pair, cost: pair.cost - 1 }, ...pairs] };
    expect(auditPairing(request, cheaper)).toHaveLength(1);
  });
});
