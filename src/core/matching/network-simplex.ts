import {
  FlowInputError,
  MinCostFlowProblem,
  checkBounds,
  checkInteger,
  checkProblem,
  pathCostBound,
} from './min-cost-flow-problem';
import { CutSearch } from './network-simplex-cut';
import { AT_LOWER, AT_UPPER, BlockPricing, FIXED } from './network-simplex-pricing';
import { SpanningTree } from './network-simplex-tree';

/** Dual pivots per node before a repair gives up and starts the primal way. */
const DUAL_PATIENCE = 4;

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
  /** The potentials prove every arc outside the tree right for the bound it stands at. */
  private isPriced = false;
  /** Every node can send something up to the root: what keeps the primal pivots from cycling. */
  private isStronglyFeasible = true;
  private readonly changedBounds: number[] = [];
  private cuts: CutSearch | undefined;
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
    if (this.areFlowsStale && !this.repairByDual()) this.rebuildFlows();
    if (this.arePotentialsStale) this.rebuildPotentials();
    const isBounded = this.pivotToOptimum();
    this.isPriced = isBounded;
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
    this.changedBounds.push(arc);
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
   * After changes of bounds and supplies alone the potentials still hold: the tree flows are computed
   * anew and whatever leaves its bounds is pivoted out by the dual simplex. False when that does not
   * end well; the primal repair then starts from the tree as it is.
   */
  private repairByDual(): boolean {
    if (!this.isPriced || this.arePotentialsStale || !this.settleChangedArcs()) return false;
    const { tree, nodeCount } = this;
    this.cuts ??= new CutSearch(this.problem, tree, this.pricing);
    this.isStronglyFeasible = false;
    this.balanceTree();
    for (let patience = DUAL_PATIENCE * nodeCount; ; patience--) {
      const node = this.findOverflow();
      if (node < 0) break;
      const isUpward = tree.upward[node] < 0;
      const entering = patience > 0 ? this.cuts.findCheapest(node, isUpward) : -1;
      if (entering < 0) return false;
      this.dualPivot(entering, node, isUpward);
    }
    this.openArtificialArcs();
    this.areFlowsStale = false;
    return true;
  }

  /** Puts arcs whose bounds changed at the bound their reduced cost asks for, where there is one. */
  private settleChangedArcs(): boolean {
    const { tree, pricing } = this;
    const { source, target, lower, upper } = this.problem;
    for (const arc of this.changedBounds.splice(0)) {
      if (tree.arc[source[arc]] === arc || tree.arc[target[arc]] === arc) continue;
      if (lower[arc] === upper[arc]) continue;
      const reduced = this.reducedCost(arc);
      if (reduced < 0 && upper[arc] === Infinity) return false;
      if (reduced !== 0) pricing.setState(arc, reduced < 0 ? AT_UPPER : AT_LOWER);
    }
    return true;
  }

  /** Computes the tree flows from the arcs at their bounds; rooms may come out below 0. */
  private balanceTree(): void {
    const { tree, root, arcCount } = this;
    const { source, lower, upper } = this.problem;
    const excess = this.excessOfBounds();
    for (let node = tree.before[root]; node !== root; node = tree.before[node]) {
      const arc = tree.arc[node];
      const isUp = arc >= arcCount || source[arc] === node;
      const most = arc >= arcCount ? 0 : isUp ? upper[arc] : -lower[arc];
      const least = arc >= arcCount ? 0 : isUp ? lower[arc] : -upper[arc];
      tree.upward[node] = most - excess[node];
      tree.downward[node] = excess[node] - least;
      excess[tree.parent[node]] += excess[node];
    }
  }

  /**
   * The node whose tree arc is outside its bounds, or −1: far outside and a small cut to search first.
   * Dividing by the root of the cut's size measured best of four rules.
   */
  private findOverflow(): number {
    const { upward, downward, count, size } = this.tree;
    let worst = 0;
    let found = -1;
    for (let node = 0; node < this.nodeCount; node++) {
      if (upward[node] >= 0 && downward[node] >= 0) continue;
      const room = Math.min(upward[node], downward[node]);
      const merit = room / Math.sqrt(Math.min(count[node], size - count[node]));
      if (merit >= worst) continue;
      worst = merit;
      found = node;
    }
    return found;
  }

  /** Sends what is too much on the tree arc above `cut` over `entering` instead. */
  private dualPivot(entering: number, cut: number, isUpward: boolean): void {
    const { tree, pricing } = this;
    const place = pricing.placeOf(entering);
    const first = pricing.from[place];
    const second = pricing.to[place];
    const join = tree.join(first, second);
    const delta = isUpward ? -tree.upward[cut] : -tree.downward[cut];
    this.pivots++;
    this.push(first, second, join, delta);
    this.exchange(entering, cut, isUpward ? first : second, join, delta, isUpward);
  }

  /** Gives the artificial arcs left in the tree, all of them empty, their room back. */
  private openArtificialArcs(): void {
    const { tree, arcCount } = this;
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) continue;
      tree.upward[node] = this.isToRoot[node] ? Infinity : 0;
      tree.downward[node] = this.isToRoot[node] ? 0 : Infinity;
    }
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
    this.changedBounds.length = 0;
    this.isStronglyFeasible = true;
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
    let idle = 0;
    for (;;) {
      const arc = pricing.findEntering(potential);
      if (arc < 0) return true;
      const delta = this.pivot(arc);
      if (delta === Infinity) return false;
      if (Math.abs(potential[this.root]) > DRIFT_LIMIT) this.removeDrift();
      if (this.isStronglyFeasible) continue;
      idle = delta > 0 ? 0 : idle + 1;
      if (idle > 1000 + 10 * this.nodeCount) this.makeStronglyFeasible();
    }
  }

  /** Brings an arc into the tree; gives the flow moved, Infinity when nothing limits it. */
  private pivot(entering: number): number {
    const { tree, pricing } = this;
    const { lower, upper } = this.problem;
    const { parent, upward, downward } = tree;
    const place = pricing.placeOf(entering);
    const first = pricing.from[place];
    const second = pricing.to[place];
    const join = tree.join(first, second);

    // Flow runs join → first → second → join; the last arc that blocks it leaves the tree.
    let delta = upper[entering] - lower[entering];
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
    if (delta === Infinity) return delta;
    this.pivots++;
    if (delta > 0) this.push(first, second, join, delta);
    if (cut < 0) pricing.setState(entering, -pricing.stateOf(entering));
    else this.exchange(entering, cut, isCutOnFirst ? first : second, join, delta, !isCutOnFirst);
    return delta;
  }

  /** Sends flow around the cycle join → first → second → join. */
  private push(first: number, second: number, join: number, delta: number): void {
    const { parent, upward, downward } = this.tree;
    for (let node = first; node !== join; node = parent[node]) {
      downward[node] -= delta;
      upward[node] += delta;
    }
    for (let node = second; node !== join; node = parent[node]) {
      upward[node] -= delta;
      downward[node] += delta;
    }
  }

  /**
   * The tree arc above `cut`, which has no more room up (or down), gives its place to `entering`,
   * which moved by `delta` from its bound and ends at `inner` in the part below the cut.
   */
  private exchange(
    entering: number,
    cut: number,
    inner: number,
    join: number,
    delta: number,
    isUpwardFull: boolean,
  ): void {
    const { tree, pricing, arcCount } = this;
    const { source, lower, upper } = this.problem;
    const leaving = tree.arc[cut];
    const place = pricing.placeOf(entering);
    const isInnerFirst = inner === pricing.from[place];
    const outer = isInnerFirst ? pricing.to[place] : pricing.from[place];
    const reduced = pricing.reducedCostOf(entering, tree.potential);
    const room = upper[entering] - lower[entering];
    if (leaving < arcCount) {
      const isFixed = lower[leaving] === upper[leaving];
      const isAtUpper = isUpwardFull === (source[leaving] === cut);
      pricing.setState(leaving, isFixed ? FIXED : isAtUpper ? AT_UPPER : AT_LOWER);
    }
    tree.rehang(cut, inner, outer, join);
    tree.arc[inner] = entering;
    tree.upward[inner] = isInnerFirst ? room - delta : delta;
    tree.downward[inner] = isInnerFirst ? delta : room - delta;
    tree.shift(inner, isInnerFirst ? -reduced : reduced);
  }

  /** Replaces the tree arcs that can send nothing upwards by artificial ones. */
  private makeStronglyFeasible(): void {
    this.rebuildFlows();
    this.rebuildPotentials();
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
