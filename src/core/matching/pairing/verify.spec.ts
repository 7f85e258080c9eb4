import { mentee, mentor } from '../../../../test/factories/matching-people';
import { defaultSettings, MenteeProfile, MentorProfile } from '../rules/problem';
import { ClaimedResult, MatchRequest, verify } from './verify';

const settings = { ...defaultSettings, minMentees: 2, maxMentees: 3 };
const people = ['p1', 'p2'];
const sound: ClaimedResult = {
  pairs: people.map((menteeId) => ({ mentorId: 'm1', menteeId })),
  unpaired: [],
  inactive: [{ mentorId: 'm2' }],
  splitHouseholds: [],
};

function request(changes: Partial<MatchRequest> = {}): MatchRequest {
  return {
    mentors: [mentor('m1'), mentor('m2')],
    mentees: people.map((id) => mentee(id)),
    settings,
    ...changes,
  };
}

function withMentee(changes: Partial<MenteeProfile>): MatchRequest {
  return request({ mentees: [mentee('p1', changes), mentee('p2')] });
}

function withMentor(changes: Partial<MentorProfile>): MatchRequest {
  return request({ mentors: [mentor('m1', changes), mentor('m2')] });
}

function codes(of: MatchRequest, result: ClaimedResult = sound): string[] {
  return [...new Set(verify(of, result).map(({ code }) => code))];
}

describe('the verifier', () => {
  it('passes a sound result', () => {
    expect(verify(request(), sound)).toEqual([]);
  });

  it.each([
    ['no-consent', withMentee({ hasConsent: false })],
    ['too-far', withMentee({ latitude: 20.43 })],
    ['no-language', withMentee({ languages: ['khmer'] })],
    ['no-topic', withMentee({ topics: ['cashless'] })],
    ['no-window', withMentee({ windows: [{ weekday: 7, startMinute: 480, endMinute: 690 }] })],
    ['no-window', withMentee({ windows: [{ weekday: 2, startMinute: 1085, endMinute: 1125 }] })],
    ['no-gender', withMentee({ wishedGender: 'male' })],
    [
      'no-gender',
      request({
        mentors: [mentor('m1', { gender: null }), mentor('m2')],
        mentees: [mentee('p1', { wishedGender: 'female' }), mentee('p2')],
      }),
    ],
    ['under-minimum', withMentor({ minMentees: 3 })],
    ['over-maximum', withMentor({ maxMentees: 1, minMentees: 1 })],
    ['lock-broken', request({ locks: [{ mentorId: 'm2', menteeId: 'p1' }] })],
    ['forbidden-pair', request({ forbidden: [{ mentorId: 'm1', menteeId: 'p1' }] })],
    ['person-lost', request({ mentees: ['p1', 'p2', 'p3'].map((id) => mentee(id)) })],
    ['mentor-lost', request({ mentors: ['m1', 'm2', 'm3'].map((id) => mentor(id)) })],
    [
      'unknown-person',
      request({ mentees: [mentee('p1')], settings: { ...settings, minMentees: 1 } }),
    ],
  ])('finds a planted %s', (code, faulty) => {
    expect(codes(faulty)).toEqual([code]);
  });

  it('finds a person paired twice, or both paired and left over', () => {
    const twice = { ...sound, pairs: [...sound.pairs, sound.pairs[0]] };
    expect(codes(request(), twice)).toEqual(['paired-twice']);
    const both = { ...sound, unpaired: [{ menteeId: 'p1' }] };
    expect(codes(request(), both)).toEqual(['paired-and-unpaired']);
    const busy = { ...sound, inactive: [{ mentorId: 'm1' }, { mentorId: 'm2' }] };
    expect(codes(request(), busy)).toEqual(['inactive-but-paired']);
  });

  it('finds a household taken apart that one ambassador could have taken, where it must stay whole', () => {
    const apart = request({
      mentees: people.map((id) => mentee(id, { householdId: 'h' })),
      settings: { ...settings, minMentees: 1, householdSplitCost: null },
    });
    const result: ClaimedResult = {
      pairs: [
        { mentorId: 'm1', menteeId: 'p1' },
        { mentorId: 'm2', menteeId: 'p2' },
      ],
      unpaired: [],
      inactive: [],
      splitHouseholds: [{ householdId: 'h' }],
    };
    expect(codes(apart, result)).toEqual(['household-split']);
    const nobody = { ...apart, settings: { ...apart.settings, maxMentees: 1 } };
    expect(codes(nobody, result)).toEqual([]);
    expect(codes(nobody, { ...result, splitHouseholds: [] })).toEqual(['household-split']);
  });

  it('finds a household that is apart and not reported, one left over beside one who is not as well', () => {
    const soft = request({
      mentees: people.map((id) => mentee(id, { householdId: 'h' })),
      settings: { ...settings, minMentees: 1 },
    });
    const reported: ClaimedResult = {
      pairs: [{ mentorId: 'm1', menteeId: 'p1' }],
      unpaired: [{ menteeId: 'p2' }],
      inactive: [{ mentorId: 'm2' }],
      splitHouseholds: [{ householdId: 'h' }],
    };
    expect(codes(soft, reported)).toEqual([]);
    expect(codes(soft, { ...reported, splitHouseholds: [] })).toEqual(['household-split']);
    const everyoneAlone = { ...soft, settings: { ...soft.settings, householdSplitCost: 0 } };
    expect(codes(everyoneAlone, { ...reported, splitHouseholds: [] })).toEqual([]);
  });
});
