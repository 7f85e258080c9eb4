import { Basis } from './network-simplex-basis';
import { CutSearch } from './network-simplex-cut';
import { AT_LOWER, AT_UPPER } from './network-simplex-pricing';

/** Dual pivots per node before a repair gives up. */
const PATIENCE = 4;

/** failed: the primal way has to start from the tree as it is. */
export type Repair = 'repaired' | 'infeasible' | 'failed';

/**
 * Warm restart after changes of bounds and supplies alone: the potentials still hold, so what leaves its bounds
 * is pivoted out by the dual simplex, and the flow is optimal again. Only the paths from what changed up to
 * the root are touched, unless the flow is not known.
 */
export class DualRepair {
  private cuts: CutSearch | undefined;
  /** The arcs changed since the last repair and what they carried before, the nodes and by how much. */
  private readonly arcs: number[] = [];
  private readonly carried: number[] = [];
  private readonly nodes: number[] = [];
  private readonly added: number[] = [];
  private readonly isNoted: Uint8Array;
  pivots = 0;

  constructor(private readonly basis: Basis) {
    this.isNoted = new Uint8Array(basis.arcCount);
  }

  /** To be called before the bounds of an arc change. */
  noteBounds(arc: number): void {
    if (this.isNoted[arc]) return;
    this.isNoted[arc] = 1;
    this.arcs.push(arc);
    this.carried.push(this.basis.flow(arc));
  }

  noteSupply(node: number, added: number): void {
    this.nodes.push(node);
    this.added.push(added);
  }

  forget(): void {
    for (const arc of this.arcs) this.isNoted[arc] = 0;
    for (const list of [this.arcs, this.carried, this.nodes, this.added]) list.length = 0;
  }

  /** `isFlowKnown`: the tree holds a flow that kept all bounds before the changes. */
  run(isFlowKnown: boolean): Repair {
    const { basis } = this;
    const { tree, nodeCount } = basis;
    const isSettled = this.settleArcs();
    if (isSettled && isFlowKnown) this.spreadChanges();
    this.forget();
    if (!isSettled) return 'failed';
    if (!isFlowKnown) basis.balanceTree();
    this.cuts ??= new CutSearch(basis.problem, tree, basis.pricing);
    for (let patience = PATIENCE * nodeCount; ; patience--) {
      const node = this.findOverflow();
      if (node < 0) break;
      if (patience === 0) return 'failed';
      const isUpward = tree.upward[node] < 0;
      const entering = this.cuts.findCheapest(node, isUpward);
      if (entering < 0) return 'infeasible';
      this.pivot(entering, node, isUpward);
    }
    basis.openArtificialArcs();
    basis.removeDrift();
    return 'repaired';
  }

  /** Puts changed arcs at the bound their reduced cost asks for, where there is one. */
  private settleArcs(): boolean {
    const { basis } = this;
    const { lower, upper } = basis.problem;
    for (const arc of this.arcs) {
      if (basis.isInTree(arc) || lower[arc] === upper[arc]) continue;
      const reduced = basis.reducedCost(arc);
      if (reduced < 0 && upper[arc] === Infinity) return false;
      if (reduced !== 0) basis.pricing.setState(arc, reduced < 0 ? AT_UPPER : AT_LOWER);
    }
    return true;
  }

  /** Sends what the changes left over, or took away, up to the root; rooms may come out below 0. */
  private spreadChanges(): void {
    const { basis, arcs, carried } = this;
    const { source, target, lower, upper } = basis.problem;
    const { tree } = basis;
    basis.closeArtificialArcs();
    arcs.forEach((arc, at) => {
      const before = carried[at];
      const from = source[arc];
      const to = target[arc];
      if (tree.arc[from] === arc) {
        tree.upward[from] = upper[arc] - before;
        tree.downward[from] = before - lower[arc];
      } else if (tree.arc[to] === arc) {
        tree.upward[to] = before - lower[arc];
        tree.downward[to] = upper[arc] - before;
      }
    });
    arcs.forEach((arc, at) => {
      if (basis.isInTree(arc)) return;
      const more = basis.flow(arc) - carried[at];
      this.sendUp(source[arc], -more);
      this.sendUp(target[arc], more);
    });
    this.nodes.forEach((node, at) => this.sendUp(node, this.added[at]));
  }

  private sendUp(start: number, amount: number): void {
    if (amount === 0) return;
    const { tree, root } = this.basis;
    for (let node = start; node !== root; node = tree.parent[node]) {
      tree.upward[node] -= amount;
      tree.downward[node] += amount;
    }
  }

  /**
   * The node whose tree arc is outside its bounds, or −1: far outside and a small cut to search first.
   * Dividing by the root of the cut's size measured best of four rules.
   */
  private findOverflow(): number {
    const { upward, downward, count, size } = this.basis.tree;
    let worst = 0;
    let found = -1;
    for (let node = 0; node < this.basis.nodeCount; node++) {
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
  private pivot(entering: number, cut: number, isUpward: boolean): void {
    const { basis } = this;
    const { tree, pricing } = basis;
    const place = pricing.placeOf(entering);
    const first = pricing.from[place];
    const second = pricing.to[place];
    const join = tree.join(first, second);
    const delta = isUpward ? -tree.upward[cut] : -tree.downward[cut];
    this.pivots++;
    basis.push(first, second, join, delta);
    basis.exchange(entering, cut, isUpward ? first : second, join, delta, isUpward);
  }
}
