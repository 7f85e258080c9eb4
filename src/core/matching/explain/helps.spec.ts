import { mentee, mentor } from '../../../../test/factories/matching-people';
import { defaultSettings, type MenteeProfile } from '../rules/problem';
import { helpsOf } from './helps';
import { householdChanges } from './household-changes';

const settings = { ...defaultSettings, minMentees: 2, maxMentees: 4 };
/** About 5,060 m north of everybody else. */
const JUST_TOO_FAR = 20.38 + 5_060 / 111_195;

const crowd = (count: number, changes: Partial<MenteeProfile> = {}, prefix = 'p') =>
  Array.from({ length: count }, (_, at) => mentee(`${prefix}${at + 1}`, changes));
const allWith = (mentorId: string, people: readonly { id: string }[]) =>
  people.map(({ id: menteeId }) => ({ mentorId, menteeId }));

describe('what would help who is left over', () => {
  it('is a way a little longer than allowed, given to the metre', () => {
    const group = crowd(2);
    const left = mentee('left', { latitude: JUST_TOO_FAR });
    const request = { mentors: [mentor('m1')], mentees: [...group, left], settings };
    const help = helpsOf(request, allWith('m1', group), new Set(['left'])).get('left');
    expect(help).toMatchObject({ kind: 'farther', placed: [{ mentorId: 'm1', menteeId: 'left' }] });
    expect(help?.placed[0].metres).toBeCloseTo(5_060, -1);
  });

  it('is no way that is much longer, and no place with somebody who is full or has no group', () => {
    const group = crowd(4);
    const far = mentee('far', { latitude: 20.5 });
    const request = {
      mentors: [mentor('m1'), mentor('idle')],
      mentees: [...group, far, mentee('near')],
      settings,
    };
    const pairs = allWith('m1', group);
    expect(helpsOf(request, pairs, new Set(['far', 'near'])).size).toBe(0);
  });

  it('is to split a household that nobody has the places for', () => {
    const [one, other] = [crowd(3), crowd(3, {}, 'q')];
    const family = crowd(2, { householdId: 'h' }, 'f');
    const request = {
      mentors: [mentor('m1'), mentor('m2')],
      mentees: [...one, ...other, ...family],
      settings: { ...settings, householdSplitCost: null },
    };
    const pairs = [...allWith('m1', one), ...allWith('m2', other)];
    const help = helpsOf(request, pairs, new Set(['f1', 'f2'])).get('f2');
    expect(help?.kind).toBe('split');
    expect(new Set(help?.placed.map(({ mentorId }) => mentorId))).toEqual(new Set(['m1', 'm2']));
  });
});

describe('a household', () => {
  const mentors = [mentor('m1'), mentor('m2', { latitude: 20.39 })];
  const [first, second] = [mentee('f1', { householdId: 'h' }), mentee('f2', { householdId: 'h' })];

  it('that is apart is joined where that costs least, and nobody is left with too few', () => {
    const near = crowd(2);
    const far = crowd(2, { latitude: 20.39 }, 'q');
    const request = { mentors, mentees: [...near, ...far, first, second], settings };
    const pairs = [
      ...allWith('m1', [...near, first]),
      ...allWith('m2', [...far.slice(0, 2), second]),
    ];
    expect(householdChanges(request, pairs)).toMatchObject([
      { isApart: true, moves: [{ mentorId: 'm1', menteeId: 'f2' }], found: 0 },
    ]);
    const short = allWith('m1', [...near, first]).concat(allWith('m2', [far[0], second]));
    expect(householdChanges(request, short)[0].moves).toEqual([{ mentorId: 'm2', menteeId: 'f1' }]);
  });

  it('that is together is split by the one who has the least to lose', () => {
    const request = {
      mentors,
      mentees: [...crowd(2), ...crowd(2, {}, 'q'), first, { ...second, latitude: 20.385 }],
      settings,
    };
    const pairs = [
      ...allWith('m1', [...crowd(2), first, second]),
      ...allWith('m2', crowd(2, {}, 'q')),
    ];
    const [change] = householdChanges(request, pairs);
    expect(change).toMatchObject({
      isApart: false,
      moves: [{ mentorId: 'm2', menteeId: 'f2' }],
    });
    expect(Math.abs(change.metres)).toBeLessThan(20);
  });

  it('is left alone where nobody has a place', () => {
    const request = {
      mentors: mentors.slice(0, 1),
      mentees: [...crowd(2), first, second],
      settings,
    };
    const pairs = allWith('m1', [...crowd(2), first, second]);
    expect(householdChanges(request, pairs)).toMatchObject([{ isApart: false, moves: [] }]);
  });
});
