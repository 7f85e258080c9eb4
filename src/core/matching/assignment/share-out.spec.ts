import { shareOut } from './share-out';

describe('sharing people out', () => {
  it('gives as many a place as can have one, and of these ways takes the cheapest', () => {
    // Alone the first would take what only the second can have.
    expect(
      shareOut(
        [
          [1, 900],
          [2, null],
        ],
        [1, 1],
      ),
    ).toEqual([1, 0]);
    expect(
      shareOut(
        [
          [5, 7],
          [5, 9],
        ],
        [1, 1],
      ),
    ).toEqual([1, 0]);
  });

  it('leaves out whom nobody can take, and whom there is no room for', () => {
    expect(shareOut([[null], [4], [3]], [1])).toEqual([-1, -1, 0]);
    expect(shareOut([[2]], [0])).toEqual([-1]);
    expect(shareOut([], [3])).toEqual([]);
    expect(shareOut([[]], [])).toEqual([-1]);
  });
});
