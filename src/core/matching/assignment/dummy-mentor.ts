import { BlockProblem, inOneOrder } from './blocks';

/**
 * The same problem with one more mentor, the last, whom every block could go to at a cost still to be said:
 * room for a mentor somebody may ask about, so that no new flow has to be built for the question.
 */
export function withDummyMentor(blocks: BlockProblem): BlockProblem {
  const { blockCount, mentorCount } = blocks;
  const count = blocks.mentor.length + blockCount;
  const offset = blocks.offset.map((start, b) => start + b);
  const mentor = new Int32Array(count);
  const cost = new Float64Array(count);
  for (let b = 0; b < blockCount; b++) {
    const [start, end] = [blocks.offset[b], blocks.offset[b + 1]];
    mentor.set(blocks.mentor.subarray(start, end), offset[b]);
    cost.set(blocks.cost.subarray(start, end), offset[b]);
    mentor[dummyCandidate(offset, b)] = mentorCount;
  }
  return inOneOrder({
    ...blocks,
    mentorCount: mentorCount + 1,
    offset,
    mentor,
    cost,
    minimum: Int32Array.of(...blocks.minimum, 1),
    maximum: Int32Array.of(...blocks.maximum, 1),
    mustOpen: Uint8Array.of(...blocks.mustOpen, 0),
    heldLoad: Int32Array.of(...blocks.heldLoad, 0),
  });
}

/** The candidate that joins a block with the vacancy. */
export function dummyCandidate(offset: Int32Array, block: number): number {
  return offset[block + 1] - 1;
}
