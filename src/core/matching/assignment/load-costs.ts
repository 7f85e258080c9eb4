import type { BlockProblem } from './blocks';

/** A fair load: the first mentee above a mentor's minimum costs `loadCost`, the second twice as much, and so on. */
export function loadCostOf(loadCost: number, above: number): number {
  return above <= 0 ? 0 : (loadCost * above * (above + 1)) / 2;
}

/** What so many people with the mentor cost beyond what its locked people settled. */
export function loadCostAt(
  { loadCost, heldLoad, minimum }: BlockProblem,
  mentor: number,
  people: number,
): number {
  if (loadCost === 0) return 0;
  const held = heldLoad[mentor];
  const above = held + Math.max(0, people - minimum[mentor]);
  return loadCostOf(loadCost, above) - loadCostOf(loadCost, held);
}

/** The same for all mentors of an assignment. */
export function loadCostsOf(blocks: BlockProblem, candidateOf: Int32Array): number {
  if (blocks.loadCost === 0) return 0;
  const load = new Int32Array(blocks.mentorCount);
  candidateOf.forEach((at, b) => {
    if (at >= 0) load[blocks.mentor[at]] += blocks.size[b];
  });
  return load.reduce((sum, people, j) => sum + loadCostAt(blocks, j, people), 0);
}

/** What a mentor with so many people costs beside the pairs: the load, less the reward for taking part. */
export function costOfActive(blocks: BlockProblem, mentor: number, people: number): number {
  return people === 0 ? 0 : loadCostAt(blocks, mentor, people) - blocks.activeReward;
}
