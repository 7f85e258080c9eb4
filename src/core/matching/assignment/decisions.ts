import { BlockProblem } from './blocks';
import { FlowRelaxation } from './flow-relaxation';

/** What is settled about a mentor, or about a candidate (OPEN: the block goes there, CLOSED: it does not). */
export const FREE = 0;
export const OPEN = 1;
export const CLOSED = -1;

/** What is settled about a household that may be split. */
export const WHOLE = 1;
export const SPLIT = -1;

/** The decisions on the way down the search tree; they can be taken back to any earlier point. */
export class Decisions {
  readonly mentor: Int8Array;
  readonly candidate: Int8Array;
  /** 1 for blocks that were given to a mentor. */
  readonly isGiven: Uint8Array;
  /** WHOLE or SPLIT for the block of a household that may be split. */
  readonly mode: Int8Array;
  changes = 0;
  /** Mentors as j, candidates as mentorCount + candidate, households as -1 - block, in the order of the decisions. */
  private readonly trail: number[] = [];

  constructor(
    private readonly blocks: BlockProblem,
    private readonly flow: FlowRelaxation,
  ) {
    this.mentor = new Int8Array(blocks.mentorCount);
    this.candidate = new Int8Array(blocks.mentor.length);
    this.isGiven = new Uint8Array(blocks.blockCount);
    this.mode = new Int8Array(blocks.blockCount);
  }

  /** A point to come back to. */
  get mark(): number {
    return this.trail.length;
  }

  decideMentor(j: number, state: typeof OPEN | typeof CLOSED): void {
    this.mentor[j] = state;
    this.changes++;
    this.trail.push(j);
    if (state === OPEN) this.flow.open(j);
    else this.flow.close(j);
  }

  /** The household stays whole, or its people go one by one. */
  decideMode(block: number, mode: typeof WHOLE | typeof SPLIT): void {
    const { offset, size } = this.blocks;
    const isWhole = mode === WHOLE;
    const first = isWhole ? offset[block + 1] : offset[block];
    const end = isWhole ? offset[block + 1 + size[block]] : offset[block + 1];
    for (let at = first; at < end; at++) if (this.candidate[at] === FREE) this.forbid(at);
    this.mode[block] = mode;
    this.changes++;
    this.trail.push(-1 - block);
    this.flow.decideJoining(block, isWhole);
  }

  forbid(candidate: number): void {
    this.candidate[candidate] = CLOSED;
    this.changes++;
    this.trail.push(this.blocks.mentorCount + candidate);
    this.flow.forbid(candidate);
  }

  /** The block goes to this candidate and to no other. */
  give(block: number, candidate: number): void {
    for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
      if (at !== candidate && this.candidate[at] === FREE) this.forbid(at);
    }
    this.candidate[candidate] = OPEN;
    this.isGiven[block] = 1;
    this.changes++;
    this.trail.push(this.blocks.mentorCount + candidate);
    this.flow.give(candidate);
  }

  /** Puts the minimums of all opened mentors back after a trial that let them go. */
  restoreMinimums(): void {
    this.mentor.forEach((state, j) => {
      if (state === OPEN) this.flow.open(j);
    });
  }

  undoTo(mark: number, blockOf: Int32Array): void {
    while (this.trail.length > mark) {
      this.changes++;
      const entry = this.trail.pop() ?? 0;
      if (entry < 0) {
        this.mode[-1 - entry] = FREE;
        this.flow.freeJoining(-1 - entry);
        continue;
      }
      if (entry < this.blocks.mentorCount) {
        this.mentor[entry] = FREE;
        this.flow.free(entry);
        continue;
      }
      const candidate = entry - this.blocks.mentorCount;
      if (this.candidate[candidate] === OPEN) this.isGiven[blockOf[candidate]] = 0;
      this.candidate[candidate] = FREE;
      this.flow.allow(candidate);
    }
  }
}
