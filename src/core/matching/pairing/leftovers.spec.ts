import { mentee, mentor } from '../../../../test/factories/matching-people';
import { defaultSettings as settings } from '../rules/problem';
import { reasonsOf } from './leftovers';

describe('why somebody has nobody today', () => {
  it('is not that a group cannot be gathered, while nobody has tried', () => {
    const request = { mentors: [mentor('m1')], mentees: [mentee('new')], settings };
    expect(reasonsOf(request, [], new Set(['new'])).get('new')).toMatchObject({
      code: 'no-group-yet',
      data: { able: 1, closed: 1 },
    });
  });

  it('is left out where they have somebody', () => {
    const request = { mentors: [mentor('m1')], mentees: [mentee('taken')], settings };
    const pairs = [{ mentorId: 'm1', menteeId: 'taken' }];
    expect(reasonsOf(request, pairs, new Set(['taken'])).size).toBe(0);
  });
});
