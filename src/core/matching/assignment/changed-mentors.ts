import { BlockProblem } from './blocks';
import { CLOSED } from './decisions';
import type { FixedDecisions } from './lagrangian-bound';

/** Which mentors a change of prices or decisions since the last look touches: all others would choose as they did. */
export class ChangedMentors {
  readonly isChanged: Uint8Array;
  private readonly price: Float64Array;
  private readonly mentor: Int8Array;
  private readonly candidate: Int8Array;
  private settled: FixedDecisions | null = null;
  private changes = 0;

  constructor(private readonly blocks: BlockProblem) {
    this.isChanged = new Uint8Array(blocks.mentorCount);
    this.price = new Float64Array(blocks.blockCount);
    this.mentor = new Int8Array(blocks.mentorCount);
    this.candidate = new Int8Array(blocks.mentor.length);
  }

  look(price: Float64Array, settled: FixedDecisions): void {
    const isFirst = this.settled === null;
    this.isChanged.fill(isFirst ? 1 : 0);
    this.lookAtPrices(price);
    if (this.settled === settled && this.changes === settled.changes) return;
    this.settled = settled;
    this.changes = settled.changes;
    this.lookAtDecisions(settled);
  }

  private lookAtPrices(price: Float64Array): void {
    const { blocks, isChanged } = this;
    const { blockCount, offset, mentor } = blocks;
    for (let b = 0; b < blockCount; b++) {
      if (price[b] === this.price[b]) continue;
      this.price[b] = price[b];
      for (let at = offset[b]; at < offset[b + 1]; at++) isChanged[mentor[at]] = 1;
    }
  }

  private lookAtDecisions(settled: FixedDecisions): void {
    const { blocks, isChanged } = this;
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (this.mentor[j] !== settled.mentor[j]) isChanged[j] = 1;
    }
    this.mentor.set(settled.mentor);
    for (let at = 0; at < blocks.mentor.length; at++) {
      // A pair that was made is a candidate as before: its price sees to it.
      if ((this.candidate[at] === CLOSED) === (settled.candidate[at] === CLOSED)) continue;
      isChanged[blocks.mentor[at]] = 1;
    }
    this.candidate.set(settled.candidate);
  }
}
