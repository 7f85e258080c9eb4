import { match } from '../pairing/match';
import { verify } from '../pairing/verify';
import { defaultSettings } from '../rules/problem';
import { mentee, mentor } from '../../../../test/factories/matching-people';

describe('repairing an assignment', () => {
  it('makes room in a team of today for the household that a lock adds to it', () => {
    const team = Array.from({ length: 6 }, (_, n) => mentee(`t${n}`, { currentMentorId: 'full' }));
    const household = ['grandmother', 'grandfather'].map((id) => mentee(id, { householdId: 'h' }));
    const request = {
      mentors: [mentor('full', { maxMentees: 6 })],
      mentees: [...team, ...household],
      locks: [{ mentorId: 'full', menteeId: 'grandmother' }],
      settings: defaultSettings,
    };
    const result = match(request);
    expect(verify(request, result)).toEqual([]);
    expect(result.pairs).toHaveLength(6);
    expect(result.pairs.map(({ menteeId }) => menteeId)).toContain('grandfather');
  });
});
