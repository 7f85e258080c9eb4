import { keepArrays } from './keep-arrays';

/**
 * The spanning tree of a network simplex basis, with the flow on its arcs and the node potentials.
 *
 * Nodes are 0 … size − 1; the last one is the root. Each node but the root owns the tree arc to its
 * parent. The tree is kept as parents plus a preorder list ("thread") with subtree sizes and last
 * descendants, so that a subtree is a run of the thread and a join is found without depths
 * (Barr, Glover and Klingman 1979; Király and Kovács, Acta Univ. Sapientiae 2012).
 *
 * Potentials are kept up to a common constant: a pivot moves the smaller side of the cut.
 */
export class SpanningTree {
  readonly root: number;
  readonly parent: Int32Array;
  /** The arc that joins a node with its parent. */
  readonly arc: Int32Array;
  readonly thread: Int32Array;
  readonly before: Int32Array;
  readonly count: Int32Array;
  readonly last: Int32Array;
  /** How much more can be sent from a node to its parent. */
  readonly upward: Float64Array;
  /** How much more can be sent from the parent down to a node. */
  readonly downward: Float64Array;
  readonly potential: Float64Array;

  constructor(readonly size: number) {
    this.root = size - 1;
    this.parent = new Int32Array(size).fill(-1);
    this.arc = new Int32Array(size).fill(-1);
    this.thread = new Int32Array(size);
    this.before = new Int32Array(size);
    this.count = new Int32Array(size);
    this.last = new Int32Array(size);
    this.upward = new Float64Array(size);
    this.downward = new Float64Array(size);
    this.potential = new Float64Array(size);
  }

  /** The tree as it is now, to come back to. */
  checkpoint(): () => void {
    const { parent, arc, thread, before, count, last, upward, downward, potential } = this;
    return keepArrays([parent, arc, thread, before, count, last, upward, downward, potential]);
  }

  /** Rebuilds thread, sizes and last descendants after parents were set at will. */
  relink(): void {
    const { size, root, parent, thread, before, count, last } = this;
    const child = new Int32Array(size).fill(-1);
    const sibling = new Int32Array(size).fill(-1);
    for (let node = size - 2; node >= 0; node--) {
      sibling[node] = child[parent[node]];
      child[parent[node]] = node;
    }
    let tail = root;
    let node = child[root];
    count.fill(1);
    while (node >= 0) {
      thread[tail] = node;
      before[node] = tail;
      tail = node;
      if (child[node] >= 0) {
        node = child[node];
        continue;
      }
      last[node] = node;
      while (node !== root && sibling[node] < 0) {
        const above = parent[node];
        count[above] += count[node];
        last[above] = tail;
        node = above;
      }
      if (node === root) break;
      count[parent[node]] += count[node];
      node = sibling[node];
    }
    last[root] = tail;
    thread[tail] = root;
    before[root] = tail;
  }

  /** The lowest node that has both as descendants (or is one of them). */
  join(first: number, second: number): number {
    const { parent, count } = this;
    let a = first;
    let b = second;
    while (a !== b) {
      if (count[a] < count[b]) a = parent[a];
      else b = parent[b];
    }
    return a;
  }

  /**
   * Cuts the tree arc above `cut` and hangs that part by its node `inner` below `outer`.
   * `join` is their common ancestor. The room of the new arc is set by the caller.
   */
  rehang(cut: number, inner: number, outer: number, join: number): void {
    const { parent, thread, before, count, last } = this;
    const total = count[cut];
    const oldLast = last[cut];
    const above = parent[cut];
    const ahead = before[cut];
    const behind = thread[oldLast];

    // Close the gap the part leaves behind.
    thread[ahead] = behind;
    before[behind] = ahead;
    let node = above;
    for (; node !== join; node = parent[node]) {
      count[node] -= total;
      if (last[node] === oldLast) last[node] = ahead;
    }
    for (; node >= 0 && last[node] === oldLast; node = parent[node]) last[node] = ahead;

    const tail = this.reroot(cut, inner, total, behind);
    parent[inner] = outer;

    // Put the part in as the first child of `outer`.
    const next = thread[outer];
    thread[outer] = inner;
    before[inner] = outer;
    thread[tail] = next;
    before[next] = tail;
    node = outer;
    for (; node !== join; node = parent[node]) {
      count[node] += total;
      if (last[node] === outer) last[node] = tail;
    }
    for (; node >= 0 && last[node] === outer; node = parent[node]) last[node] = tail;
  }

  /** Adds `change` to the potentials of the part below `top`, or takes it from all the others. */
  shift(top: number, change: number): void {
    const { thread, potential, count, size, last } = this;
    const inside = count[top];
    if (2 * inside <= size) {
      let node = top;
      for (let left = inside; left > 0; left--) {
        potential[node] += change;
        node = thread[node];
      }
      return;
    }
    let node = thread[last[top]];
    for (let left = size - inside; left > 0; left--) {
      potential[node] -= change;
      node = thread[node];
    }
  }

  /** Turns the path from `inner` up to `cut` around; gives the last node of the part's new thread. */
  private reroot(cut: number, inner: number, total: number, behind: number): number {
    const { parent, thread, before, count, last, arc, upward, downward } = this;
    let child = inner;
    let childBefore = before[inner];
    let childLast = last[inner];
    let childCount = count[inner];
    let childArc = arc[inner];
    let childUp = upward[inner];
    let childDown = downward[inner];
    let afterChild = childLast === last[cut] ? behind : thread[childLast];
    let tail = childLast;
    let node = parent[inner];
    count[inner] = total;
    const lastOfPart = last[cut];
    while (child !== cut) {
      const above = parent[node];
      const nodeBefore = before[node];
      const nodeLast = last[node];
      const nodeCount = count[node];
      const afterNode =
        nodeLast === childLast ? afterChild : nodeLast === lastOfPart ? behind : thread[nodeLast];

      thread[tail] = node;
      before[node] = tail;
      tail = childBefore;
      if (nodeLast !== childLast) {
        thread[tail] = afterChild;
        before[afterChild] = tail;
        tail = nodeLast;
      }

      parent[node] = child;
      count[node] = total - childCount;
      const nodeArc = arc[node];
      const nodeUp = upward[node];
      const nodeDown = downward[node];
      arc[node] = childArc;
      upward[node] = childDown;
      downward[node] = childUp;

      child = node;
      childBefore = nodeBefore;
      childLast = nodeLast;
      childCount = nodeCount;
      childArc = nodeArc;
      childUp = nodeUp;
      childDown = nodeDown;
      afterChild = afterNode;
      node = above;
    }
    for (let walk = cut; ; walk = parent[walk]) {
      last[walk] = tail;
      if (walk === inner) return tail;
    }
  }
}
