import { mentor, numbers, ward } from '../../../../test/factories/matching-people';
import { askChanges, Changes } from './ask-changes';
import { pairCost, pairFacts, unpairedCost } from '../rules/cost';
import { leftoversOf } from '../pairing/leftovers';
import { match } from '../pairing/match';
import { defaultSettings, PairKey } from '../rules/problem';
import { MatchRequest, verify } from '../pairing/verify';
import { WhatIf } from './what-if';

const people = ward(150, 24, 8);
const request: MatchRequest = { ...people, settings: { ...defaultSettings, moveCost: 400 } };
const { pairs } = match(request);
const newcomer = mentor('newcomer', { latitude: 20.38, longitude: 105.84, minMentees: 3 });

/** One to four random changes at a time. */
function anyChanges(random: () => number): Changes {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const some = <T>(make: () => T): T[] => (random() < 0.35 ? [make()] : []);
  const anyPair = () => ({
    menteeId: pick(people.mentees).id,
    mentorId: pick(people.mentors).id,
  });
  return {
    locks: [...some(() => pick(pairs)), ...some(anyPair)],
    moves: some(anyPair),
    forbids: some(() => pick(pairs)),
    maximums: some(() => ({ mentorId: pick(people.mentors).id, maximum: pick([0, 5, 6, 9]) })),
    addedMentor: random() < 0.3 ? newcomer : undefined,
  };
}

/** The request as it would be with the changes made. */
function changed({ locks = [], moves = [], forbids, maximums = [], addedMentor }: Changes) {
  const maximumOf = new Map(maximums.map(({ mentorId, maximum }) => [mentorId, maximum]));
  const mentors = [...people.mentors, ...(addedMentor ? [addedMentor] : [])].map((one) => ({
    ...one,
    maxMentees: maximumOf.get(one.id) ?? one.maxMentees,
  }));
  return { ...request, mentors, locks: [...locks, ...moves], forbidden: forbids };
}

/** What everyone costs who stands with `today` and would go to `then`, with the loads and the rewards of mentors who take part. */
function costOf(then: readonly PairKey[], mentors: MatchRequest['mentors']): number {
  const mentorOf = new Map(mentors.map((one) => [one.id, one]));
  const today = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const next = new Map(then.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  return people.mentees.reduce(
    (sum, person) => {
      const standing = { ...person, currentMentorId: today.get(person.id) ?? null };
      const teacher = mentorOf.get(next.get(person.id) ?? '');
      return (
        sum +
        (teacher
          ? pairCost(pairFacts(teacher, standing), request.settings)
          : unpairedCost(standing, request.settings))
      );
    },
    [...new Set(next.values())].reduce(
      (sum, id) =>
        sum +
        loadOf([...next.values()].filter((one) => one === id).length, mentorOf.get(id)?.minMentees),
      0,
    ),
  );
}

function loadOf(count: number, least?: number | null): number {
  const { minMentees, loadCost, activeMentorReward } = request.settings;
  const above = Math.max(0, count - (least ?? minMentees));
  return (loadCost * above * (above + 1)) / 2 - activeMentorReward;
}

describe('changes asked about together', () => {
  const whatIf = new WhatIf(request, pairs);

  it('lead to pairs that keep every rule, at the price that was shown', () => {
    const random = numbers(5);
    let possible = 0;
    for (let question = 0; question < 300; question++) {
      const changes = anyChanges(random);
      const answer = askChanges(whatIf, pairs, changes);
      if (!answer.isPossible) {
        expect(answer.pairs).toEqual(pairs);
        continue;
      }
      possible++;
      const then = changed(changes);
      const splitHouseholds = people.mentees.flatMap(({ householdId }) =>
        householdId === null ? [] : [{ householdId }],
      );
      const claimed = { pairs: answer.pairs, ...leftoversOf(then, answer.pairs), splitHouseholds };
      expect({ changes, faults: verify(then, claimed) }).toEqual({ changes, faults: [] });
      expect(answer.extraCost).toBe(
        costOf(answer.pairs, then.mentors) - costOf(pairs, then.mentors),
      );
    }
    expect(possible).toBeGreaterThan(80);
  });

  it('are answered the same whatever was asked before', () => {
    const random = numbers(6);
    for (let question = 0; question < 40; question++) {
      const changes = anyChanges(random);
      const fresh = askChanges(new WhatIf(request, pairs), pairs, changes);
      expect(askChanges(whatIf, pairs, changes).extraCost).toBe(fresh.extraCost);
    }
  });

  it('move nobody where nothing is asked, or only what is so already', () => {
    const nothing = { isPossible: true, extraCost: 0, moved: [], pairs };
    expect(askChanges(whatIf, pairs, {})).toEqual(nothing);
    expect(askChanges(whatIf, pairs, { locks: [pairs[0]] })).toEqual(nothing);
  });
});
