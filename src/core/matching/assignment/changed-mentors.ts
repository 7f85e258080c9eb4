import { BlockProblem } from './blocks';
import { CLOSED } from './decisions';
import type { FixedDecisions } from './lagrangian-bound';

/**
 * Which mentors a change of prices or decisions since the last look touches. A mentor whose shortlist no change reaches would
 * choose as before.
 */
export class ChangedMentors {
  /** 1 for those who may choose otherwise. */
  readonly isChanged: Uint8Array;
  /** 1 for those to whom any price or decision at all is another. */
  readonly isTouched: Uint8Array;
  /**
   * For each run of candidates of one mentor and one size: whoever costs more than this less the price is not on the shortlist.
   */
  readonly bar: Float64Array;
  private readonly price: Float64Array;
  private readonly mentor: Int8Array;
  private readonly candidate: Int8Array;
  private settled: FixedDecisions | null = null;
  private changes = 0;

  constructor(
    private readonly blocks: BlockProblem,
    /** The run of each candidate. */
    private readonly runOf: Int32Array,
    runs: number,
  ) {
    this.isChanged = new Uint8Array(blocks.mentorCount);
    this.isTouched = new Uint8Array(blocks.mentorCount);
    this.bar = new Float64Array(runs).fill(Infinity);
    this.price = new Float64Array(blocks.blockCount);
    this.mentor = new Int8Array(blocks.mentorCount);
    this.candidate = new Int8Array(blocks.mentor.length);
  }

  look(price: Float64Array, settled: FixedDecisions): void {
    const isFirst = this.settled === null;
    this.isChanged.fill(isFirst ? 1 : 0);
    this.isTouched.fill(isFirst ? 1 : 0);
    this.lookAtPrices(price);
    if (this.settled === settled && this.changes === settled.changes) return;
    this.settled = settled;
    this.changes = settled.changes;
    this.lookAtDecisions(settled);
  }

  private lookAtPrices(price: Float64Array): void {
    const { blocks, isChanged, isTouched, bar, runOf, candidate } = this;
    const { blockCount, offset, mentor, cost } = blocks;
    for (let b = 0; b < blockCount; b++) {
      if (price[b] === this.price[b]) continue;
      const highest = Math.max(price[b], this.price[b]);
      this.price[b] = price[b];
      for (let at = offset[b]; at < offset[b + 1]; at++) {
        isTouched[mentor[at]] = 1;
        // Whoever is let in again is found among the decisions.
        if (cost[at] - highest <= bar[runOf[at]] && candidate[at] !== CLOSED)
          isChanged[mentor[at]] = 1;
      }
    }
  }

  private lookAtDecisions(settled: FixedDecisions): void {
    const { blocks, isChanged, isTouched } = this;
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (this.mentor[j] !== settled.mentor[j]) isChanged[j] = isTouched[j] = 1;
    }
    this.mentor.set(settled.mentor);
    for (let at = 0; at < blocks.mentor.length; at++) {
      // A pair that was made is a candidate as before: its price sees to it.
      if ((this.candidate[at] === CLOSED) === (settled.candidate[at] === CLOSED)) continue;
      isChanged[blocks.mentor[at]] = isTouched[blocks.mentor[at]] = 1;
    }
    this.candidate.set(settled.candidate);
  }
}
