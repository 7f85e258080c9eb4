import { parseDimacs } from './dimacs';
import { FlowInputError, type MinCostFlowProblem } from './min-cost-flow-problem';
import { NetworkSimplex } from './network-simplex';

/** A problem in DIMACS lines, without the header. */
function problem(nodeCount: number, ...lines: string[]): MinCostFlowProblem {
  const arcs = lines.filter((line) => line.startsWith('a')).length;
  return parseDimacs([`p min ${nodeCount} ${arcs}`, ...lines].join('\n'));
}

function faultOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the status of a problem', () => {
  it('is infeasible when more is given than taken', () => {
    expect(new NetworkSimplex(problem(2, 'n 1 2', 'n 2 -1', 'a 1 2 0 9 1')).solve()).toBe(
      'infeasible',
    );
  });

  it('is infeasible when an arc is too narrow', () => {
    expect(new NetworkSimplex(problem(2, 'n 1 2', 'n 2 -2', 'a 1 2 0 1 1')).solve()).toBe(
      'infeasible',
    );
  });

  it('is unbounded when a round trip without limit earns', () => {
    const roundTrip = problem(2, 'a 1 2 0 -1 -3', 'a 2 1 0 -1 2');
    expect(new NetworkSimplex(roundTrip).solve()).toBe('unbounded');
  });

  it('is infeasible, not unbounded, when nothing keeps the bounds anyway', () => {
    const both = problem(3, 'n 3 -1', 'n 1 1', 'a 1 2 0 -1 -3', 'a 2 1 0 -1 2');
    expect(new NetworkSimplex(both).solve()).toBe('infeasible');
  });

  it('is optimal for a problem without arcs or without nodes', () => {
    expect(new NetworkSimplex(problem(2)).solve()).toBe('optimal');
    expect(new NetworkSimplex(problem(0)).solve()).toBe('optimal');
  });
});

describe('changes after an optimum', () => {
  it('closes and opens a mentor and finds the old optimum again', () => {
    const pairs = problem(
      5,
      'n 1 1',
      'n 2 1',
      'n 5 -2',
      'a 1 3 0 1 10',
      'a 1 4 0 1 30',
      'a 2 3 0 1 20',
      'a 2 4 0 1 25',
      'a 3 5 0 2 0',
      'a 4 5 0 2 0',
    );
    const simplex = new NetworkSimplex(pairs);
    simplex.solve();
    expect(simplex.objective).toBe(30);
    simplex.setBounds(4, 0, 0);
    expect(simplex.solve()).toBe('optimal');
    expect(simplex.objective).toBe(55);
    simplex.setBounds(4, 0, 2);
    simplex.setCost(0, 50);
    expect(simplex.solve()).toBe('optimal');
    expect(simplex.objective).toBe(50);
    expect(simplex.flow(1)).toBe(1);
  });

  it('has no cost to give before it is solved again', () => {
    const simplex = new NetworkSimplex(problem(2, 'n 1 1', 'n 2 -1', 'a 1 2 0 1 4'));
    simplex.solve();
    simplex.setCost(0, 5);
    expect(() => simplex.objective).toThrow('not solved');
  });
});

describe('input that makes no sense', () => {
  const two = (): MinCostFlowProblem => problem(2, 'n 1 1', 'n 2 -1', 'a 1 2 0 1 4');

  it.each<[string, string, (input: MinCostFlowProblem) => void]>([
    ['a node that is not there', 'unknown-node', (input) => (input.target[0] = 2)],
    ['half a unit', 'not-an-integer', (input) => (input.cost[0] = 0.5)],
    ['no number', 'not-an-integer', (input) => (input.supply[0] = NaN)],
    ['a lower bound above the upper', 'lower-above-upper', (input) => (input.lower[0] = 2)],
    ['a lower bound without end', 'not-an-integer', (input) => (input.lower[0] = -Infinity)],
    ['a cost beyond 2^53', 'overflow', (input) => (input.cost[0] = 2 ** 60)],
    ['supplies beyond 2^52', 'overflow', (input) => (input.supply[0] = 2 ** 52)],
    ['arrays too short', 'wrong-length', (input) => (input.cost = new Float64Array(0))],
  ])('is refused in one sentence: %s', (_, code, spoil) => {
    const input = two();
    spoil(input);
    const fault = faultOf(() => new NetworkSimplex(input));
    expect(fault).toBeInstanceOf(FlowInputError);
    expect(fault).toMatchObject({ code });
  });

  it('is refused when the optimal cost cannot be written exactly', () => {
    const large = problem(2, 'n 1 1000000000', 'n 2 -1000000000', 'a 1 2 0 -1 100000000');
    const simplex = new NetworkSimplex(large);
    expect(simplex.solve()).toBe('optimal');
    expect(faultOf(() => simplex.objective)).toMatchObject({ code: 'overflow' });
  });
});
