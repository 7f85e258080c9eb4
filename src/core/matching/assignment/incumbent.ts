import { BlockProblem, costAt, nobodyPlaced } from './blocks';
import { loadCostsOf } from './load-costs';

/** The best assignment known so far. */
export class Incumbent {
  /** The candidate each block goes to, -1 for none (or UNUSED); null while no assignment is known. Never edited. */
  candidateOf: Int32Array | null = null;
  objective = Infinity;

  constructor(readonly blocks: BlockProblem) {}

  /** Nothing at this bound or above can be better: costs are whole numbers. */
  excludes(bound: number): boolean {
    return bound > this.objective - 1;
  }

  offer(candidateOf: Int32Array, objective = this.objectiveOf(candidateOf)): void {
    if (objective >= this.objective) return;
    this.candidateOf = candidateOf;
    this.objective = objective;
  }

  /** Everyone left out and everyone closed is an assignment, unless a lock needs more people. */
  offerEmpty(): void {
    const { blocks } = this;
    if (blocks.mustOpen.some((must, j) => must === 1 && blocks.minimum[j] > 0)) return;
    this.offer(nobodyPlaced(blocks));
  }

  private objectiveOf(candidateOf: Int32Array): number {
    const { blocks } = this;
    const isActive = new Uint8Array(blocks.mentorCount);
    let objective = blocks.settledCost;
    for (let b = 0; b < blocks.blockCount; b++) {
      const at = candidateOf[b];
      objective += costAt(blocks, b, at);
      if (at >= 0 && !blocks.mustOpen[blocks.mentor[at]]) isActive[blocks.mentor[at]] = 1;
    }
    for (const active of isActive) objective -= active * blocks.activeReward;
    return objective + loadCostsOf(blocks, candidateOf);
  }
}
