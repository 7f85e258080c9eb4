import { conflictsWith, mostPeopleAt } from './conflicts';

const at = (startAt: number, mentorId: string, menteeIds: string[], venueId: string | null) => ({
  startAt,
  endAt: startAt + 30,
  mentorId,
  menteeIds,
  venueId,
});
const seatsOf = () => 4;

describe('conflicts', () => {
  it('keeps an ambassador out of two places', () => {
    expect(conflictsWith(at(0, 'm', ['a'], null), [at(29, 'm', ['b'], null)], seatsOf)).toEqual([
      { code: 'mentor-busy', mentorId: 'm', with: 0 },
    ]);
    expect(conflictsWith(at(0, 'm', ['a'], null), [at(30, 'm', ['b'], null)], seatsOf)).toEqual([]);
  });

  it('keeps a mentee out of two places', () => {
    expect(conflictsWith(at(0, 'm', ['a'], null), [at(15, 'n', ['a'], null)], seatsOf)).toEqual([
      { code: 'mentee-busy', menteeId: 'a', with: 0 },
    ]);
  });

  it('never seats more people than a venue has chairs, over all sessions there', () => {
    const others = [at(0, 'n', ['a', 'b'], 'hall'), at(15, 'o', ['c'], 'hall')];
    expect(conflictsWith(at(0, 'm', ['d', 'e'], 'hall'), others, seatsOf)).toEqual([
      { code: 'venue-full', venueId: 'hall', seats: 4, people: 5 },
    ]);
    expect(conflictsWith(at(0, 'm', ['d'], 'hall'), others, seatsOf)).toEqual([]);
  });

  it('does not add people who leave before others come', () => {
    const others = [at(-20, 'n', ['a', 'b'], 'hall'), at(10, 'o', ['c', 'd'], 'hall')];
    expect(mostPeopleAt('hall', at(0, 'm', [], 'hall'), others)).toBe(2);
  });
});
