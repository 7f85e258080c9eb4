import { BlockProblem, inOneOrder, UNUSED } from './blocks';

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

/** All of a problem as a part of itself. */
export function wholeOf(problem: BlockProblem, candidateOf: Int32Array): Neighbourhood {
  return {
    problem,
    wholeCandidate: Int32Array.from(problem.mentor.keys()),
    wholeBlock: Int32Array.from(problem.size.keys()),
    candidateOf,
  };
}

/** The part with these of its candidates, and those it stands at. */
export function withCandidates(
  part: Neighbourhood,
  keeps: (candidate: number) => boolean,
): Neighbourhood {
  const { problem, candidateOf } = part;
  const { blockCount } = problem;
  const offset = new Int32Array(blockCount + 1);
  const kept: number[] = [];
  const current = new Int32Array(blockCount).fill(-1);
  for (let b = 0; b < blockCount; b++) {
    if (candidateOf[b] === UNUSED) current[b] = UNUSED;
    for (let at = problem.offset[b]; at < problem.offset[b + 1]; at++) {
      const isCurrent = candidateOf[b] === at;
      if (isCurrent) current[b] = kept.length;
      if (isCurrent || keeps(at)) kept.push(at);
    }
    offset[b + 1] = kept.length;
  }
  return {
    problem: inOneOrder({
      ...problem,
      offset,
      mentor: Int32Array.from(kept, (at) => problem.mentor[at]),
      cost: Float64Array.from(kept, (at) => problem.cost[at]),
    }),
    wholeBlock: part.wholeBlock,
    wholeCandidate: Int32Array.from(kept, (at) => part.wholeCandidate[at]),
    candidateOf: current,
  };
}

