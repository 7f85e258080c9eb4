import fc from 'fast-check';
import { type MinCostFlowProblem } from '../../src/core/matching/flow/min-cost-flow-problem';
import { NetworkSimplex } from '../../src/core/matching/flow/network-simplex';
import {
  type ArcSketch,
  type FlowSketch,
  anyChanges,
  anyFlowSketch,
  applyChange,
  problemOf,
} from '../support/solvers/flow-problems';
import { solveFlowWithHighs } from '../support/solvers/highs-flow';

const RUNS = 500;

/** A seed printed by a failed run is given back here: FAST_CHECK_SEED=… npx jest network-simplex. */
const replay = process.env.FAST_CHECK_SEED ? { seed: Number(process.env.FAST_CHECK_SEED) } : {};

describe('the network simplex', () => {
  it('finds the same status and the same cost as HiGHS', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(anyFlowSketch(), async (sketch) => {
        await expectSameAsHighs(new NetworkSimplex(problemOf(sketch)), sketch);
      }),
      { numRuns: RUNS, ...replay },
    );
  });

  it('finds them again from the last basis after costs, bounds and supplies changed', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(anyFlowSketch(), anyChanges(), async (sketch, rounds) => {
        const now = structuredClone(sketch);
        const simplex = new NetworkSimplex(problemOf(now));
        simplex.solve();
        for (const changes of rounds) {
          for (const change of changes) applyChange(now, simplex, change);
          await expectSameAsHighs(simplex, now);
        }
      }),
      { numRuns: RUNS, ...replay },
    );
  });
});

async function expectSameAsHighs(simplex: NetworkSimplex, sketch: FlowSketch): Promise<void> {
  const expected = await solveFlowWithHighs(sketch);
  expect(simplex.solve()).toBe(expected.status);
  if (expected.status !== 'optimal') return;
  expect(simplex.objective).toBe(expected.objective);
  expectProof(simplex, sketch, problemOf(sketch));
}

/** Bounds, balance and complementary slackness prove an optimum without any other solver. */
function expectProof(
  simplex: NetworkSimplex,
  sketch: FlowSketch,
  problem: MinCostFlowProblem,
): void {
  const left = Array.from(problem.supply);
  const faults = sketch.arcs.filter((arc, index) => {
    const flow = simplex.flow(index);
    const reduced = arc.cost + simplex.potential(arc.source) - simplex.potential(arc.target);
    left[arc.source] -= flow;
    left[arc.target] += flow;
    return reduced !== simplex.reducedCost(index) || !isProved(arc, flow, reduced);
  });
  expect(faults).toEqual([]);
  expect(left.every((amount) => amount === 0)).toBe(true);
}

function isProved({ lower, upper }: ArcSketch, flow: number, reduced: number): boolean {
  const isWithin = flow >= lower && flow <= upper;
  return isWithin && (reduced >= 0 || flow === upper) && (reduced <= 0 || flow === lower);
}
