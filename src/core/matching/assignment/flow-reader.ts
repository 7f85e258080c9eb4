import { BlockProblem } from './blocks';
import { FlowRelaxation } from './flow-relaxation';

/** Reads a solved flow as an assignment of blocks, as far as it is one. */
export class FlowReader {
  /** Blocks of two or more: only these can be shared. */
  private readonly households: Int32Array;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly flow: FlowRelaxation,
  ) {
    this.households = blocks.size.map((_, b) => b).filter((b) => blocks.size[b] > 1);
  }

  get hasHouseholds(): boolean {
    return this.households.length > 0;
  }

  /** The candidate each block goes to, -1 for none; one of them where a block is shared. */
  candidates(): Int32Array {
    const { blocks, flow } = this;
    const candidateOf = new Int32Array(blocks.blockCount).fill(-1);
    for (let b = 0; b < blocks.blockCount; b++) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (flow.taken(at) > 0) candidateOf[b] = at;
      }
    }
    return candidateOf;
  }

  /** Blocks the flow gives to more than one place, the largest first. */
  shared(): number[] {
    const { blocks, flow } = this;
    const shared: number[] = [];
    for (const b of this.households) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const taken = flow.taken(at);
        if (taken === 0) continue;
        if (taken < blocks.size[b]) shared.push(b);
        break;
      }
    }
    return shared.sort((a, b) => blocks.size[b] - blocks.size[a] || a - b);
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
