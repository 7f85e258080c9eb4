import { mostPeopleAt } from './conflicts';

const at = (startAt: number, mentorId: string, menteeIds: string[], venueId: string | null) => ({
  startAt,
  endAt: startAt + 30,
  mentorId,
  menteeIds,
  venueId,
});

describe('the people in a venue at one moment', () => {
  it('are counted over all sessions there', () => {
    const others = [at(0, 'n', ['a', 'b'], 'hall'), at(15, 'o', ['c'], 'hall')];
    expect(mostPeopleAt('hall', at(0, 'm', [], 'hall'), others)).toBe(3);
    expect(mostPeopleAt('hall', at(0, 'm', [], 'hall'), [at(0, 'n', ['a'], 'other')])).toBe(0);
  });

  it('are not both those who leave and those who come after them', () => {
    const others = [at(-20, 'n', ['a', 'b'], 'hall'), at(10, 'o', ['c', 'd'], 'hall')];
    expect(mostPeopleAt('hall', at(0, 'm', [], 'hall'), others)).toBe(2);
  });
});
