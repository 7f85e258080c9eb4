import { BlockProblem } from './blocks';

/**
 * Puts a mentor's shortlist in an order in which the people of a household that may be split come right before the
 * block of all of them. Kept from mentor to mentor, so that nothing is made anew.
 */
export class Arrangement {
  /** Places in the list, in the new order. */
  readonly order: Int32Array;
  /** For a block of all, how many of its people are right before it; 0 for everybody else. */
  readonly partsBefore: Int32Array;
  /** 1 for the first of the people of such a household. */
  readonly beginsGroup: Uint8Array;
  /** 1 for the places of such households and their people, who come last. */
  readonly isGrouped: Uint8Array;
  /** Room for what could be had before these people, by people taken so far. */
  readonly beforeParts: Float64Array;
  /** 1 more than the place in the list of each block that is on it. */
  private readonly place: Int32Array;
  private readonly isDivisible: Uint8Array;

  constructor(
    private readonly blocks: BlockProblem,
    longest: number,
    most: number,
  ) {
    this.order = new Int32Array(longest);
    this.partsBefore = new Int32Array(longest);
    this.beginsGroup = new Uint8Array(longest);
    this.beforeParts = new Float64Array(most + 1);
    this.place = new Int32Array(blocks.blockCount);
    this.isDivisible = new Uint8Array(blocks.blockCount);
    for (const b of blocks.divisible) this.isDivisible[b] = 1;
    this.isGrouped = new Uint8Array(longest);
  }

  arrange(listed: Int32Array, count: number): void {
    const { order, partsBefore, beginsGroup, place, isDivisible, isGrouped } = this;
    const { size } = this.blocks;
    for (let k = 0; k < count; k++) place[listed[k]] = k + 1;
    partsBefore.fill(0, 0, count);
    beginsGroup.fill(0, 0, count);
    isGrouped.fill(0, 0, count);
    let end = count;
    for (let k = 0; k < count; k++) {
      const b = listed[k];
      if (!isDivisible[b]) continue;
      const block = --end;
      for (let part = b + 1; part <= b + size[b]; part++) {
        if (place[part] === 0) continue;
        order[--end] = place[part] - 1;
        isGrouped[place[part] - 1] = 1;
      }
      order[block] = k;
      isGrouped[k] = 1;
      partsBefore[block] = block - end;
      if (end < block) beginsGroup[end] = 1;
    }
    let next = 0;
    for (let k = 0; k < count; k++) {
      place[listed[k]] = 0;
      if (!isGrouped[k]) order[next++] = k;
    }
  }
}
