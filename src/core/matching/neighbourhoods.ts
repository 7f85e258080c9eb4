import { BlockProblem } from './blocks';

/** A part of a problem: some mentors with the blocks they have or could take in, everything else left as it is. */
export interface Neighbourhood {
  problem: BlockProblem;
  /** For each candidate of the part, its number in the whole. */
  wholeCandidate: Int32Array;
  /** For each block of the part, its number in the whole. */
  wholeBlock: Int32Array;
  /** The assignment as it stands, in candidates of the part. */
  candidateOf: Int32Array;
}

/** Finds mentors who compete for the same people, and cuts them out as a small problem of its own. */
export class Neighbourhoods {
  /** Candidates of mentor j: byMentor[first[j]] … byMentor[first[j + 1] - 1]. */
  private readonly first: Int32Array;
  private readonly byMentor: Int32Array;
  private readonly weight: Float64Array;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly blockOf: Int32Array,
  ) {
    this.first = new Int32Array(blocks.mentorCount + 1);
    for (const j of blocks.mentor) this.first[j + 1]++;
    for (let j = 0; j < blocks.mentorCount; j++) this.first[j + 1] += this.first[j];
    const next = this.first.slice();
    this.byMentor = new Int32Array(blocks.mentor.length);
    blocks.mentor.forEach((j, at) => (this.byMentor[next[j]++] = at));
    this.weight = new Float64Array(blocks.mentorCount);
  }

  /** The mentor and those whose places are wanted most by the same blocks, `count` in all. */
  around(mentor: number, count: number): number[] {
    const { blocks, blockOf, byMentor, first, weight } = this;
    const touched = new Set<number>();
    for (let k = first[mentor]; k < first[mentor + 1]; k++) {
      const b = blockOf[byMentor[k]];
      const here = blocks.cost[byMentor[k]];
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const other = blocks.mentor[at];
        if (!touched.has(other)) weight[other] = 0;
        touched.add(other);
        // Competition counts for more where both are near.
        weight[other] +=
          1 / (1000 * blocks.size[b] + Math.max(0, here) + Math.max(0, blocks.cost[at]));
      }
    }
    weight[mentor] = Infinity;
    touched.add(mentor);
    return [...touched].sort((a, b) => weight[b] - weight[a] || a - b).slice(0, count);
  }

  cut(mentors: readonly number[], candidateOf: Int32Array): Neighbourhood {
    const { blocks, blockOf, byMentor, first } = this;
    const place = new Map(mentors.map((j, at) => [j, at]));
    const chosen = new Set<number>();
    for (const j of mentors) {
      for (let k = first[j]; k < first[j + 1]; k++) {
        const b = blockOf[byMentor[k]];
        const now = candidateOf[b];
        if (now < 0 || place.has(blocks.mentor[now])) chosen.add(b);
      }
    }
    const wholeBlock = Int32Array.from(chosen).sort();
    const offset = new Int32Array(wholeBlock.length + 1);
    const wholeCandidate: number[] = [];
    const current = new Int32Array(wholeBlock.length).fill(-1);
    wholeBlock.forEach((b, part) => {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (!place.has(blocks.mentor[at])) continue;
        if (candidateOf[b] === at) current[part] = wholeCandidate.length;
        wholeCandidate.push(at);
      }
      offset[part + 1] = wholeCandidate.length;
    });
    const problem: BlockProblem = {
      mentorCount: mentors.length,
      blockCount: wholeBlock.length,
      size: wholeBlock.map((b) => blocks.size[b]),
      offset,
      mentor: Int32Array.from(wholeCandidate, (at) => place.get(blocks.mentor[at]) ?? -1),
      cost: Float64Array.from(wholeCandidate, (at) => blocks.cost[at]),
      unpairedCost: Float64Array.from(wholeBlock, (b) => blocks.unpairedCost[b]),
      minimum: Int32Array.from(mentors, (j) => blocks.minimum[j]),
      maximum: Int32Array.from(mentors, (j) => blocks.maximum[j]),
      mustOpen: Uint8Array.from(mentors, (j) => blocks.mustOpen[j]),
      activeReward: blocks.activeReward,
      settledCost: 0,
      memberOffset: new Int32Array(wholeBlock.length + 1),
      members: new Int32Array(0),
      settled: new Int32Array(0),
      isLoose: new Uint8Array(0),
    };
    return {
      problem,
      wholeBlock,
      wholeCandidate: Int32Array.from(wholeCandidate),
      candidateOf: current,
    };
  }
}
