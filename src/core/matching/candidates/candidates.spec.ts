import { mentee, mentor, ward } from '../../../../test/factories/matching-people';
import { CandidateSearch } from './candidates';
import { bindingRule } from '../rules/constraints';
import { pairCost, pairFacts } from '../rules/cost';
import { metresBetween } from '../../places/distance';
import { defaultSettings, MatchSettings } from '../rules/problem';

const hard: MatchSettings = { ...defaultSettings, householdSplitCost: null };
const alone: MatchSettings = { ...defaultSettings, householdSplitCost: 0, nearestMentees: 0 };

describe('candidates', () => {
  it('are the cheapest of the nearest who could teach', () => {
    const { mentors, mentees } = ward(300, 80, 5);
    const found = new CandidateSearch(mentors, mentees, alone).find(() => 7);
    const costOf = (j: number, learner: (typeof mentees)[number]) =>
      pairCost(pairFacts(mentors[j], learner), alone);
    mentees.forEach((learner, i) => {
      const expected = mentors
        .map((teacher, j) => ({ j, metres: metresBetween(teacher, learner) }))
        .filter(({ j }) => bindingRule(mentors[j], learner, alone) === null)
        .sort((a, b) => a.metres - b.metres)
        .slice(0, 21)
        .sort((a, b) => costOf(a.j, learner) - costOf(b.j, learner) || a.j - b.j)
        .slice(0, 7)
        .map(({ j }) => j)
        .sort((a, b) => a - b);
      expect([...found.mentor.subarray(found.offset[i], found.offset[i + 1])]).toEqual(expected);
    });
  });

  it('cost what the named parts say', () => {
    const { mentors, mentees } = ward(60, 20, 6);
    const found = new CandidateSearch(mentors, mentees, defaultSettings).find(() => 20);
    mentees.forEach((learner, i) => {
      for (let at = found.offset[i]; at < found.offset[i + 1]; at++) {
        const facts = pairFacts(mentors[found.mentor[at]], learner);
        expect(found.cost[at]).toBe(pairCost(facts, defaultSettings));
        expect(found.metres[at]).toBe(facts.metres);
      }
    });
  });

  it('look past the near who could not teach', () => {
    const strangers = Array.from({ length: 30 }, (_, j) =>
      mentor(`s${j}`, { languages: ['khmer'] }),
    );
    const far = mentor('far', { latitude: 20.41 });
    const found = new CandidateSearch([...strangers, far], [mentee('p')], alone).find(() => 20);
    expect([...found.mentor]).toEqual([30]);
  });

  it('are the same for a household that must stay whole, whoever lives there', () => {
    const mentors = [
      mentor('m1', { topics: ['vneid'] }),
      mentor('m2', { topics: ['vneid', 'cashless'] }),
    ];
    const mentees = [
      mentee('p1', { householdId: 'h', topics: ['vneid'] }),
      mentee('p2', { householdId: 'h', topics: ['cashless'] }),
    ];
    const found = new CandidateSearch(mentors, mentees, hard).find(() => 20);
    expect([...found.mentor]).toEqual([1, 1]);
  });

  it('are shared in a household that may be split, as far as they suit each', () => {
    const mentors = [
      mentor('near', { topics: ['vneid'] }),
      mentor('far', { topics: ['vneid', 'cashless'], latitude: 20.41 }),
    ];
    const mentees = [
      mentee('p1', { householdId: 'h', topics: ['vneid'] }),
      mentee('p2', { householdId: 'h', topics: ['cashless'] }),
    ];
    const settings = { ...defaultSettings, nearestMentees: 0 };
    const found = new CandidateSearch(mentors, mentees, settings).find(() => 1);
    expect([...found.mentor]).toEqual([0, 1, 1]);
  });

  it('let a household apart that nobody could take whole', () => {
    const mentors = [mentor('m1', { topics: ['vneid'] }), mentor('m2', { topics: ['cashless'] })];
    const mentees = [
      mentee('p1', { householdId: 'h', topics: ['vneid'] }),
      mentee('p2', { householdId: 'h', topics: ['cashless'] }),
    ];
    const found = new CandidateSearch(mentors, mentees, hard).find(() => 20);
    expect([...found.mentor]).toEqual([0, 1]);
  });

  it('agree with the named rules on every pair', () => {
    const { mentors, mentees } = ward(80, 40, 9);
    const search = new CandidateSearch(mentors, mentees, alone);
    for (let i = 0; i < mentees.length; i++) {
      for (let j = 0; j < mentors.length; j++) {
        expect(search.ruleBetween(j, i)).toBe(bindingRule(mentors[j], mentees[i], alone));
      }
    }
  });
});
