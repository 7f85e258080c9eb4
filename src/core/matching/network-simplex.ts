import {
  FlowInputError,
  MinCostFlowProblem,
  checkBounds,
  checkInteger,
  checkProblem,
  pathCostBound,
} from './min-cost-flow-problem';
import { AT_LOWER, AT_UPPER, BlockPricing, FIXED } from './network-simplex-pricing';
import { SpanningTree } from './network-simplex-tree';

/** Potentials drift together by the moving of the smaller side; beyond this they are brought back. */
const DRIFT_LIMIT = 2 ** 50;

export type FlowStatus = 'optimal' | 'infeasible' | 'unbounded';

/**
 * Exact minimum-cost flow by the primal network simplex with block pricing and a strongly feasible
 * basis, so that it cannot cycle (Cunningham 1976; Ahuja, Magnanti and Orlin 1993, chapter 11).
 *
 * ```
 * const simplex = new NetworkSimplex(problem);     // FlowInputError when the input makes no sense
 * if (simplex.solve() === 'optimal') simplex.objective, simplex.flow(arc), simplex.potential(node)
 * simplex.setBounds(arc, 0, 0); simplex.setCost(other, 1200); simplex.solve();   // from the last basis
 * ```
 * The solver keeps the problem's arrays and writes into `lower`, `upper`, `cost` and `supply`
 * when a setter is called; do not change them behind its back.
 *
 * At an optimum, reducedCost(arc) = cost + potential(source) − potential(target) is ≥ 0 on arcs at
 * their lower bound, ≤ 0 on arcs at their upper bound and 0 in between.
 * Unbalanced supplies make a problem infeasible.
 */
export class NetworkSimplex {
  private readonly arcCount: number;
  private readonly nodeCount: number;
  private readonly root: number;
  private readonly tree: SpanningTree;
  private readonly pricing: BlockPricing;
  /** Flow of the artificial arc of each node runs to the root (1) or from it (0). */
  private readonly isToRoot: Uint8Array;
  private artificialCost = 0;
  private areFlowsStale = false;
  private arePotentialsStale = true;
  private status: FlowStatus | undefined;
  /** Pivots made since the solver was built. */
  pivots = 0;

  constructor(private readonly problem: MinCostFlowProblem) {
    checkProblem(problem);
    this.arcCount = problem.arcCount;
    this.nodeCount = problem.nodeCount;
    this.root = problem.nodeCount;
    this.tree = new SpanningTree(problem.nodeCount + 1);
    this.pricing = new BlockPricing(problem);
    this.isToRoot = new Uint8Array(this.nodeCount);
    this.startFromRoot();
  }

  /** Solves from the current basis; again after changes. */
  solve(): FlowStatus {
    if (!this.isBalanced()) return (this.status = 'infeasible');
    if (this.areFlowsStale) this.rebuildFlows();
    if (this.arePotentialsStale) this.rebuildPotentials();
    const isBounded = this.pivotToOptimum();
    if (!isBounded) return (this.status = this.isFeasible() ? 'unbounded' : 'infeasible');
    return (this.status = this.hasArtificialFlow() ? 'infeasible' : 'optimal');
  }

  /**
   * Σ cost · flow of the optimum.
   * @throws FlowInputError `overflow` when it is beyond 2^53
   */
  get objective(): number {
    this.assertSolved();
    const { cost } = this.problem;
    let sum = 0;
    let size = 0;
    for (let arc = 0; arc < this.arcCount; arc++) {
      const part = cost[arc] * this.flow(arc);
      sum += part;
      size += Math.abs(part);
    }
    if (size <= Number.MAX_SAFE_INTEGER) return sum;
    return this.objectiveByBigInt();
  }

  /** Flow on an arc in the last solution. */
  flow(arc: number): number {
    const { source, target, lower, upper } = this.problem;
    const { tree } = this;
    const from = source[arc];
    if (tree.arc[from] === arc) return lower[arc] + tree.downward[from];
    const to = target[arc];
    if (tree.arc[to] === arc) return lower[arc] + tree.upward[to];
    return this.pricing.stateOf(arc) === AT_UPPER ? upper[arc] : lower[arc];
  }

  /** Price of a node; only differences mean something. */
  potential(node: number): number {
    return this.tree.potential[node] - this.tree.potential[this.root];
  }

  reducedCost(arc: number): number {
    const { source, target, cost } = this.problem;
    const { potential } = this.tree;
    return cost[arc] + potential[source[arc]] - potential[target[arc]];
  }

  /** Changes the cost of an arc; `solve` then starts from the last basis. */
  setCost(arc: number, cost: number): void {
    checkInteger(cost, `The cost of arc ${arc + 1}`);
    if (this.problem.cost[arc] === cost) return;
    this.problem.cost[arc] = cost;
    this.pricing.setCost(arc, cost);
    this.arePotentialsStale = true;
    this.status = undefined;
  }

