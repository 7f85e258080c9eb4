import { objectiveOf } from './assignment-problem';
import { placeBlocks, spreadBlocks, toBlocks } from './blocks';
import { Incumbent } from './incumbent';
import { TakingPart } from './taking-part';
import { WorkMeter } from './work-meter';

const [far, between, idle] = [0, 1, 2];
/** Four people are far from the idle mentor, two of them could go to the one between; two are near to both. */
const mayGoTo = [[far], [far], [far, between], [far, between], [between, idle], [between, idle]];

function chain(activeReward: number) {
  const offset = Int32Array.from([0, 1, 2, 4, 6, 8, 10]);
  return {
    menteeCount: 6,
    mentorCount: 3,
    offset,
    mentor: Int32Array.from(mayGoTo.flat()),
    cost: Float64Array.of(10, 10, 10, 40, 10, 40, 10, 30, 10, 30),
    minimum: Int32Array.of(2, 2, 2),
    maximum: Int32Array.of(4, 4, 4),
    unpairedCost: new Float64Array(6).fill(1000),
    household: new Int32Array(6).fill(-1),
    lockedMentor: new Int32Array(6).fill(-1),
    activeReward,
  };
}

function bettered(activeReward: number, from: number[]): { mentorOf: number[]; cost: number } {
  const problem = chain(activeReward);
  const blocks = toBlocks(problem);
  if ('code' in blocks) throw new Error(blocks.code);
  const best = new Incumbent(blocks);
  best.offer(placeBlocks(blocks, Int32Array.from(from)));
  new TakingPart(blocks, best, new WorkMeter()).improve();
  const mentorOf = spreadBlocks(blocks, best.candidateOf ?? new Int32Array(0));
  expect(objectiveOf(problem, mentorOf)).toBe(best.objective);
  return { mentorOf: [...mentorOf], cost: best.objective };
}

describe('who takes part', () => {
  const standing = [far, far, far, far, between, between];

  it('lets an idle mentor in whose people another can spare only if others come to that one', () => {
    const { mentorOf } = bettered(500, standing);
    expect(mentorOf).toEqual([far, far, between, between, idle, idle]);
  });

  it('leaves everybody where they are when that costs more than one more is worth', () => {
    expect(bettered(90, standing).mentorOf).toEqual(standing);
  });
});
