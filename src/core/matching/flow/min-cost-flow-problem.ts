/**
 * A minimum-cost flow problem over parallel typed arrays.
 *
 * Nodes are 0 … nodeCount − 1, arcs 0 … arcCount − 1. Wanted is the integer flow x with
 * lower ≤ x ≤ upper on every arc, outflow − inflow = supply at every node, and the least Σ cost · x.
 * All numbers are integers below 2^53; `upper` may be Infinity.
 */
export interface MinCostFlowProblem {
  nodeCount: number;
  arcCount: number;
  /** Node an arc leaves. */
  source: Int32Array;
  /** Node an arc enters. */
  target: Int32Array;
  /** Least flow of an arc, may be negative, never infinite. */
  lower: Float64Array;
  /** Greatest flow of an arc; Infinity where nothing limits it. */
  upper: Float64Array;
  /** Cost of one unit of flow on an arc, may be negative. */
  cost: Float64Array;
  /** What a node gives (positive) or takes (negative). */
  supply: Float64Array;
}

export type FlowInputCode =
  'wrong-length' | 'unknown-node' | 'not-an-integer' | 'lower-above-upper' | 'overflow' | 'syntax';

/** Input no solver could read a problem from; `message` is one sentence for a person. */
export class FlowInputError extends Error {
  constructor(
    readonly code: FlowInputCode,
    message: string,
  ) {
    super(message);
    this.name = 'FlowInputError';
  }
}

/** Sums of amounts and path costs stay exact below this: half of what a double counts without gaps. */
const EXACT_LIMIT = 2 ** 52;

/**
 * Checks a problem once, before it is solved.
 * @throws FlowInputError with a sentence that names the first arc or node at fault (counted from 1)
 */
export function checkProblem(problem: MinCostFlowProblem): void {
  checkLengths(problem);
  checkArcs(problem);
  checkSupplies(problem);
}

/**
 * An upper bound on the cost of any simple path: the price of an artificial arc must exceed it.
 * @throws FlowInputError `overflow` when potentials could leave the exact range
 */
export function pathCostBound(nodeCount: number, arcCount: number, cost: Float64Array): number {
  let sum = 0;
  let largest = 0;
  for (let arc = 0; arc < arcCount; arc++) {
    const size = Math.abs(cost[arc]);
    sum += size;
    if (size > largest) largest = size;
  }
  const bound = Math.min(sum, largest * nodeCount);
  if (bound >= EXACT_LIMIT / 4) {
    throw new FlowInputError(
      'overflow',
      'The costs are too large: a path through the network could cost more than a whole number can hold exactly.',
    );
  }
  return bound;
}

function checkLengths({ nodeCount, arcCount, ...arrays }: MinCostFlowProblem): void {
  const { source, target, lower, upper, cost, supply } = arrays;
  const isCount = Number.isInteger(nodeCount) && Number.isInteger(arcCount);
  const isLongEnough =
    supply.length >= nodeCount &&
    [source, target, lower, upper, cost].every((array) => array.length >= arcCount);
  if (!isCount || nodeCount < 0 || arcCount < 0 || !isLongEnough) {
    throw new FlowInputError(
      'wrong-length',
      'The arrays of the problem do not match its number of nodes and arcs.',
    );
  }
}

function checkArcs(problem: MinCostFlowProblem): void {
  const { nodeCount, arcCount, source, target } = problem;
  for (let arc = 0; arc < arcCount; arc++) {
    const from = source[arc];
    const to = target[arc];
    if (from < 0 || from >= nodeCount || to < 0 || to >= nodeCount) {
      throw new FlowInputError(
        'unknown-node',
        `Arc ${arc + 1} joins nodes ${from + 1} and ${to + 1}, but the nodes are 1 to ${nodeCount}.`,
      );
    }
    checkBounds(arc, problem.lower[arc], problem.upper[arc]);
    checkInteger(problem.cost[arc], `The cost of arc ${arc + 1}`);
  }
}

/** @throws FlowInputError when an arc cannot have these bounds */
export function checkBounds(arc: number, lower: number, upper: number): void {
  checkInteger(lower, `The lower bound of arc ${arc + 1}`);
  if (upper !== Infinity) {
    checkInteger(upper, `The upper bound of arc ${arc + 1}`);
    checkInteger(upper - lower, `The room between the bounds of arc ${arc + 1}`);
  }
  if (lower > upper) {
    throw new FlowInputError(
      'lower-above-upper',
      `Arc ${arc + 1} has a lower bound of ${lower}, above its upper bound of ${upper}.`,
    );
  }
}

/** @throws FlowInputError when a number is not an integer a double holds exactly */
export function checkInteger(value: number, what: string): void {
  if (Number.isSafeInteger(value)) return;
  if (Number.isFinite(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new FlowInputError('overflow', `${what} is ${value}, beyond 2^53 − 1.`);
  }
  throw new FlowInputError('not-an-integer', `${what} is ${value}, not a whole number.`);
}

/**
 * What flows first over the artificial arcs is a sum of supplies and lower bounds: it must be exact.
 * Upper bounds are not summed, since a flow need not reach them.
 */
function checkSupplies({ nodeCount, arcCount, lower, supply }: MinCostFlowProblem): void {
  let total = 0;
  for (let node = 0; node < nodeCount; node++) {
    checkInteger(supply[node], `The supply of node ${node + 1}`);
    total += Math.abs(supply[node]);
  }
  for (let arc = 0; arc < arcCount; arc++) total += Math.abs(lower[arc]);
  if (total >= EXACT_LIMIT) {
    throw new FlowInputError(
      'overflow',
      'The supplies and lower bounds are too large: their sum is more than a whole number can hold exactly.',
    );
  }
}