  /** Changes the bounds of an arc; `solve` then starts from the last basis. */
  setBounds(arc: number, lower: number, upper: number): void {
    checkBounds(arc, lower, upper);
    if (this.problem.lower[arc] === lower && this.problem.upper[arc] === upper) return;
    // An arc outside the tree keeps its side where it can; the flows are computed anew in solve().
    this.problem.lower[arc] = lower;
    this.problem.upper[arc] = upper;
    const isAtUpper = this.pricing.stateOf(arc) === AT_UPPER && upper !== Infinity;
    this.pricing.setState(arc, lower === upper ? FIXED : isAtUpper ? AT_UPPER : AT_LOWER);
    this.areFlowsStale = true;
    this.status = undefined;
  }

  /** Changes the supply of a node; `solve` then starts from the last basis. */
  setSupply(node: number, supply: number): void {
    checkInteger(supply, `The supply of node ${node + 1}`);
    this.problem.supply[node] = supply;
    this.areFlowsStale = true;
    this.status = undefined;
  }

  private startFromRoot(): void {
    const { lower, upper } = this.problem;
    const { tree, root } = this;
    for (let arc = 0; arc < this.arcCount; arc++) {
      if (lower[arc] === upper[arc]) this.pricing.setState(arc, FIXED);
    }
    const excess = this.excessOfBounds();
    for (let node = 0; node < this.nodeCount; node++) {
      this.hangFromRoot(node, excess[node]);
    }
    tree.parent[root] = -1;
    tree.relink();
  }

  /** What each node has left to give when every arc outside the tree stands at its bound. */
  private excessOfBounds(): Float64Array {
    const { source, target, lower, upper, supply } = this.problem;
    const { tree, pricing } = this;
    const excess = new Float64Array(this.nodeCount + 1);
    excess.set(supply.subarray(0, this.nodeCount));
    for (let arc = 0; arc < this.arcCount; arc++) {
      const amount = pricing.stateOf(arc) === AT_UPPER ? upper[arc] : lower[arc];
      if (amount === 0) continue;
      const from = source[arc];
      const to = target[arc];
      if (tree.arc[from] === arc || tree.arc[to] === arc) continue;
      excess[from] -= amount;
      excess[to] += amount;
    }
    return excess;
  }

  /** Joins a node to the root by its artificial arc, which carries the node's excess. */
  private hangFromRoot(node: number, excess: number): void {
    const { tree } = this;
    tree.parent[node] = this.root;
    tree.arc[node] = this.arcCount + node;
    this.isToRoot[node] = excess >= 0 ? 1 : 0;
    tree.upward[node] = excess >= 0 ? Infinity : -excess;
    tree.downward[node] = excess >= 0 ? excess : Infinity;
  }

  private isBalanced(): boolean {
    const { supply } = this.problem;
    let sum = 0;
    for (let node = 0; node < this.nodeCount; node++) sum += supply[node];
    return sum === 0;
  }

  /**
   * Computes the tree flows from the arcs at their bounds, leaves first. A tree arc that would leave
   * its bounds, or could not send anything more upwards, gives way to an artificial arc.
   */
  private rebuildFlows(): void {
    const { tree, root, arcCount } = this;
    const { source, lower, upper } = this.problem;
    const excess = this.excessOfBounds();
    for (let node = tree.before[root]; node !== root; node = tree.before[node]) {
      const arc = tree.arc[node];
      if (arc >= arcCount) {
        this.hangFromRoot(node, excess[node]);
        continue;
      }
      const isUp = source[arc] === node;
      const most = isUp ? upper[arc] : -lower[arc];
      const least = isUp ? lower[arc] : -upper[arc];
      const sent = Math.min(Math.max(excess[node], least), most);
      excess[tree.parent[node]] += sent;
      if (sent === excess[node] && sent < most) {
        tree.upward[node] = most - sent;
        tree.downward[node] = sent - least;
        continue;
      }
      const isAtUpper = sent === (isUp ? most : least);
      const isFixed = lower[arc] === upper[arc];
      this.pricing.setState(arc, isFixed ? FIXED : isAtUpper ? AT_UPPER : AT_LOWER);
      this.hangFromRoot(node, excess[node] - sent);
    }
    tree.relink();
    this.areFlowsStale = false;
    this.arePotentialsStale = true;
  }

  /** Computes the potentials from the root down, so that every tree arc has a reduced cost of 0. */
  private rebuildPotentials(): void {
    const { cost } = this.problem;
    this.artificialCost = pathCostBound(this.nodeCount, this.arcCount, cost) + 1;
    this.pricePotentials(cost, this.artificialCost);
    this.arePotentialsStale = false;
  }

