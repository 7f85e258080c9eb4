import { BlockProblem } from './blocks';
import { loadCostAt } from './load-costs';
import type { LagrangianBound } from './lagrangian-bound';

/** More than what divisions round off. */
const ROUNDING = 1e-6;

/**
 * Which further pairs could matter to each mentor at these prices, which `bounds` evaluated last: a pair whose cost less
 * the person's price lies above the mentor's bar is in no team that brings the bound, or an assignment less than `gap`
 * above it, within reach. `bar[j]` is -Infinity where none is.
 *
 * A team of s candidates and k others, each of these above the bar, costs at least f(s) + k bar + the load of s + k
 * - reward, where f(s) is the least the candidates cost for s people. The bar is the least at which all these exceed the mentor's best team
 * (or nobody) by more than the gap.
 */
export function columnBars(
  blocks: BlockProblem,
  bounds: LagrangianBound,
  price: Float64Array,
  gap: number,
): Float64Array {
  const { mentorCount, minimum, maximum, mustOpen, activeReward } = blocks;
  const people = peopleOf(blocks);
  const cheapest = Array.from({ length: mentorCount }, (_, j) => {
    const sums = new Float64Array(Math.min(maximum[j], people[j]) + 1).fill(Infinity);
    sums[0] = 0;
    return sums;
  });
  for (let b = 0; b < blocks.blockCount; b++) {
    const size = blocks.size[b];
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      const sums = cheapest[blocks.mentor[at]];
      const reduced = blocks.cost[at] - price[b];
      for (let t = sums.length - 1; t >= size; t--) {
        sums[t] = Math.min(sums[t], sums[t - size] + reduced);
      }
    }
  }
  return Float64Array.from(cheapest, (sums, j) => {
    const value = bounds.teamValue[j];
    const standing = mustOpen[j] ? value : Math.min(0, value);
    const room = gap + standing + (mustOpen[j] ? 0 : activeReward);
    let bar = -Infinity;
    if (maximum[j] < minimum[j]) return bar;
    for (let s = 0; s < sums.length && s < maximum[j]; s++) {
      if (sums[s] === Infinity) continue;
      for (let all = Math.max(s + 1, minimum[j]); all <= maximum[j]; all++) {
        bar = Math.max(bar, (room - sums[s] - loadCostAt(blocks, j, all)) / (all - s));
      }
    }
    return bar + ROUNDING;
  });
}

function peopleOf({ mentorCount, blockCount, size, offset, mentor }: BlockProblem): Int32Array {
  const people = new Int32Array(mentorCount);
  for (let b = 0; b < blockCount; b++) {
    for (let at = offset[b]; at < offset[b + 1]; at++) people[mentor[at]] += size[b];
  }
  return people;
}

/** The price of each person, -Infinity for those who are locked. */
export function pricesOfPeople(blocks: BlockProblem, price: Float64Array): Float64Array {
  const { memberOffset, members, size, settled } = blocks;
  const ofPerson = new Float64Array(settled.length).fill(-Infinity);
  for (let b = 0; b < blocks.blockCount; b++) {
    // Of a household that may be split the people come after it, and say it themselves.
    for (let at = memberOffset[b]; at < memberOffset[b + 1]; at++) {
      ofPerson[members[at]] = price[b] / size[b];
    }
  }
  return ofPerson;
}
