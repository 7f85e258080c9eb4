import { MinCostFlowProblem } from './min-cost-flow-problem';
import { BlockPricing } from './network-simplex-pricing';
import { SpanningTree } from './network-simplex-tree';

/**
 * The search across a cut of the tree that a dual pivot needs: the arc outside the tree that leads
 * out of the part below a node (or into it) and loses least by carrying flow.
 * The arcs of each node are listed once; the smaller side of the cut is searched.
 */
export class CutSearch {
  private readonly begin: Int32Array;
  private readonly incident: Int32Array;
  private readonly mark: Int32Array;
  private readonly arcCount: number;
  private stamp = 0;

  constructor(
    problem: MinCostFlowProblem,
    private readonly tree: SpanningTree,
    private readonly pricing: BlockPricing,
  ) {
    const { nodeCount, arcCount, source, target } = problem;
    this.arcCount = arcCount;
    this.begin = new Int32Array(nodeCount + 2);
    this.incident = new Int32Array(2 * arcCount);
    this.mark = new Int32Array(nodeCount + 1);
    const end = this.begin;
    for (let arc = 0; arc < arcCount; arc++) {
      end[source[arc]]++;
      end[target[arc]]++;
    }
    for (let node = 1; node <= nodeCount + 1; node++) end[node] += end[node - 1];
    for (let arc = 0; arc < arcCount; arc++) {
      const place = pricing.placeOf(arc);
      this.incident[--end[source[arc]]] = place;
      this.incident[--end[target[arc]]] = place;
    }
  }

  /** The arc with the least reduced cost across the cut above `top`, or −1 when none leads there. */
  findCheapest(top: number, isOutward: boolean): number {
    const { tree, mark, begin, incident, pricing } = this;
    const { thread, count, last, size, potential } = tree;
    const isInside = 2 * count[top] <= size;
    const first = isInside ? top : thread[last[top]];
    const many = isInside ? count[top] : size - count[top];
    const stamp = ++this.stamp;
    for (let node = first, left = many; left > 0; left--, node = thread[node]) mark[node] = stamp;
    const isOut = isInside === isOutward;
    const near = isOut ? pricing.from : pricing.to;
    const far = isOut ? pricing.to : pricing.from;
    const sign = isOut ? 1 : -1;
    const own = tree.arc[top] < this.arcCount ? pricing.placeOf(tree.arc[top]) : -1;
    const { cost } = pricing;
    let best = -1;
    let least = Infinity;
    for (let node = first, left = many; left > 0; left--, node = thread[node]) {
      const price = sign * potential[node];
      const end = begin[node + 1];
      for (let at = begin[node]; at < end; at++) {
        const place = incident[at];
        const other = far[place];
        if (near[place] !== node || mark[other] === stamp || place === own) continue;
        const reduced = cost[place] + price - sign * potential[other];
        if (reduced < least) {
          least = reduced;
          best = place;
        }
      }
    }
    return best < 0 ? -1 : pricing.arcAt(best);
  }
}
