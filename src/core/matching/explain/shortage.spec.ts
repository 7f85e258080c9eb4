import { mentee, ward } from '../../../../test/factories/matching-people';
import { blockingSetsOf } from './blocking-sets';
import { match } from '../pairing/match';
import { prepare } from '../pairing/match-plan';
import { needsOf } from './needs';
import { placeAll } from './place-all';
import { defaultSettings } from '../rules/problem';
import { blockingSentence } from '../../../texts';

const most = 3;

describe('mentors to look for', () => {
  it('together take everybody left over, and none of them can be spared', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { mentees } = ward(25, 1, seed);
      const needs = needsOf(mentees, most);
      expect(needs.flatMap(({ menteeIds }) => menteeIds).sort()).toEqual(
        mentees.map(({ id }) => id).sort(),
      );
      for (const { menteeIds } of needs) expect(menteeIds.length).toBeLessThanOrEqual(most);
      for (const spared of needs) {
        const others = needs.filter((need) => need !== spared);
        expect(
          placeAll(
            allowedAmong(mentees, others),
            others.map(() => most),
          ),
        ).toBeNull();
      }
    }
  });

  it('does without a first choice that later ones cover', () => {
    // Those in the middle go with either neighbour: taken together first, they would leave two more mentors to find.
    const people = [
      mentee('a', { topics: ['vneid'] }),
      mentee('b', { topics: ['vneid', 'cashless'] }),
      mentee('c', { topics: ['cashless', 'smartphone'] }),
      mentee('d', { topics: ['smartphone'] }),
    ];
    expect(needsOf(people, 8)).toHaveLength(2);
  });
});

describe('people who block each other', () => {
  it('are one more than the places of all who could teach them; without any one the others fit', () => {
    const settings = {
      ...defaultSettings,
      minMentees: 1,
      maxMentees: 2,
      maxMetres: 1200,
      householdSplitCost: 0,
    };
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const request = { ...ward(60, 24, seed), settings };
      const { pairs, unpaired } = match(request);
      const plan = prepare(request);
      if ('code' in plan) throw new Error(plan.code);
      const rowOf = new Map(plan.mentees.map(({ id }, row) => [id, row]));
      const active = [...new Set(pairs.map(({ mentorId }) => mentorId))];
      const ableOf = (id: string) =>
        active.filter((mentorId) =>
          plan.search.canTeach(
            plan.mentors.findIndex((mentor) => mentor.id === mentorId),
            rowOf.get(id) ?? -1,
          ),
        );
      const left = unpaired.map(({ menteeId }) => menteeId);
      for (const { mentorIds, places, placedIds, leftIds } of blockingSetsOf(
        request,
        pairs,
        left,
      )) {
        expect(places).toBe(mentorIds.length * settings.maxMentees);
        for (const leftId of leftIds) {
          found++;
          const people = [...placedIds, leftId];
          expect(people).toHaveLength(places + 1);
          const allowed = people.map((id) => ableOf(id).map((able) => mentorIds.indexOf(able)));
          expect(allowed.flat()).not.toContain(-1);
          const seats = mentorIds.map(() => settings.maxMentees);
          expect(placeAll(allowed, seats)).toBeNull();
          people.forEach((_, spared) => {
            const others = allowed.filter((__, at) => at !== spared);
            expect(placeAll(others, seats)).not.toBeNull();
          });
        }
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  it('are counted in a sentence', () => {
    const set = { mentorIds: ['m1', 'm2'], places: 16, placedIds: [], leftIds: ['p1'] };
    expect(blockingSentence(set, 'en')).toBe(
      '17 people have only 2 ambassadors who could teach them, with 16 places: 1 too few, whoever is moved.',
    );
    expect(blockingSentence(set, 'vi')).toContain('thiếu 1 chỗ');
  });
});

/** Which of the needs would do for each person. */
function allowedAmong(
  people: readonly ReturnType<typeof mentee>[],
  needs: ReturnType<typeof needsOf>,
): number[][] {
  return people.map((one) =>
    needs.flatMap((need, at) =>
      need.hamletId === one.hamletId &&
      one.topics.includes(need.topic) &&
      one.languages.includes(need.language) &&
      one.windows.some(({ weekday }) => need.time === `${weekday}-evening`) &&
      (one.wishedGender === null || one.wishedGender === need.gender)
        ? [at]
        : [],
    ),
  );
}
