import { mentee, mentor } from '../../../../test/factories/matching-people';
import { defaultSettings } from '../rules/problem';
import { isNobodyMoreServed } from './most-served';

const settings = { ...defaultSettings, minMentees: 1, maxMentees: 1 };
const [own, other] = [mentor('own'), mentor('other', { latitude: 20.4 })];
const [near, left] = [mentee('near'), mentee('left')];
const pairs = [{ mentorId: 'own', menteeId: 'near' }];

describe('that nobody more can be served', () => {
  it('is proved where all places of all who could teach are taken', () => {
    const request = { mentors: [own], mentees: [near, left], settings };
    expect(isNobodyMoreServed(request, pairs)).toBe(true);
  });

  it('is not said where somebody could change over to a place that is free', () => {
    const far = { ...near, latitude: 20.39 };
    const beyond = { ...left, latitude: 20.34 };
    const request = { mentors: [own, other], mentees: [far, beyond], settings };
    expect(isNobodyMoreServed(request, [{ mentorId: 'own', menteeId: 'near' }])).toBe(false);
  });

  it('is proved where those left over have not agreed, or nobody could teach them', () => {
    const mentees = [near, { ...left, hasConsent: false }, mentee('tay', { languages: ['tay'] })];
    expect(isNobodyMoreServed({ mentors: [own], mentees, settings }, pairs)).toBe(true);
  });
});