/** Finds mentors who compete for the same people, and cuts them out as a small problem of its own. */
export class Neighbourhoods {
  /** Candidates of mentor j: byMentor[first[j]] … byMentor[first[j + 1] - 1]. */
  private readonly first: Int32Array;
  private readonly byMentor: Int32Array;
  private readonly isPossible: Uint8Array;
  private readonly weight: Float64Array;
  /** The place of each mentor in the part being found or cut, -1 for those outside. */
  private readonly place: Int32Array;
  private readonly isChosen: Uint8Array;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly blockOf: Int32Array,
    /** Candidates that are in no better assignment are left out of every part. */
    isPossible: (candidate: number) => boolean,
  ) {
    const { mentorCount, mentor } = blocks;
    const possible = Int32Array.from(mentor.keys()).filter(isPossible);
    this.isPossible = new Uint8Array(mentor.length);
    this.first = new Int32Array(mentorCount + 1);
    for (const at of possible) {
      this.isPossible[at] = 1;
      this.first[mentor[at] + 1]++;
    }
    for (let j = 0; j < mentorCount; j++) this.first[j + 1] += this.first[j];
    const next = this.first.slice();
    this.byMentor = new Int32Array(possible.length);
    for (const at of possible) this.byMentor[next[mentor[at]]++] = at;
    this.weight = new Float64Array(mentorCount);
    this.place = new Int32Array(mentorCount).fill(-1);
    this.isChosen = new Uint8Array(blocks.blockCount);
  }

  /** These mentors and those whose places are wanted most by the same blocks, then theirs, `count` in all. */
  around(mentors: readonly number[], count: number): number[] {
    const { place } = this;
    const found = [...mentors];
    for (const j of found) place[j] = 0;
    for (let at = 0; at < found.length && found.length < count; at++) {
      for (const other of this.rivals(found[at])) {
        if (found.length === count) break;
        place[other] = 0;
        found.push(other);
      }
    }
    for (const j of found) place[j] = -1;
    return found;
  }

  /** Mentors not found yet who compete with this one, the strongest first. */
  private rivals(mentor: number): number[] {
    const { blocks, blockOf, byMentor, first, weight, place } = this;
    const touched: number[] = [];
    for (let k = first[mentor]; k < first[mentor + 1]; k++) {
      const b = blockOf[byMentor[k]];
      const here = blocks.cost[byMentor[k]];
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const other = blocks.mentor[at];
        if (place[other] >= 0 || !this.isPossible[at]) continue;
        if (weight[other] === 0) touched.push(other);
        // Competition counts for more where both are near.
        weight[other] +=
          1 / (1000 * blocks.size[b] + Math.max(0, here) + Math.max(0, blocks.cost[at]));
      }
    }
    touched.sort((a, b) => weight[b] - weight[a] || a - b);
    for (const other of touched) weight[other] = 0;
    return touched;
  }

  cut(mentors: readonly number[], candidateOf: Int32Array): Neighbourhood {
    const { blocks, place } = this;
    mentors.forEach((j, at) => (place[j] = at));
    const wholeBlock = this.blocksOf(mentors, candidateOf);
    const offset = new Int32Array(wholeBlock.length + 1);
    const wholeCandidate: number[] = [];
    const current = new Int32Array(wholeBlock.length).fill(-1);
    for (let part = 0; part < wholeBlock.length; part++) {
      const b = wholeBlock[part];
      if (candidateOf[b] === UNUSED) current[part] = UNUSED;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (place[blocks.mentor[at]] < 0) continue;
        if (!this.isPossible[at] && candidateOf[b] !== at) continue;
        if (candidateOf[b] === at) current[part] = wholeCandidate.length;
        wholeCandidate.push(at);
      }
      offset[part + 1] = wholeCandidate.length;
    }
    const problem = inOneOrder({
      mentorCount: mentors.length,
      blockCount: wholeBlock.length,
      size: wholeBlock.map((b) => blocks.size[b]),
      offset,
      mentor: Int32Array.from(wholeCandidate, (at) => place[blocks.mentor[at]]),
      cost: Float64Array.from(wholeCandidate, (at) => blocks.cost[at]),
      unpairedCost: Float64Array.from(wholeBlock, (b) => blocks.unpairedCost[b]),
      minimum: Int32Array.from(mentors, (j) => blocks.minimum[j]),
      maximum: Int32Array.from(mentors, (j) => blocks.maximum[j]),
      mustOpen: Uint8Array.from(mentors, (j) => blocks.mustOpen[j]),
      activeReward: blocks.activeReward,
      loadCost: blocks.loadCost,
      heldLoad: Int32Array.from(mentors, (j) => blocks.heldLoad[j]),
      settledCost: 0,
      memberOffset: new Int32Array(wholeBlock.length + 1),
      members: new Int32Array(0),
      settled: new Int32Array(0),
      divisible: this.divisibleAmong(wholeBlock),
    });
    for (const j of mentors) place[j] = -1;
    return {
      problem,
      wholeBlock,
      wholeCandidate: Int32Array.from(wholeCandidate),
      candidateOf: current,
    };
  }

  /** Blocks of these mentors, and those left out whom they could take; ascending. */
  private blocksOf(mentors: readonly number[], candidateOf: Int32Array): Int32Array {
    const { blocks, blockOf, byMentor, first, place, isChosen } = this;
    const chosen: number[] = [];
    for (const j of mentors) {
      for (let k = first[j]; k < first[j + 1]; k++) {
        const b = blockOf[byMentor[k]];
        if (isChosen[b]) continue;
        const now = candidateOf[b];
        if (now >= 0 && place[blocks.mentor[now]] < 0) continue;
        isChosen[b] = 1;
        chosen.push(b);
      }
    }
    // Who stands where no better assignment would put them is not among those above, and takes places too.
    for (let b = 0; b < blocks.blockCount; b++) {
      const now = candidateOf[b];
      if (now >= 0 && !this.isPossible[now] && !isChosen[b] && place[blocks.mentor[now]] >= 0) {
        isChosen[b] = 1;
        chosen.push(b);
      }
    }
    this.completeHouseholds(chosen, candidateOf);
    const found = chosen.filter((b) => isChosen[b] === 1);
    for (const b of chosen) isChosen[b] = 0;
    return Int32Array.from(found).sort();
  }

  /**
   * A household that may be split is in the part with all its blocks, or, where some of its people are with others and
   * so it stays split, with those of its people that are not.
   */
  private completeHouseholds(chosen: number[], candidateOf: Int32Array): void {
    const { blocks, place, isChosen } = this;
    const isElsewhere = (b: number) =>
      candidateOf[b] >= 0 && place[blocks.mentor[candidateOf[b]]] < 0;
    for (const b of blocks.divisible) {
      const all = Array.from({ length: blocks.size[b] + 1 }, (_, at) => b + at);
      if (!all.some((block) => isChosen[block])) continue;
      if (isElsewhere(b)) {
        for (const block of all) isChosen[block] = 0;
      } else if (all.some(isElsewhere)) {
        isChosen[b] = 0;
      } else {
        for (const block of all) {
          if (isChosen[block]) continue;
          isChosen[block] = 1;
          chosen.push(block);
        }
      }
    }
  }

  private divisibleAmong(wholeBlock: Int32Array): Int32Array {
    if (this.blocks.divisible.length === 0) return this.blocks.divisible;
    const divisible = new Set(this.blocks.divisible);
    return Int32Array.from(wholeBlock.keys()).filter((at) => divisible.has(wholeBlock[at]));
  }
}
