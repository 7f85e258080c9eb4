import { type FamilyMember, type FamilyRule, familyStanding } from './families';

const rule: FamilyRule = {
  familyTopics: ['smartphone', 'vneid'],
  familyMembers: 1,
  familyNeedsGuide: true,
};
const member = (id: string, days: string[], guidesSince: string | null = null): FamilyMember => ({
  id,
  alone: new Map(days.map((day, at) => [rule.familyTopics[at], day])),
  guidesSince,
});

describe('a Digital Family', () => {
  it('is one since its member could do all of it, where nobody else is there', () => {
    expect(familyStanding([member('a', ['2026-10-02', '2026-10-01'])], rule)).toEqual({
      since: '2026-10-02',
      lacks: null,
      learned: ['a'],
    });
    expect(familyStanding([member('a', ['2026-10-02'])], rule)).toMatchObject({
      since: null,
      lacks: 'learned',
    });
  });

  it('of several has one who guides the others, and who can do it', () => {
    const able = ['2026-10-02', '2026-10-01'];
    const others = [member('b', []), member('c', [], '2026-09-01')];
    expect(familyStanding([member('a', able), ...others], rule)).toMatchObject({
      since: null,
      lacks: 'guide',
    });
    const guided = familyStanding([member('a', able, '2026-11-05'), ...others], rule);
    expect(guided).toMatchObject({ since: '2026-11-05', lacks: null });
    const unguided = { ...rule, familyNeedsGuide: false };
    expect(familyStanding([member('a', able), ...others], unguided).since).toBe('2026-10-02');
  });

  it('has as many who can do it as the ward asks for', () => {
    const two = { ...rule, familyMembers: 2, familyNeedsGuide: false };
    const first = member('a', ['2026-10-02', '2026-10-01']);
    expect(familyStanding([first], two).lacks).toBe('learned');
    const both = [first, member('b', ['2026-11-02', '2026-10-01'])];
    expect(familyStanding(both, two)).toMatchObject({ since: '2026-11-02', learned: ['a', 'b'] });
  });
});
