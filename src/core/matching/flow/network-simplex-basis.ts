import { keepArrays } from './keep-arrays';
import { MinCostFlowProblem } from './min-cost-flow-problem';
import { AT_LOWER, AT_UPPER, BlockPricing, FIXED } from './network-simplex-pricing';
import { SpanningTree } from './network-simplex-tree';

/** Potentials drift together by the moving of the smaller side; beyond this they are brought back. */
const DRIFT_LIMIT = 2 ** 50;

/**
 * A basis of the network simplex: the spanning tree with its flows and prices, and where each arc outside it
 * stands. The root is joined with every node by an artificial arc, there as long as the tree needs it.
 */
export class Basis {
  readonly arcCount: number;
  readonly nodeCount: number;
  readonly root: number;
  readonly tree: SpanningTree;
  readonly pricing: BlockPricing;
  /** Flow of the artificial arc of each node runs to the root (1) or from it (0). */
  private readonly isToRoot: Uint8Array;
  /** Arcs with room may stand at a lower bound that is not 0. */
  private hasLowerBounds = false;

  constructor(readonly problem: MinCostFlowProblem) {
    this.arcCount = problem.arcCount;
    this.nodeCount = problem.nodeCount;
    this.root = problem.nodeCount;
    this.tree = new SpanningTree(problem.nodeCount + 1);
    this.pricing = new BlockPricing(problem);
    this.isToRoot = new Uint8Array(this.nodeCount);
    this.startFromRoot();
  }

  /** Basis and bounds as they are now, to come back to. */
  checkpoint(): () => void {
    const { tree, pricing, problem, isToRoot, hasLowerBounds } = this;
    const parts = [
      tree.checkpoint(),
      pricing.checkpoint(),
      keepArrays([problem.lower, problem.upper, isToRoot]),
    ];
    return () => {
      for (const putBack of parts) putBack();
      this.hasLowerBounds = hasLowerBounds;
    };
  }

  /** Flow on an arc. */
  flow(arc: number): number {
    const { source, target, lower, upper } = this.problem;
    const { tree } = this;
    const from = source[arc];
    if (tree.arc[from] === arc) return lower[arc] + tree.downward[from];
    const to = target[arc];
    if (tree.arc[to] === arc) return lower[arc] + tree.upward[to];
    return this.pricing.stateOf(arc) === AT_UPPER ? upper[arc] : lower[arc];
  }

  reducedCost(arc: number): number {
    const { source, target, cost } = this.problem;
    const { potential } = this.tree;
    return cost[arc] + potential[source[arc]] - potential[target[arc]];
  }

  isInTree(arc: number): boolean {
    const { source, target } = this.problem;
    return this.tree.arc[source[arc]] === arc || this.tree.arc[target[arc]] === arc;
  }

  /** An arc outside the tree keeps its side where it can; the flows are not adapted. */
  setBounds(arc: number, lower: number, upper: number): void {
    this.problem.lower[arc] = lower;
    this.problem.upper[arc] = upper;
    if (lower !== 0 && lower !== upper) this.hasLowerBounds = true;
    const isAtUpper = this.pricing.stateOf(arc) === AT_UPPER && upper !== Infinity;
    this.pricing.setState(arc, lower === upper ? FIXED : isAtUpper ? AT_UPPER : AT_LOWER);
  }

  /** Visits the arcs that may carry anything, each once. */
  eachCarrier(visit: (arc: number, flow: number) => void): void {
    const { tree, pricing, arcCount, problem } = this;
    for (let place = 0; place < arcCount; place++) {
      if (!this.hasLowerBounds && pricing.isAtLower(place)) continue;
      const arc = pricing.arcAt(place);
      const flow = pricing.stateOf(arc) === AT_UPPER ? problem.upper[arc] : problem.lower[arc];
      if (flow !== 0 && !this.isInTree(arc)) visit(arc, flow);
    }
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) visit(tree.arc[node], this.flow(tree.arc[node]));
    }
  }

  private startFromRoot(): void {
    const { lower, upper } = this.problem;
    const { tree, root } = this;
    for (let arc = 0; arc < this.arcCount; arc++) {
      if (lower[arc] === upper[arc]) this.pricing.setState(arc, FIXED);
      else if (lower[arc] !== 0) this.hasLowerBounds = true;
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

  /** Computes the tree flows from the arcs at their bounds; rooms may come out below 0. */
  balanceTree(): void {
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
   * Computes the tree flows from the arcs at their bounds, leaves first. A tree arc that would leave
   * its bounds, or could not send anything more upwards, gives way to an artificial arc.
   */
  balanceFromArtificial(): void {
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
  }

  pricePotentials(cost: Float64Array | undefined, artificialCost: number): void {
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

  /** Sends flow around the cycle join → first → second → join. */
  push(first: number, second: number, join: number, delta: number): void {
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
  exchange(
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

  /** While bounds are repaired no artificial arc may carry anything. */
  closeArtificialArcs(): void {
    const { tree, arcCount } = this;
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) continue;
      tree.upward[node] = 0;
      tree.downward[node] = 0;
    }
  }

  /** Gives the artificial arcs left in the tree, all of them empty, their room back. */
  openArtificialArcs(): void {
    const { tree, arcCount } = this;
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) continue;
      tree.upward[node] = this.isToRoot[node] ? Infinity : 0;
      tree.downward[node] = this.isToRoot[node] ? 0 : Infinity;
    }
  }

  removeDrift(): void {
    const { potential } = this.tree;
    if (Math.abs(potential[this.root]) <= DRIFT_LIMIT) return;
    const drift = potential[this.root];
    for (let node = 0; node <= this.nodeCount; node++) potential[node] -= drift;
  }

  hasArtificialFlow(): boolean {
    const { tree, arcCount } = this;
    for (let node = 0; node < this.nodeCount; node++) {
      if (tree.arc[node] < arcCount) continue;
      if ((this.isToRoot[node] ? tree.downward[node] : tree.upward[node]) > 0) return true;
    }
    return false;
  }
}
