import loadHighs from 'highs';
import { type FlowStatus } from '../../../src/core/matching/flow/network-simplex';
import { type FlowSketch } from './flow-problems';

let highs: ReturnType<typeof loadHighs> | undefined;

/** What HiGHS, a linear programming solver from outside, says about a flow problem. */
export async function solveFlowWithHighs(
  sketch: FlowSketch,
): Promise<{ status: FlowStatus; objective: number }> {
  highs ??= loadHighs();
  const solver = await highs;
  const solved = solver.solve(linearProgram(sketch));
  if (solved.Status === 'Optimal') {
    return { status: 'optimal', objective: Math.round(solved.ObjectiveValue) };
  }
  if (solved.Status === 'Infeasible') return { status: 'infeasible', objective: 0 };
  // Unbounded only where there is any flow at all: asked again without costs.
  const free = { ...sketch, arcs: sketch.arcs.map((arc) => ({ ...arc, cost: 0 })) };
  const isFeasible = solver.solve(linearProgram(free)).Status === 'Optimal';
  return { status: isFeasible ? 'unbounded' : 'infeasible', objective: 0 };
}

/** The problem in CPLEX's LP format; the variable `zero` keeps empty sums readable. */
function linearProgram({ supply, arcs }: FlowSketch): string {
  const term = (factor: number, arc: number) =>
    `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${arc}`;
  const balance = supply.map((amount, node) => {
    const terms = arcs.map((arc, index) => {
      const factor = Number(arc.source === node) - Number(arc.target === node);
      return factor === 0 ? '' : term(factor, index);
    });
    return ` n${node}: zero ${terms.join(' ')} = ${amount}`;
  });
  const bounds = arcs.map(
    ({ lower, upper }, index) => ` ${lower} <= x${index} <= ${upper === Infinity ? '+inf' : upper}`,
  );
  return [
    'Minimize',
    ` obj: zero ${arcs.map((arc, index) => term(arc.cost, index)).join(' ')}`,
    'Subject To',
    ...balance,
    'Bounds',
    ' zero = 0',
    ...bounds,
    'End',
    '',
  ].join('\n');
}
