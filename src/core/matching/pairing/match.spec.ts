import { mentee, mentor, numbers, ward } from '../../../../test/factories/matching-people';
import { match, MatchResult } from './match';
import { defaultSettings, MenteeProfile, MentorProfile } from '../rules/problem';
import { MatchRequest, verify } from './verify';

const settings = { ...defaultSettings, minMentees: 2, maxMentees: 3 };

function crowd(count: number, changes: Partial<MenteeProfile> = {}, prefix = 'p'): MenteeProfile[] {
  return Array.from({ length: count }, (_, at) => mentee(`${prefix}${at + 1}`, changes));
}

function run(
  mentors: MentorProfile[],
  mentees: MenteeProfile[],
  changes: Partial<MatchRequest> = {},
): MatchResult {
  const request = { mentors, mentees, settings, ...changes };
  const result = match(request);
  if (result.status !== 'infeasible') expect(verify(request, result)).toEqual([]);
  return result;
}

describe('matching a ward', () => {
  it('keeps every hard rule for everyone, and says how good the pairing is', () => {
    const { mentors, mentees } = ward(150, 25, 2);
    const result = run(mentors, mentees, { settings: defaultSettings });
    expect(result.pairs.length).toBeGreaterThan(140);
    expect(result.lowerBound).toBeLessThanOrEqual(result.objective);
    const cost = result.pairs.reduce((sum, pair) => sum + pair.cost, 0);
    expect(result.objective - result.lowerBound).toBeLessThan(0.02 * cost);
  });

  it('gives the same pairs to the same people every time', () => {
    const { mentors, mentees } = ward(120, 20, 3);
    expect(run(mentors, mentees, { settings: defaultSettings }).pairs).toEqual(
      run(mentors, mentees, { settings: defaultSettings }).pairs,
    );
  });

  it('closes an ambassador who cannot reach the minimum, and says why', () => {
    const lonely = mentor('m2', { latitude: 20.5 });
    const result = run([mentor('m1'), lonely], [...crowd(3), mentee('far', { latitude: 20.5 })]);
    expect(result.inactive).toMatchObject([
      { mentorId: 'm2', code: 'below-min', data: { able: 1 } },
    ]);
    expect(result.unpaired).toMatchObject([{ menteeId: 'far', code: 'mentor-closed' }]);
  });

  it.each([
    ['no-consent', { hasConsent: false }],
    ['too-far', { latitude: 20.6 }],
    ['no-language', { languages: ['khmer'] }],
    ['no-topic', { topics: ['digital-signature'] }],
    ['no-window', { windows: [{ weekday: 7, startMinute: 480, endMinute: 690 }] }],
    ['no-gender', { wishedGender: 'male' as const }],
  ])('names %s as the reason that binds', (code, changes) => {
    const result = run([mentor('m1')], [...crowd(2), mentee('left', changes)]);
    expect(result.unpaired).toMatchObject([{ menteeId: 'left', code }]);
  });

  it('says that all who could are full', () => {
    const result = run([mentor('m1')], crowd(4));
    expect(result.unpaired).toMatchObject([{ code: 'mentors-full', data: { able: 1, full: 1 } }]);
  });

  it('serves elderly, disabled and blind people first when places are short', () => {
    const far = mentee('elder', { latitude: 20.41, isPriority: true });
    const result = run([mentor('m1')], [...crowd(3), far]);
    expect(result.pairs.map(({ menteeId }) => menteeId)).toContain('elder');
  });

  it('keeps a household with one ambassador, though apart would be nearer', () => {
    const mentors = [mentor('m1'), mentor('m2', { latitude: 20.4 })];
    const family = crowd(3, { householdId: 'h', latitude: 20.39 }, 'f');
    const result = run(mentors, [...crowd(2), ...family, mentee('q', { latitude: 20.4 })]);
    const theirs = result.pairs.filter(({ menteeId }) => menteeId.startsWith('f'));
    expect(new Set(theirs.map(({ mentorId }) => mentorId)).size).toBe(1);
    expect(result.splitHouseholds).toEqual([]);
  });

  it('splits and reports a household that nobody can take whole', () => {
    const result = run([mentor('m1'), mentor('m2')], crowd(4, { householdId: 'h' }));
    expect(result.unpaired).toEqual([]);
    expect(result.splitHouseholds).toMatchObject([{ householdId: 'h', code: 'nobody-suits-all' }]);
  });

  it('splits a household where somebody would be left without an ambassador, and only there', () => {
    const mentors = [
      mentor('m1', { languages: ['vi', 'tay'] }),
      mentor('m2', { languages: ['vi', 'muong'] }),
    ];
    const family = crowd(2, { householdId: 'h' }, 'f');
    const tay = crowd(2, { languages: ['tay'] }, 't');
    const muong = (count: number) => crowd(count, { languages: ['muong'] }, 'm');
    const served = run(mentors, [...tay, ...family, ...muong(2)]);
    expect(served.unpaired).toEqual([]);
    expect(served.splitHouseholds).toMatchObject([
      { householdId: 'h', code: 'mentors-full', data: { people: 2, leftOver: 0, able: 2 } },
    ]);
    expect(run(mentors, [...tay, ...family, ...muong(1)]).splitHouseholds).toEqual([]);
  });

  it('leaves a household out whole where the ward never splits one', () => {
    const never = { settings: { ...settings, householdSplitCost: null } };
    const people = [...crowd(2), ...crowd(2, { householdId: 'h' }, 'f')];
    const soft = run([mentor('m1')], people);
    expect(soft.unpaired).toHaveLength(1);
    const hard = run([mentor('m1')], people, never);
    expect(hard.unpaired).toMatchObject([{ menteeId: expect.stringMatching('p') as string }]);
    const locks = { ...never, locks: crowd(2).map(({ id }) => ({ mentorId: 'm1', menteeId: id })) };
    const left = run([mentor('m1')], people, locks);
    expect(left.unpaired).toMatchObject([{ code: 'household' }, { code: 'household' }]);
    expect(run([mentor('m1')], people, { locks: locks.locks }).unpaired).toMatchObject([
      { code: 'mentors-full' },
    ]);
  });

  it('keeps locks and forbidden pairs', () => {
    const mentors = [mentor('m1'), mentor('m2', { latitude: 20.41 })];
    const result = run(mentors, crowd(5), {
      locks: [{ mentorId: 'm2', menteeId: 'p1' }],
      forbidden: [{ mentorId: 'm1', menteeId: 'p2' }],
    });
    const mentorOf = new Map(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    expect(mentorOf.get('p1')).toBe('m2');
    expect(mentorOf.get('p2')).toBe('m2');
  });

  it('says why locks cannot hold', () => {
    const lock = { mentorId: 'm1', menteeId: 'p1' };
    const broken = (changes: Partial<MatchRequest>) =>
      run([mentor('m1')], crowd(2), changes).reason?.code;
    expect(broken({ locks: [{ ...lock, menteeId: 'who' }] })).toBe('lock-unknown-person');
    expect(broken({ locks: [lock], forbidden: [lock] })).toBe('lock-forbidden');
    expect(broken({ locks: [lock], mentees: crowd(1) })).toBe('locks-under-minimum');
    expect(broken({ locks: [lock], mentees: crowd(2, { hasConsent: false }) })).toBe(
      'lock-without-consent',
    );
  });

  it('lets every willing ambassador take part when that is rewarded', () => {
    const mentors = [mentor('m1'), mentor('m2', { latitude: 20.41 })];
    const count = (activeMentorReward: number) =>
      new Set(
        run(mentors, crowd(4), {
          settings: { ...settings, maxMentees: 4, activeMentorReward },
        }).pairs.map(({ mentorId }) => mentorId),
      ).size;
    expect(count(0)).toBe(1);
    expect(count(50_000)).toBe(2);
  });

  it('looks farther for people left over', () => {
    const full = Array.from({ length: 20 }, (_, j) =>
      mentor(`near${j}`, { minMentees: 1, maxMentees: 1 }),
    );
    const away = mentor('away', { latitude: 20.41, minMentees: 1 });
    const result = run([...full, away], crowd(21), {
      settings: { ...settings, nearestMentees: 0 },
    });
    expect(result.unpaired).toEqual([]);
  });

  it('lets a pair of today go that lives farther apart than is allowed since, and says so', () => {
    const learners = crowd(3, { latitude: 20.42, currentMentorId: 'm1' });
    const near = { ...settings, maxMetres: 1_000 };
    const result = run([mentor('m1')], learners, { settings: near });
    expect(result.pairs).toEqual([]);
    expect(result.unpaired.map(({ code }) => code)).toEqual(['too-far', 'too-far', 'too-far']);
  });

  it('leaves good pairs together when people come and go', () => {
    const { mentors, mentees } = ward(150, 24, 4);
    const first = run(mentors, mentees, { settings: defaultSettings });
    const random = numbers(11);
    const stay = <T>(people: readonly T[]): T[] => people.filter(() => random() >= 0.05);
    const teachers = stay(mentors);
    const mentorOf = new Map(first.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const learners = stay(mentees).map((learner) => ({
      ...learner,
      currentMentorId: mentorOf.get(learner.id) ?? null,
    }));
    const here = new Set(teachers.map(({ id }) => id));
    const couldStay = learners.filter(({ currentMentorId }) => here.has(currentMentorId ?? ''));
    const second = run(teachers, learners, { settings: defaultSettings });
    const now = new Map(second.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const moved = couldStay.filter(({ id, currentMentorId }) => now.get(id) !== currentMentorId);
    expect(moved.length / couldStay.length).toBeLessThanOrEqual(0.02);
  });

  it('keeps more locks than a maximum allows, says so, and goes on with the others', () => {
    const mentors = [mentor('full', { maxMentees: 5 }), mentor('other')];
    const mentees = Array.from({ length: 12 }, (_, i) => mentee(`p${i}`));
    const locks = mentees.slice(0, 6).map(({ id }) => ({ mentorId: 'full', menteeId: id }));
    const request = { mentors, mentees, locks, settings: defaultSettings };
    const result = match(request);
    expect(verify(request, result)).toEqual([]);
    expect(result.pairs.filter(({ mentorId }) => mentorId === 'full')).toHaveLength(6);
    expect(result.unpaired).toEqual([]);
    expect(result.locksOverMaximum).toEqual([{ mentorId: 'full', locked: 6, maximum: 5 }]);
  });
});