  private pricePotentials(cost: Float64Array | undefined, artificialCost: number): void {
    const { tree, root, arcCount } = this;
    const { source } = this.problem;
    const { potential, thread, parent } = tree;
    potential[root] = 0;
    for (let node = thread[root]; node !== root; node = thread[node]) {
      const arc = tree.arc[node];
      const isUp = arc >= arcCount ? this.isToRoot[node] === 1 : source[arc] === node;
      const price = arc >= arcCount ? (isUp ? 0 : artificialCost) : cost ? cost[arc] : 0;
      potential[node] = potential[parent[node]] + (isUp ? -price : price);
    }
  }

  /** Pivots until no arc can improve; false when a cycle without limit improves for ever. */
  private pivotToOptimum(): boolean {
    const { pricing } = this;
    const { potential } = this.tree;
    for (;;) {
      const arc = pricing.findEntering(potential);
      if (arc < 0) return true;
      if (!this.pivot(arc)) return false;
      if (Math.abs(potential[this.root]) > DRIFT_LIMIT) this.removeDrift();
    }
  }

  /** Brings an arc into the tree; false when nothing limits the flow around its cycle. */
  private pivot(entering: number): boolean {
    const { tree, pricing, arcCount } = this;
    const { source, target, lower, upper } = this.problem;
    const { parent, upward, downward } = tree;
    const isForward = pricing.stateOf(entering) === AT_LOWER;
    const first = isForward ? source[entering] : target[entering];
    const second = isForward ? target[entering] : source[entering];
    const join = tree.join(first, second);
    const room = upper[entering] - lower[entering];

    // Flow runs join → first → second → join; the last arc that blocks it leaves the tree.
    let delta = room;
    let cut = -1;
    let isCutOnFirst = false;
    for (let node = first; node !== join; node = parent[node]) {
      if (downward[node] < delta) {
        delta = downward[node];
        cut = node;
        isCutOnFirst = true;
      }
    }
    for (let node = second; node !== join; node = parent[node]) {
      if (upward[node] <= delta) {
        delta = upward[node];
        cut = node;
        isCutOnFirst = false;
      }
    }
    if (delta === Infinity) return false;
    this.pivots++;
    if (delta > 0) {
      for (let node = first; node !== join; node = parent[node]) {
        downward[node] -= delta;
        upward[node] += delta;
      }
      for (let node = second; node !== join; node = parent[node]) {
        upward[node] -= delta;
        downward[node] += delta;
      }
    }
    if (cut < 0) {
      pricing.setState(entering, isForward ? AT_UPPER : AT_LOWER);
      return true;
    }

    const leaving = tree.arc[cut];
    if (leaving < arcCount) {
      const isUp = source[leaving] === cut;
      const isAtLower = isUp !== !isCutOnFirst;
      const isFixed = lower[leaving] === upper[leaving];
      pricing.setState(leaving, isFixed ? FIXED : isAtLower ? AT_LOWER : AT_UPPER);
    }
    const inner = isCutOnFirst ? first : second;
    const outer = isCutOnFirst ? second : first;
    const isInnerSource = inner === source[entering];
    tree.rehang(cut, inner, outer, join);
    tree.arc[inner] = entering;
    // The flow on the entering arc is delta away from the bound it stood at.
    upward[inner] = isInnerSource === isForward ? room - delta : delta;
    downward[inner] = isInnerSource === isForward ? delta : room - delta;
    tree.shift(inner, isCutOnFirst ? -pricing.violationFound : pricing.violationFound);
    return true;
  }

  private removeDrift(): void {
    const { potential } = this.tree;
    const drift = potential[this.root];
    for (let node = 0; node <= this.nodeCount; node++) potential[node] -= drift;
  }

  private hasArtificialFlow(): boolean {
    const { tree, arcCount } = this;
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) continue;
      if ((this.isToRoot[node] ? tree.downward[node] : tree.upward[node]) > 0) return true;
    }
    return false;
  }

  /** Whether any flow keeps all bounds: the same tree, with nothing but the artificial arcs priced. */
  private isFeasible(): boolean {
    if (!this.hasArtificialFlow()) return true;
    const { pricing } = this;
    pricing.forgetCosts();
    this.pricePotentials(undefined, 1);
    this.pivotToOptimum();
    pricing.loadCosts();
    this.arePotentialsStale = true;
    return !this.hasArtificialFlow();
  }

  private assertSolved(): void {
    if (this.status !== 'optimal') {
      throw new Error(`There is no optimum: the status is ${this.status ?? 'not solved'}.`);
    }
  }

  private objectiveByBigInt(): number {
    const { cost } = this.problem;
    let sum = 0n;
    for (let arc = 0; arc < this.arcCount; arc++) {
      const amount = this.flow(arc);
      if (amount !== 0) sum += BigInt(cost[arc]) * BigInt(amount);
    }
    const value = Number(sum);
    if (Number.isSafeInteger(value)) return value;
    throw new FlowInputError('overflow', `The optimal cost is ${sum}, beyond 2^53 − 1.`);
  }
}
