import { nextStanding, standingOf } from './standing';

const today = '2026-11-29';
const nobody = { birthYear: 1990, groups: [], support: [], isPriority: false, isHomebound: false };

describe('who comes first', () => {
  it('are people in the year in which they turn sixty, and nobody a year younger', () => {
    const groups = ['farmer'];
    expect(standingOf({ birthYear: 1966, groups, support: [] }, today)).toMatchObject({
      groups: ['farmer', 'elderly'],
      isPriority: true,
      isHomebound: false,
    });
    expect(standingOf({ birthYear: 1967, groups, support: [] }, today)).toMatchObject({
      groups: ['farmer'],
      isPriority: false,
      isHomebound: false,
    });
  });

  it('are the elderly and disabled of a list that knows no year', () => {
    const said = { birthYear: null, support: [] };
    expect(standingOf({ ...said, groups: ['elderly'] }, today).isPriority).toBe(true);
    expect(standingOf({ ...said, groups: ['disabled'] }, today).isPriority).toBe(true);
    expect(standingOf({ ...said, groups: ['trader'] }, today).isPriority).toBe(false);
  });

  it('are the blind, deaf and mute, and who cannot walk well is taught at home', () => {
    const needing = (need: string) => standingOf({ ...nobody, support: [need] }, today);
    expect(['blind', 'deaf', 'speech'].map((need) => needing(need).isPriority)).toEqual([
      true,
      true,
      true,
    ]);
    expect(needing('mobility')).toMatchObject({ isPriority: true, isHomebound: true });
    expect(needing('reading')).toMatchObject({ isPriority: false, isHomebound: false });
  });
});

describe('what is said of somebody known', () => {
  it('leaves what staff decided where it tells neither group nor support', () => {
    const before = { ...nobody, isPriority: true, isHomebound: true };
    expect(nextStanding(before, {}, today)).toMatchObject({ isPriority: true, isHomebound: true });
    const sixty = { ...nobody, birthYear: 1960, groups: ['elderly'] };
    expect(nextStanding(sixty, {}, today).isPriority).toBe(false);
  });

  it('lets whoever has turned sixty since come first', () => {
    const before = { ...nobody, birthYear: 1966, groups: ['farmer'] };
    expect(nextStanding(before, {}, today)).toMatchObject({
      groups: ['farmer', 'elderly'],
      isPriority: true,
      isHomebound: false,
    });
  });

  it('keeps the lessons at home when only the group is told', () => {
    const before = { ...nobody, support: ['mobility'], isPriority: true, isHomebound: true };
    const now = nextStanding(before, { groups: ['trader'] }, today);
    expect(now).toMatchObject({ groups: ['trader'], isPriority: true, isHomebound: true });
  });

  it('ends the lessons at home when other support is told', () => {
    const before = { ...nobody, support: ['mobility'], isPriority: true, isHomebound: true };
    const now = nextStanding(before, { support: ['reading'] }, today);
    expect(now).toMatchObject({ isPriority: false, isHomebound: false });
  });
});

describe('which of the four groups of the framework somebody is in', () => {
  const somebody = { birthYear: 1990, support: [] };
  const target = (groups: string[], targetGroup?: string) =>
    standingOf({ ...somebody, groups, targetGroup }, today).targetGroup;

  it('follows from what marks them', () => {
    expect(target(['student', 'minority'])).toBe('student');
    expect(target(['child'])).toBe('student');
    expect(target(['retired', 'official'])).toBe('official');
    expect(target(['worker', 'woman'])).toBe('worker');
    expect([target(['trader', 'poor']), target([])]).toEqual(['citizen', 'citizen']);
  });

  it('is what somebody says outright, until other marks say another', () => {
    expect(target(['retired'], 'official')).toBe('official');
    const before = { ...somebody, groups: ['retired'], isPriority: false, isHomebound: false };
    const next = (groups: string[] | undefined, targetGroup?: string) =>
      nextStanding({ ...before, targetGroup: 'official' }, { groups, targetGroup }, today)
        .targetGroup;
    expect(next(undefined)).toBe('official');
    expect(next(['retired', 'woman'])).toBe('official');
    expect(next(['worker'])).toBe('worker');
    expect(next(['worker'], 'citizen')).toBe('citizen');
  });
});
