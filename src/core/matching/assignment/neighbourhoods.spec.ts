import { toBlocks } from './blocks';
import { Neighbourhoods } from './neighbourhoods';

/** Two mentees and two mentors with one place each; the first mentee may only go to the first mentor. */
function twoForOnePlace() {
  const blocks = toBlocks({
    menteeCount: 2,
    mentorCount: 2,
    offset: Int32Array.of(0, 1, 3),
    mentor: Int32Array.of(0, 0, 1),
    cost: Float64Array.of(900, 10, 20),
    minimum: Int32Array.of(1, 1),
    maximum: Int32Array.of(1, 1),
    unpairedCost: Float64Array.of(1000, 1000),
    household: Int32Array.of(-1, -1),
    lockedMentor: Int32Array.of(-1, -1),
    activeReward: 0,
  });
  if ('code' in blocks) throw new Error(blocks.code);
  return blocks;
}

describe('the part around some mentors', () => {
  it('holds whoever stands there, even where no better assignment would put them', () => {
    const blocks = twoForOnePlace();
    const dear = 0;
    const parts = new Neighbourhoods(blocks, Int32Array.of(0, 1, 1), (at) => at !== dear);
    const standing = Int32Array.of(dear, 2);
    const part = parts.cut([0, 1], standing);
    expect([...part.wholeBlock]).toEqual([0, 1]);
    expect([...part.candidateOf].map((at) => part.wholeCandidate[at])).toEqual([dear, 2]);
  });
});
