import { BlockProblem, UNUSED } from './blocks';
import { FlowRelaxation } from './flow-relaxation';

/** Reads a solved flow as an assignment of blocks, as far as it is one. */
export class FlowReader {
  /** Blocks of two or more: only these can be shared. */
  private readonly households: Int32Array;
  private readonly isDivisible: Uint8Array | null;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly flow: FlowRelaxation,
  ) {
    this.households = blocks.size.map((_, b) => b).filter((b) => blocks.size[b] > 1);
    this.isDivisible = blocks.divisible.length > 0 ? new Uint8Array(blocks.blockCount) : null;
    for (const b of blocks.divisible) this.isDivisible?.fill(1, b, b + 1);
  }

  get hasHouseholds(): boolean {
    return this.households.length > 0;
  }

  /**
   * The candidate each block goes to, -1 for none; one of them where a block is shared. A household that may be split,
   * and is not whole, is.
   */
  candidates(): Int32Array {
    const { blocks, flow } = this;
    const candidateOf = new Int32Array(blocks.blockCount).fill(-1);
    for (let b = 0; b < blocks.blockCount; b++) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (flow.taken(at) > 0) candidateOf[b] = at;
      }
    }
    for (const b of blocks.divisible) {
      if (this.isShared(b) || flow.joined(b) === 0) this.spread(b, candidateOf);
      else candidateOf.fill(UNUSED, b + 1, b + 1 + blocks.size[b]);
    }
    return candidateOf;
  }

  /** People who go through the block of all go, one by one, to where the block does. */
  private spread(block: number, candidateOf: Int32Array): void {
    const { blocks, flow } = this;
    candidateOf[block] = UNUSED;
    let part = block;
    for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) {
      for (let left = flow.taken(at); left > 0; left--) {
        do part++;
        while (!flow.isJoined(block, part - block - 1));
        candidateOf[part] = this.candidateTo(part, blocks.mentor[at]);
      }
    }
  }

  private candidateTo(block: number, mentor: number): number {
    const { offset, mentor: mentors } = this.blocks;
    const at = mentors.subarray(offset[block], offset[block + 1]).indexOf(mentor);
    return at < 0 ? -1 : offset[block] + at;
  }

  /** Blocks the flow gives to more than one place, or uses in part, the largest first. */
  shared(): number[] {
    const { size } = this.blocks;
    const shared: number[] = [];
    for (const b of this.households) if (this.isShared(b)) shared.push(b);
    return shared.sort((a, b) => size[b] - size[a] || a - b);
  }

  private isShared(block: number): boolean {
    const { blocks, flow } = this;
    const size = blocks.size[block];
    if (this.isDivisible?.[block]) {
      const joined = flow.joined(block);
      if (joined < size) return joined > 0;
    }
    for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) {
      const taken = flow.taken(at);
      if (taken > 0) return taken < size;
    }
    return false;
  }

  /** The candidate that gets most of a shared block. */
  largestPart(block: number): number {
    let chosen = -1;
    let most = 0;
    for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
      const taken = this.flow.taken(at);
      if (taken > most) {
        most = taken;
        chosen = at;
      }
    }
    return chosen;
  }

  /** Places left with each mentor beside the households that go there whole. */
  placesBesideWholeHouseholds(): Int32Array {
    const { blocks, flow } = this;
    const places = blocks.maximum.slice();
    for (const b of this.households) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (flow.taken(at) === blocks.size[b]) places[blocks.mentor[at]] -= blocks.size[b];
      }
    }
    return places;
  }
}
