import {
  FlowInputError,
  MinCostFlowProblem,
  checkBounds,
  checkInteger,
  checkProblem,
  pathCostBound,
} from './min-cost-flow-problem';
import { Basis } from './network-simplex-basis';
import { DualRepair, Repair } from './network-simplex-repair';

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
  private readonly basis: Basis;
  private readonly repair: DualRepair;
  private artificialCost = 0;
  private areFlowsStale = false;
  private arePotentialsStale = true;
  /** The potentials prove every arc outside the tree right for the bound it stands at. */
  private isPriced = false;
  /** The tree holds a flow that kept all bounds before the latest changes. */
  private isFlowKnown = false;
  /** Every node can send something up to the root: what keeps the primal pivots from cycling. */
  private isStronglyFeasible = true;
  private status: FlowStatus | undefined;
  private primalPivots = 0;

  constructor(private readonly problem: MinCostFlowProblem) {
    checkProblem(problem);
    this.basis = new Basis(problem);
    this.repair = new DualRepair(this.basis);
  }

  /** Pivots made since the solver was built. */
  get pivots(): number {
    return this.primalPivots + this.repair.pivots;
  }

  /** Solves from the current basis; again after changes. */
  solve(): FlowStatus {
    if (this.status !== undefined) return this.status;
    this.status = this.isBalanced() ? this.solveFromBasis() : 'infeasible';
    return this.status;
  }

  /**
   * The solved problem as it is now; the function that comes back undoes whatever bounds were changed since, the
   * solutions found meanwhile too, so that the same question is solved the same way again. Costs and supplies must
   * stay as they are.
   */
  checkpoint(): () => void {
    const { status, areFlowsStale, arePotentialsStale, isPriced, isFlowKnown } = this;
    const { isStronglyFeasible, artificialCost } = this;
    const putBack = this.basis.checkpoint();
    return () => {
      this.repair.forget();
      putBack();
      const flags = { status, areFlowsStale, arePotentialsStale, isPriced, isFlowKnown };
      Object.assign(this, flags, { isStronglyFeasible, artificialCost });
    };
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
    this.basis.eachCarrier((arc, flow) => {
      const part = cost[arc] * flow;
      sum += part;
      size += Math.abs(part);
    });
    if (size <= Number.MAX_SAFE_INTEGER) return sum;
    return this.objectiveByBigInt();
  }

  /** Flow on an arc in the last solution. */
  flow(arc: number): number {
    return this.basis.flow(arc);
  }

  /** Price of a node; only differences mean something. */
  potential(node: number): number {
    const { tree, root } = this.basis;
    return tree.potential[node] - tree.potential[root];
  }

  reducedCost(arc: number): number {
    return this.basis.reducedCost(arc);
  }

  /** Changes the cost of an arc; `solve` then starts from the last basis. */
  setCost(arc: number, cost: number): void {
    checkInteger(cost, `The cost of arc ${arc + 1}`);
    if (this.problem.cost[arc] === cost) return;
    this.problem.cost[arc] = cost;
    this.basis.pricing.setCost(arc, cost);
    if (this.basis.isInTree(arc)) this.arePotentialsStale = true;
    // An arc without room never enters, whatever it costs.
    else if (this.problem.lower[arc] !== this.problem.upper[arc]) this.isPriced = false;
    this.status = undefined;
  }

  /** Changes the bounds of an arc; `solve` then starts from the last basis. */
  setBounds(arc: number, lower: number, upper: number): void {
    checkBounds(arc, lower, upper);
    if (this.problem.lower[arc] === lower && this.problem.upper[arc] === upper) return;
    this.repair.noteBounds(arc);
    this.basis.setBounds(arc, lower, upper);
    this.areFlowsStale = true;
    this.status = undefined;
  }

  /** Changes the supply of a node; `solve` then starts from the last basis. */
  setSupply(node: number, supply: number): void {
    checkInteger(supply, `The supply of node ${node + 1}`);
    this.repair.noteSupply(node, supply - this.problem.supply[node]);
    this.problem.supply[node] = supply;
    this.areFlowsStale = true;
    this.status = undefined;
  }

  private isBalanced(): boolean {
    const { supply } = this.problem;
    let sum = 0;
    for (let node = 0; node < this.problem.nodeCount; node++) sum += supply[node];
    return sum === 0;
  }

  private solveFromBasis(): FlowStatus {
    if (this.areFlowsStale) {
      const repaired = this.repairByDual();
      if (repaired !== 'failed') return repaired === 'repaired' ? 'optimal' : 'infeasible';
      this.rebuildFlows();
    }
    if (this.arePotentialsStale) this.rebuildPotentials();
    this.isFlowKnown = false;
    const isBounded = this.pivotToOptimum();
    this.isPriced = isBounded;
    if (!isBounded) return this.isFeasible() ? 'unbounded' : 'infeasible';
    if (this.basis.hasArtificialFlow()) return 'infeasible';
    this.isFlowKnown = true;
    return 'optimal';
  }

  private repairByDual(): Repair {
    if (!this.isPriced || this.arePotentialsStale) return 'failed';
    const wasFlowKnown = this.isFlowKnown;
    this.isFlowKnown = false;
    this.isStronglyFeasible = false;
    const repaired = this.repair.run(wasFlowKnown);
    if (repaired !== 'repaired') return repaired;
    this.isFlowKnown = true;
    this.areFlowsStale = false;
    return repaired;
  }

  private rebuildFlows(): void {
    this.repair.forget();
    this.basis.balanceFromArtificial();
    this.isStronglyFeasible = true;
    this.areFlowsStale = false;
    this.arePotentialsStale = true;
  }

  /** Computes the potentials from the root down, so that every tree arc has a reduced cost of 0. */
  private rebuildPotentials(): void {
    const { cost, nodeCount, arcCount } = this.problem;
    this.artificialCost = pathCostBound(nodeCount, arcCount, cost) + 1;
    this.basis.pricePotentials(cost, this.artificialCost);
    this.arePotentialsStale = false;
  }

  /** Pivots until no arc can improve; false when a cycle without limit improves for ever. */
  private pivotToOptimum(): boolean {
    const { basis } = this;
    const { tree, pricing } = basis;
    let idle = 0;
    for (;;) {
      const arc = pricing.findEntering(tree.potential);
      if (arc < 0) return true;
      const delta = this.pivot(arc);
      if (delta === Infinity) return false;
      basis.removeDrift();
      if (this.isStronglyFeasible) continue;
      idle = delta > 0 ? 0 : idle + 1;
      if (idle > 1000 + 10 * basis.nodeCount) this.makeStronglyFeasible();
    }
  }

  /** Brings an arc into the tree; gives the flow moved, Infinity when nothing limits it. */
  private pivot(entering: number): number {
    const { basis } = this;
    const { tree, pricing } = basis;
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
    this.primalPivots++;
    if (delta > 0) basis.push(first, second, join, delta);
    if (cut < 0) pricing.setState(entering, -pricing.stateOf(entering));
    else basis.exchange(entering, cut, isCutOnFirst ? first : second, join, delta, !isCutOnFirst);
    return delta;
  }

  /** Replaces the tree arcs that can send nothing upwards by artificial ones. */
  private makeStronglyFeasible(): void {
    this.rebuildFlows();
    this.rebuildPotentials();
  }

  /** Whether any flow keeps all bounds: the same tree, with nothing but the artificial arcs priced. */
  private isFeasible(): boolean {
    if (!this.basis.hasArtificialFlow()) return true;
    const { basis } = this;
    const { pricing } = basis;
    pricing.forgetCosts();
    basis.pricePotentials(undefined, 1);
    this.pivotToOptimum();
    pricing.loadCosts();
    this.arePotentialsStale = true;
    return !basis.hasArtificialFlow();
  }

  private assertSolved(): void {
    if (this.status !== 'optimal') {
      throw new Error(`There is no optimum: the status is ${this.status ?? 'not solved'}.`);
    }
  }

  private objectiveByBigInt(): number {
    const { cost } = this.problem;
    let sum = 0n;
    this.basis.eachCarrier((arc, flow) => {
      if (flow !== 0) sum += BigInt(cost[arc]) * BigInt(flow);
    });
    const value = Number(sum);
    if (Number.isSafeInteger(value)) return value;
    throw new FlowInputError('overflow', `The optimal cost is ${sum}, beyond 2^53 − 1.`);
  }
}
