import { mentee, mentor, ward } from '../../../../test/factories/matching-people';
import { match } from '../pairing/match';
import { defaultSettings, MatchSettings } from '../rules/problem';
import { WhatIf } from './what-if';

const settings: MatchSettings = {
  ...defaultSettings,
  minMentees: 2,
  maxMentees: 3,
  activeMentorReward: 5000,
};
const mentors = [mentor('m1'), mentor('m2', { latitude: 20.4 })];
const mentees = ['p1', 'p2', 'p3', 'p4', 'p5'].map((id, at) =>
  mentee(id, { latitude: at < 3 ? 20.38 : 20.4 }),
);
const request = { mentors, mentees, settings };
const { pairs } = match(request);

describe('what if', () => {
  it('a mentee moves: shows who goes where and what it costs', () => {
    const answer = new WhatIf(request, pairs).ask({ kind: 'move', mentorId: 'm2', menteeId: 'p1' });
    expect(answer).toEqual({
      isPossible: true,
      extraCost: 2224 + settings.moveCost,
      moved: [{ menteeId: 'p1', fromMentorId: 'm1', toMentorId: 'm2' }],
    });
  });

  it('a mentee moves to somebody full: shows who makes way', () => {
    const whatIf = new WhatIf(request, pairs);
    const answer = whatIf.ask({ kind: 'move', mentorId: 'm1', menteeId: 'p4' });
    expect(answer.isPossible).toBe(true);
    expect(answer.moved).toHaveLength(2);
    expect(whatIf.ask({ kind: 'move', mentorId: 'm1', menteeId: 'p4' })).toEqual(answer);
  });

  it('a pair is forbidden: finds the next best place', () => {
    const answer = new WhatIf(request, pairs).ask({
      kind: 'forbid',
      mentorId: 'm1',
      menteeId: 'p2',
    });
    expect(answer.moved).toEqual([{ menteeId: 'p2', fromMentorId: 'm1', toMentorId: 'm2' }]);
  });

  it('an ambassador takes fewer: shows who goes elsewhere', () => {
    const answer = new WhatIf(request, pairs).ask({
      kind: 'set-maximum',
      mentorId: 'm1',
      maximum: 2,
    });
    expect(answer.moved).toMatchObject([{ fromMentorId: 'm1', toMentorId: 'm2' }]);
    expect(answer.extraCost).toBe(2224 + settings.moveCost);
  });

  it('an ambassador joins: people left over find a place', () => {
    const six = [...mentees, mentee('p6'), mentee('p7')];
    const crowded = { mentors, mentees: six, settings };
    const today = match(crowded);
    expect(today.unpaired).toHaveLength(1);
    const joined = mentor('m3', { minMentees: 1 });
    const answer = new WhatIf(crowded, today.pairs).ask({ kind: 'add-mentor', mentor: joined });
    expect(answer.moved).toContainEqual({
      menteeId: today.unpaired[0].menteeId,
      fromMentorId: null,
      toMentorId: 'm3',
    });
    expect(answer.extraCost).toBeLessThan(-900_000);
  });

  it('an ambassador without mentees takes part: shows who would have to come', () => {
    const six = { mentors, mentees: [...mentees, mentee('p6', { latitude: 20.4 })], settings };
    const today = match(six).pairs;
    const three = { ...six, mentors: [...mentors, mentor('m3')] };
    const idle = new WhatIf(three, today).ask({ kind: 'activate', mentorId: 'm3' });
    expect(idle.isPossible).toBe(true);
    expect(idle.moved.filter(({ toMentorId }) => toMentorId === 'm3')).toHaveLength(2);
    expect(idle.extraCost).toBeGreaterThan(0);
  });

  it('refuses what breaks a rule, and names it', () => {
    const whatIf = new WhatIf(request, pairs);
    expect(whatIf.ask({ kind: 'move', mentorId: 'nobody', menteeId: 'p1' }).code).toBe(
      'unknown-person',
    );
    const picky = mentees.map((p) => (p.id === 'p1' ? { ...p, wishedGender: 'male' as const } : p));
    const wishes = new WhatIf({ ...request, mentees: picky }, pairs.slice(1));
    expect(wishes.ask({ kind: 'move', mentorId: 'm2', menteeId: 'p1' }).code).toBe('no-gender');
  });

  it('leaves the pairing as it was after every question', () => {
    const people = ward(150, 24, 8);
    const whole = { ...people, settings: defaultSettings };
    const today = match(whole);
    const whatIf = new WhatIf(whole, today.pairs);
    const ask = () =>
      today.pairs.slice(0, 12).map((pair) => whatIf.ask({ kind: 'forbid', ...pair }).extraCost);
    const before = ask();
    whatIf.ask({ kind: 'set-maximum', mentorId: today.pairs[5].mentorId, maximum: 5 });
    whatIf.ask({
      kind: 'move',
      menteeId: today.pairs[0].menteeId,
      mentorId: today.pairs[30].mentorId,
    });
    expect(ask()).toEqual(before);
  });
});
