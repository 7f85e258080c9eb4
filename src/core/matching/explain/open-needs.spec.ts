import { mentee, mentor } from '../../../../test/factories/matching-people';
import { defaultSettings as settings } from '../rules/problem';
import { openNeedsOf } from './open-needs';

const learner = mentee('e', { topics: ['smartphone', 'digital-signature', 'cashless'] });
const pairs = [{ mentorId: 'own', menteeId: 'e' }];
const needsWith = (...others: ReturnType<typeof mentor>[]) =>
  openNeedsOf({ mentors: [mentor('own'), ...others], mentees: [learner], settings }, pairs).get(
    'e',
  );

describe('needs that the own ambassador cannot teach', () => {
  it('name those who could teach each of them, the nearest first', () => {
    const far = mentor('far', { topics: ['cashless'], latitude: 20.4 });
    const near = mentor('near', { topics: ['cashless', 'vneid'], latitude: 20.385 });
    expect(needsWith(far, near)).toEqual([
      { topic: 'digital-signature', mentors: [] },
      {
        topic: 'cashless',
        mentors: [
          { mentorId: 'near', metres: expect.any(Number) as number },
          { mentorId: 'far', metres: expect.any(Number) as number },
        ],
      },
    ]);
  });

  it.each([
    ['too far', { latitude: 20.5 }],
    ['of another language', { languages: ['tay'] }],
    ['never free together', { windows: [{ weekday: 7, startMinute: 480, endMinute: 540 }] }],
  ])('name nobody who is %s', (_, changes) => {
    const other = mentor('other', { topics: ['cashless'], ...changes });
    expect(needsWith(other)?.[1]).toEqual({ topic: 'cashless', mentors: [] });
  });

  it('are not there where the own ambassador teaches everything', () => {
    const all = mentor('own', { topics: learner.topics });
    expect(openNeedsOf({ mentors: [all], mentees: [learner], settings }, pairs).size).toBe(0);
  });
});
