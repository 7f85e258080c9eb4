import { createRequire } from 'node:module';

type Figures = Map<string, number>;

const { figuresOf, ratiosOf } = createRequire(__filename)('./bench-figures.cjs') as {
  figuresOf(printed: string): Figures;
  ratiosOf(
    there: Figures[],
    here: Figures[],
  ): { name: string; there: number; here: number; ratio: number | null }[];
};

describe('what a bench printed', () => {
  it('is read from its tables, by row and column', () => {
    const printed = [
      'Made in 12 s.',
      '| what | figure |',
      '| --- | ---: |',
      '| bookings a second | 1,440 |',
      '| free times | 1.7 to 4 ms |',
      '',
      '| page | statements | ms |',
      '| --- | --- | --- |',
      '| pairs | 7 | 12.5 |',
    ];
    expect([...figuresOf(printed.join('\n'))]).toEqual([
      ['bookings a second figure', 1440],
      ['free times figure (1)', 1.7],
      ['free times figure (2)', 4],
      ['pairs statements', 7],
      ['pairs ms', 12.5],
    ]);
  });

  it('is set beside what another commit printed, as medians of what all runs tell', () => {
    const run = (...figures: [string, number][]): Figures => new Map(figures);
    const there = [run(['a', 10], ['gone', 1]), run(['a', 30]), run(['a', 20])];
    const here = [run(['a', 15], ['new', 2]), run(['a', 40]), run(['a', 10])];
    expect(ratiosOf(there, here)).toEqual([{ name: 'a', there: 20, here: 15, ratio: 0.75 }]);
  });

  it('has no ratio to nothing', () => {
    const zero: Figures = new Map([['a', 0]]);
    expect(ratiosOf([zero], [zero])).toEqual([{ name: 'a', there: 0, here: 0, ratio: null }]);
  });
});
