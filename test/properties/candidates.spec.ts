import fc from 'fast-check';
import { CandidateSearch } from '../../src/core/matching/candidates/candidates';
import { pairCost, pairFacts } from '../../src/core/matching/rules/cost';
import { defaultSettings } from '../../src/core/matching/rules/problem';
import type { MentorRow } from '../../src/core/sheets/person';
import { IdentityKeys, mentorToStore } from '../../src/modules/exchange/people/person-fields';
import { ward } from '../factories/matching-people';
import { makeHamlet } from '../factories/wards';
import { metres, TwoPeople } from '../support/worlds/two-people';

const seed = Number(process.env.FC_SEED ?? 20261125);
const anySeed = fc.integer({ min: 1, max: 1_000_000 });

describe('who is considered for whom', () => {
  it('the cheapest of the near who could teach, so many as are asked for, and nobody who could not', () => {
    const shape = fc.record({
      people: anySeed,
      mentors: fc.integer({ min: 1, max: 60 }),
      reach: fc.integer({ min: 1, max: 25 }),
      maxMetres: fc.constantFrom(800, 2500, 5000),
    });
    fc.assert(
      fc.property(shape, ({ people, mentors: count, reach, maxMetres }) => {
        const { mentors, mentees } = ward(15, count, people);
        const settings = {
          ...defaultSettings,
          householdSplitCost: 0,
          nearestMentees: 0,
          maxMetres,
        };
        const read = new TwoPeople({ settings });
        const found = new CandidateSearch(mentors, mentees, settings).find(() => reach);
        mentees.forEach((learner, i) => {
          const costOf = (teacher: (typeof mentors)[number]) =>
            pairCost(pairFacts(teacher, learner), settings);
          const near = mentors
            .filter((teacher) => read.fit(teacher, learner))
            .sort((a, b) => metres(a, learner) - metres(b, learner))
            .slice(0, 3 * reach);
          const able = near.map(costOf).sort((a, b) => a - b);
          const chosen = Array.from(
            found.mentor.subarray(found.offset[i], found.offset[i + 1]),
            (j) => mentors[j],
          );
          expect(chosen.every((teacher) => read.fit(teacher, learner))).toBe(true);
          expect(chosen.map(costOf).sort((a, b) => a - b)).toEqual(able.slice(0, reach));
        });
      }),
      { numRuns: 60, seed },
    );
  });

  it('people without a pin stand at their hamlet, the others at their pin', () => {
    const degrees = fc.double({ min: 20, max: 21, noNaN: true });
    const pin = fc.option(fc.record({ latitude: degrees, longitude: degrees }));
    const hamlets = fc.array(fc.record({ latitude: degrees, longitude: degrees }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(pin, hamlets, fc.nat(), (own, places, number) => {
        const hamletIndex = number % places.length;
        const row = {
          fullName: 'Lê Thị An',
          birthYear: 1990,
          hamletName: 'Thôn 1',
          hamletIndex,
          topics: [],
          languages: [],
          windows: [],
          latitude: own?.latitude ?? null,
          longitude: own?.longitude ?? null,
        } as unknown as MentorRow;
        const { latitude, longitude } = mentorToStore(
          row,
          places.map((place, id) => makeHamlet({ ...place, id: `h${id}`, wardId: 'w' })),
          new IdentityKeys(),
        ).fields;
        expect({ latitude, longitude }).toEqual(own ?? places[hamletIndex]);
      }),
      { seed },
    );
  });
});
