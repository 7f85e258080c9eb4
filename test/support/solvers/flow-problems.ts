import fc from 'fast-check';
import { type MinCostFlowProblem } from '../../../src/core/matching/flow/min-cost-flow-problem';
import { type NetworkSimplex } from '../../../src/core/matching/flow/network-simplex';

export interface ArcSketch {
  source: number;
  target: number;
  lower: number;
  /** Infinity where nothing limits the flow. */
  upper: number;
  cost: number;
}

/** A small flow problem as a person would write it down. */
export interface FlowSketch {
  supply: number[];
  arcs: ArcSketch[];
}

export type FlowChange =
  | { kind: 'cost'; arc: number; cost: number }
  | { kind: 'bounds'; arc: number; lower: number; upper: number }
  | { kind: 'supply'; from: number; to: number; amount: number };

export function problemOf({ supply, arcs }: FlowSketch): MinCostFlowProblem {
  return {
    nodeCount: supply.length,
    arcCount: arcs.length,
    source: Int32Array.from(arcs, (arc) => arc.source),
    target: Int32Array.from(arcs, (arc) => arc.target),
    lower: Float64Array.from(arcs, (arc) => arc.lower),
    upper: Float64Array.from(arcs, (arc) => arc.upper),
    cost: Float64Array.from(arcs, (arc) => arc.cost),
    supply: Float64Array.from(supply),
  };
}

/** Small problems of every kind: mostly feasible, some not, some unbounded, a few unbalanced. */
export function anyFlowSketch(): fc.Arbitrary<FlowSketch> {
  return fc.integer({ min: 1, max: 9 }).chain((nodeCount) =>
    fc
      .record({
        arcs: fc.array(anyArc(nodeCount), { maxLength: 26 }),
        kind: fc.constantFrom('from a flow', 'from a flow', 'from a flow', 'balanced', 'any'),
        amounts: fc.array(fc.nat(1000), { minLength: 26, maxLength: 26 }),
        supply: fc.array(fc.integer({ min: -6, max: 6 }), {
          minLength: nodeCount,
          maxLength: nodeCount,
        }),
      })
      .map(({ arcs, kind, amounts, supply }) => {
        if (kind === 'from a flow')
          return { arcs, supply: suppliesOfFlow(nodeCount, arcs, amounts) };
        if (kind === 'balanced') supply[0] -= supply.reduce((sum, amount) => sum + amount, 0);
        return { arcs, supply };
      }),
  );
}

/** Rounds of a few changes each; numbers of arcs and nodes are taken modulo what there is. */
export function anyChanges(): fc.Arbitrary<FlowChange[][]> {
  const change: fc.Arbitrary<FlowChange> = fc.oneof(
    fc.record({ kind: fc.constant('cost' as const), arc: fc.nat(99), cost: anyCost() }),
    anyBounds().chain((bounds) =>
      fc.record({
        kind: fc.constant('bounds' as const),
        arc: fc.nat(99),
        lower: fc.constant(bounds.lower),
        upper: fc.constant(bounds.upper),
      }),
    ),
    fc.record({
      kind: fc.constant('supply' as const),
      from: fc.nat(99),
      to: fc.nat(99),
      amount: fc.integer({ min: -3, max: 3 }),
    }),
  );
  return fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
}

/** Makes the same change to the sketch and to the solver. */
export function applyChange(sketch: FlowSketch, simplex: NetworkSimplex, change: FlowChange): void {
  if (change.kind === 'supply') {
    const from = change.from % sketch.supply.length;
    const to = change.to % sketch.supply.length;
    sketch.supply[from] += change.amount;
    sketch.supply[to] -= change.amount;
    simplex.setSupply(from, sketch.supply[from]);
    simplex.setSupply(to, sketch.supply[to]);
    return;
  }
  if (sketch.arcs.length === 0) return;
  const index = change.arc % sketch.arcs.length;
  if (change.kind === 'cost') {
    sketch.arcs[index].cost = change.cost;
    simplex.setCost(index, change.cost);
    return;
  }
  sketch.arcs[index].lower = change.lower;
  sketch.arcs[index].upper = change.upper;
  simplex.setBounds(index, change.lower, change.upper);
}

function anyArc(nodeCount: number): fc.Arbitrary<ArcSketch> {
  const node = fc.nat(nodeCount - 1);
  return fc
    .record({ source: node, target: node, bounds: anyBounds(), cost: anyCost() })
    .map(({ bounds, ...arc }) => ({ ...arc, ...bounds }));
}

function anyBounds(): fc.Arbitrary<{ lower: number; upper: number }> {
  return fc
    .record({
      lower: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -4, max: 4 })),
      room: fc.oneof({ weight: 7, arbitrary: fc.nat(6) }, fc.constant(Infinity)),
    })
    .map(({ lower, room }) => ({ lower, upper: lower + room }));
}

function anyCost(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.nat(20) },
    { weight: 2, arbitrary: fc.integer({ min: -12, max: 3 }) },
    { weight: 1, arbitrary: fc.nat(1_000_000) },
  );
}

function suppliesOfFlow(nodeCount: number, arcs: ArcSketch[], amounts: number[]): number[] {
  const supply = Array.from({ length: nodeCount }, () => 0);
  arcs.forEach((arc, index) => {
    const room = Math.min(arc.upper - arc.lower, 7);
    const flow = arc.lower + (amounts[index] % (room + 1));
    supply[arc.source] += flow;
    supply[arc.target] -= flow;
  });
  return supply;
}
