import { joined, piecesOf } from './pieces';

it('makes something with long lists whole again, however long they are', () => {
  for (const length of [0, 1, 250, 251, 1_000]) {
    const rows = Array.from({ length }, (_, at) => ({ at }));
    const whole = { rows, counts: { all: length }, few: [1], none: null, others: [...rows] };
    const pieces = piecesOf(whole);
    expect(joined(pieces.map((piece) => JSON.parse(JSON.stringify(piece)) as object))).toEqual(
      whole,
    );
    expect(Math.max(...pieces.map((one) => JSON.stringify(one).length))).toBeLessThan(6_000);
  }
});
