import { Arrangement } from './arrangement';
import { BlockProblem, UNUSED } from './blocks';
import { ChangedMentors } from './changed-mentors';
import { CLOSED, OPEN, SPLIT } from './decisions';
import { exactStep, sumOfParts } from './exact-prices';
import { loadCostAt } from './load-costs';
import { TeamsWith } from './team-with';

/** What the search has settled, as far as a bound needs to know. */
export interface FixedDecisions {
  /** FREE, OPEN or CLOSED for each mentor, and for each candidate pair. */
  mentor: Int8Array;
  candidate: Int8Array;
  /** 1 for blocks that go to a mentor whatever the price. */
  isGiven: Uint8Array;
  /** FREE, WHOLE or SPLIT for blocks that are households which may be split. */
  mode: Int8Array;
  /** Another number after every change of these. */
  changes: number;
}

export function nothingFixed({ mentorCount, mentor, blockCount }: BlockProblem): FixedDecisions {
  return {
    mentor: new Int8Array(mentorCount),
    candidate: new Int8Array(mentor.length),
    isGiven: new Uint8Array(blockCount),
    mode: new Int8Array(blockCount),
    changes: 0,
  };
}

/**
 * A lower bound from prices. Let every block have a price, at most the cost of leaving it out; then each
 * mentor alone may pick nobody, or the cheapest people from the minimum to the maximum, paying cost minus
 * price. The sum of the prices and of what the mentors save is below every assignment (Lagrangian
 * relaxation of "a block has one mentor"). It is as strong as the linear relaxation over whole teams,
 * much stronger than the flow, because a mentor here cannot have two and a half people.
 * In a household that may be split each person has a price and the block of all the sum of them; a mentor picks the
 * block or some of its people. That different mentors pick different ones is relaxed, too.
 */
export class LagrangianBound {
  /** For each mentor the value of the best team (reward included) of at least the minimum; Infinity when there is none. */
  readonly teamValue: Float64Array;
  /**
   * How many mentors picked each block in the last evaluation; people of a household that may be split are picked with
   * it, too, and the block of all has no price that could be moved (1).
   */
  readonly picked: Int32Array;
  /** Which mentors chose anew in the last evaluation; the others' teams stand. */
  private readonly changed: ChangedMentors;
  /** The blocks of mentor j's team: picks[first[j]] … picks[first[j] + pickCount[j] - 1]. */
  private readonly picks: Int32Array;
  private readonly pickCount: Int32Array;
  /** How many mentors picked each block, households and their people apart. */
  private readonly timesPicked: Int32Array;
  /** See `excess`, in the order of `byMentor`; of mentors whose people have had these prices since. */
  private readonly teamExcess: Float64Array;
  private readonly isExcessKnown: Uint8Array;
  private readonly reduced: Float64Array;
  /** Candidates of one mentor and one size are a run. */
  private readonly runOf: Int32Array;
  private readonly teamsWith: TeamsWith;
  /** Candidates of mentor j: byMentor[first[j]] … byMentor[first[j + 1] - 1]. */
  private readonly first: Int32Array;
  private readonly byMentor: Int32Array;
  /** Block, size and cost of the entries of `byMentor`, side by side for speed. */
  private readonly blockBy: Int32Array;
  private readonly sizeBy: Int32Array;
  private readonly costBy: Float64Array;
  readonly blockOf: Int32Array;
  readonly priceStep: number;
  /** The most people each mentor can have: the maximum, or everybody who could be taught. */
  private readonly most: Int32Array;
  private readonly hasOnlySingles: boolean;
  /** Null where no household may be split. */
  private readonly arrangement: Arrangement | null;
  private readonly listed: Int32Array;
  private readonly worth: Float64Array;
  private best: Float64Array;
  private taken: Uint8Array;
  /** Of each mentor what so many people cost as a load. */
  private readonly loadBy: readonly Float64Array[];

  constructor(private readonly blocks: BlockProblem) {
    const { mentorCount, mentor } = blocks;
    this.priceStep = exactStep(blocks);
    this.teamsWith = new TeamsWith();
    this.best = new Float64Array(0);
    this.taken = new Uint8Array(0);
    this.teamValue = new Float64Array(mentorCount);
    this.picked = new Int32Array(blocks.blockCount);
    this.picks = new Int32Array(mentor.length);
    this.pickCount = new Int32Array(mentorCount);
    this.timesPicked = new Int32Array(blocks.blockCount);
    this.teamExcess = new Float64Array(mentor.length);
    this.isExcessKnown = new Uint8Array(mentorCount);
    this.reduced = new Float64Array(mentor.length);
    this.blockOf = new Int32Array(mentor.length);
    for (let b = 0; b < blocks.blockCount; b++) {
      this.blockOf.fill(b, blocks.offset[b], blocks.offset[b + 1]);
    }
    this.first = new Int32Array(mentorCount + 1);
    for (let at = 0; at < mentor.length; at++) this.first[mentor[at] + 1]++;
    for (let j = 0; j < mentorCount; j++) this.first[j + 1] += this.first[j];
    this.hasOnlySingles = largestOf(blocks.size) <= 1;
    this.byMentor = this.groupedByMentor();
    const count = mentor.length;
    this.runOf = new Int32Array(count);
    this.blockBy = new Int32Array(count);
    this.sizeBy = new Int32Array(count);
    this.costBy = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      const at = this.byMentor[k];
      this.blockBy[k] = this.blockOf[at];
      this.sizeBy[k] = blocks.size[this.blockOf[at]];
      this.costBy[k] = blocks.cost[at];
    }
    this.changed = new ChangedMentors(blocks, this.runOf, this.nameRuns());
    this.most = new Int32Array(mentorCount);
    let widest = 0;
    for (let j = 0; j < mentorCount; j++) {
      this.most[j] = this.mostPeople(j);
      widest = Math.max(widest, this.first[j + 1] - this.first[j]);
    }
    const mostOfAll = this.most.reduce((a, b) => Math.max(a, b), 0);
    this.loadBy = this.loadTables(mostOfAll);
    this.arrangement =
      blocks.divisible.length > 0 ? new Arrangement(blocks, widest, mostOfAll) : null;
    this.listed = new Int32Array(widest);
    this.worth = new Float64Array(widest);
  }

  /**
   * The bound these prices give under these decisions. The price of a household that may be split is set to the sum of
   * its people's.
   */
  evaluate(price: Float64Array, settled: FixedDecisions): number {
    const state = settled.mentor;
    const { blocks, teamValue, changed } = this;
    let bound = blocks.settledCost;
    for (const b of blocks.divisible) price[b] = 0;
    for (let b = 0; b < blocks.blockCount; b++) bound += price[b];
    for (const b of blocks.divisible) price[b] = sumOfParts(price, b, blocks.size[b]);
    changed.look(price, settled);
    for (let j = 0; j < blocks.mentorCount; j++) {
      const isOpen = state[j] === OPEN || blocks.mustOpen[j] === 1;
      if (changed.isTouched[j]) this.isExcessKnown[j] = 0;
      if (changed.isChanged[j]) {
        this.dropPicks(j);
        teamValue[j] =
          state[j] === CLOSED ? Infinity : this.bestTeam(j, price, settled.candidate, isOpen);
      }
      if (state[j] === CLOSED) continue;
      bound += isOpen ? teamValue[j] : Math.min(0, teamValue[j]);
    }
    this.picked.set(this.timesPicked);
    for (const b of blocks.divisible) bound += this.settleHousehold(b, price[b], settled);
    return bound;
  }

  /** The last mentor who picked each block in the last evaluation, -1 for none. */
  pickedBy(): Int32Array {
    const { first, picks, pickCount } = this;
    const mentorOf = new Int32Array(this.blocks.blockCount).fill(-1);
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      for (let k = first[j]; k < first[j] + pickCount[j]; k++) mentorOf[picks[k]] = j;
    }
    return mentorOf;
  }

  /**
   * Counts the picks of the block of all for its people. Gives what prices too high for leaving all of them out take
   * off the bound.
   */
  private settleHousehold(block: number, price: number, settled: FixedDecisions): number {
    const { size, unpairedCost } = this.blocks;
    const canBeLeftOut = settled.mode[block] !== SPLIT && !settled.isGiven[block];
    const excess = canBeLeftOut ? Math.max(0, price - unpairedCost[block]) : 0;
    const more = this.picked[block] + (excess > 0 ? 1 : 0);
    for (let part = block + 1; part <= block + size[block]; part++) this.picked[part] += more;
    this.picked[block] = 1;
    return -excess;
  }

  /**
   * For each candidate the bound if its block does go to its mentor, less the bound of the last evaluation.
   * Where this exceeds the distance to a known assignment, the candidate is in no better one.
   */
  excess(price: Float64Array, settled: FixedDecisions): Float64Array {
    const { blocks, first, byMentor, blockBy, costBy, isExcessKnown, teamExcess } = this;
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (isExcessKnown[j]) continue;
      isExcessKnown[j] = 1;
      const start = first[j];
      const end = first[j + 1];
      if (settled.mentor[j] === CLOSED) {
        teamExcess.fill(Infinity, start, end);
        continue;
      }
      const reduced = this.reduced.subarray(start, end);
      for (let k = start; k < end; k++) reduced[k - start] = costBy[k] - price[blockBy[k]];
      const own = teamExcess.subarray(start, end);
      this.teamsWith.find(
        {
          size: this.sizeBy.subarray(start, end),
          reduced,
          least: blocks.minimum[j],
          most: this.most[j],
          loadBy: this.loadBy[j],
        },
        own,
      );
      const value = this.teamValue[j];
      const isOpen = settled.mentor[j] === OPEN || blocks.mustOpen[j] === 1;
      const reward = blocks.mustOpen[j] ? 0 : blocks.activeReward;
      const best = reward + (isOpen ? value : Math.min(0, value));
      for (let k = 0; k < own.length; k++) own[k] -= best;
    }
    const result = new Float64Array(byMentor.length);
    for (let k = 0; k < byMentor.length; k++) result[byMentor[k]] = teamExcess[k];
    return result;
  }

  /**
   * What an assignment costs above the bound of the last evaluation, mentor by mentor: how much less the
   * mentor's best team costs at these prices, and a share of what those left out cost above their price.
   */
  regrets(price: Float64Array, candidateOf: Int32Array): Float64Array {
    const { mentorCount, blockCount, mentor, offset, mustOpen, activeReward } = this.blocks;
    const regret = new Float64Array(mentorCount);
    const isActive = new Uint8Array(mentorCount);
    const load = new Int32Array(mentorCount);
    for (let b = 0; b < blockCount; b++) {
      const at = candidateOf[b];
      if (at >= 0) {
        regret[mentor[at]] += this.blocks.cost[at] - price[b];
        isActive[mentor[at]] = 1;
        load[mentor[at]] += this.blocks.size[b];
        continue;
      }
      if (at === UNUSED) continue;
      const share = (this.blocks.unpairedCost[b] - price[b]) / (offset[b + 1] - offset[b]);
      for (let near = offset[b]; near < offset[b + 1]; near++) regret[mentor[near]] += share;
    }
    for (let j = 0; j < mentorCount; j++) {
      regret[j] += loadCostAt(this.blocks, j, load[j]);
      if (mustOpen[j]) regret[j] -= this.teamValue[j];
      else regret[j] -= isActive[j] * activeReward + Math.min(0, this.teamValue[j]);
    }
    return regret;
  }

  /** The best team of mentor j at these prices; marks its members unless staying away is better. */
  private bestTeam(j: number, price: Float64Array, state: Int8Array, isOpen: boolean): number {
    const { blocks } = this;
    const most = this.most[j];
    const least = blocks.minimum[j];
    if (most < least) return Infinity;
    const count = this.shortlist(j, price, state, most);
    const reward = blocks.mustOpen[j] ? 0 : blocks.activeReward;
    // The list is by size: one that ends with a person has nothing but people.
    if (this.hasOnlySingles || count === 0 || blocks.size[this.listed[count - 1]] === 1) {
      return this.bestSingles(j, count, least, most, reward, isOpen);
    }
    return this.bestMix(j, count, least, most, reward, isOpen);
  }

  /**
   * The blocks that can be in a best team: of each size only the cheapest, as many as fit, and those who cost
   * something only as far as they may be needed to reach the minimum.
   * They are left in `listed` with `worth` (cost less price), sizes ascending, then worth ascending.
   */
  private shortlist(j: number, price: Float64Array, state: Int8Array, most: number): number {
    const { byMentor, blockBy, sizeBy, costBy, listed, worth, runOf } = this;
    const least = this.blocks.minimum[j];
    const end = this.first[j + 1];
    let count = 0;
    for (let at = this.first[j]; at < end;) {
      // The candidates of a mentor are kept by size: this run has one size.
      const size = sizeBy[at];
      const run = runOf[byMentor[at]];
      // One person who is picked may stand in the way of a whole household.
      const room = this.arrangement ? most : Math.floor(most / size);
      const needed = Math.min(
        room,
        this.arrangement ? least : Math.floor((least + size - 1) / size),
      );
      const start = count;
      let bar = room === 0 ? -Infinity : needed === 0 ? 0 : Infinity;
      for (; at < end && sizeBy[at] === size; at++) {
        const block = blockBy[at];
        const reduced = costBy[at] - price[block];
        if (reduced >= bar || state[byMentor[at]] === CLOSED) continue;
        if (count - start === room) count--;
        let k = count++;
        for (; k > start && worth[k - 1] > reduced; k--) {
          worth[k] = worth[k - 1];
          listed[k] = listed[k - 1];
        }
        worth[k] = reduced;
        listed[k] = block;
        if (count - start === room) bar = worth[count - 1];
        if (needed > 0 && count - start >= needed) {
          bar = Math.min(bar, Math.max(0, worth[start + needed - 1]));
        }
      }
      this.changed.bar[run] = bar;
    }
    return count;
  }

  /** Everyone stands alone: the cheapest up to the minimum, then whoever is a gain. */
  private bestSingles(
    j: number,
    count: number,
    least: number,
    most: number,
    reward: number,
    isOpen: boolean,
  ): number {
    const { worth } = this;
    if (count < least) return Infinity;
    let value = -reward;
    let people = 0;
    const { loadCost } = this.blocks;
    let more = loadCost * (this.blocks.heldLoad[j] + 1);
    while (people < count && people < most) {
      if (people < least) {
        value += worth[people++];
      } else {
        if (worth[people] + more >= 0) break;
        value += worth[people++] + more;
        more += loadCost;
      }
    }
    if (isOpen || value < 0) for (let k = 0; k < people; k++) this.pick(j, k);
    return value;
  }

  /**
   * Dynamic programme over the people taken so far: best[t] is the least sum for exactly t people. Where the block of a
   * household and its people exclude each other, the people come before the block, and where that is taken it follows the
   * state before them.
   */
  private bestMix(
    j: number,
    count: number,
    least: number,
    most: number,
    reward: number,
    isOpen: boolean,
  ): number {
    const { listed, worth, arrangement } = this;
    const { size: sizeOf } = this.blocks;
    arrangement?.arrange(listed, count);
    const width = most + 1;
    this.makeRoom(width, count * width);
    const { best, taken } = this;
    const singles = this.singlesFirst(count, most);
    taken.fill(0, singles * width, count * width);
    let reached = Math.min(singles, most);
    let reachedBefore = 0;
    for (let n = singles; n < count; n++) {
      const k = arrangement ? arrangement.order[n] : n;
      const size = sizeOf[listed[k]];
      if (arrangement?.beginsGroup[n]) {
        for (let t = 0; t <= reached; t++) arrangement.beforeParts[t] = best[t];
        reachedBefore = reached;
      }
      const isExclusive = arrangement !== null && arrangement.partsBefore[n] > 0;
      const from = isExclusive ? arrangement.beforeParts : best;
      const end = Math.min(most, (isExclusive ? reachedBefore : reached) + size);
      for (let t = end; t >= size; t--) {
        const value = from[t - size] + worth[k];
        if (value < best[t]) {
          best[t] = value;
          taken[n * width + t] = 1;
        }
      }
      reached = Math.max(reached, end);
    }
    let total = this.cheapestTotal(j, least, most);
    const value = best[total] + this.loadBy[j][total] - reward;
    if (value === Infinity || (!isOpen && value >= 0)) return value;
    for (let n = count - 1; n >= singles && total > 0; n--) {
      if (taken[n * width + total] === 0) continue;
      const k = arrangement ? arrangement.order[n] : n;
      this.pick(j, k);
      total -= sizeOf[listed[k]];
      n -= arrangement?.partsBefore[n] ?? 0;
    }
    for (let n = 0; n < total; n++) this.pick(j, arrangement ? arrangement.order[n] : n);
    return value;
  }

  /**
   * Those who stand alone come first, the cheapest first: of them the least sum for t people is that of the first t.
   * Gives how many they are.
   */
  private singlesFirst(count: number, most: number): number {
    const { best, listed, worth, arrangement } = this;
    const { size } = this.blocks;
    best.fill(Infinity, 0, most + 1);
    best[0] = 0;
    let n = 0;
    for (; n < count; n++) {
      const k = arrangement ? arrangement.order[n] : n;
      if (size[listed[k]] !== 1 || arrangement?.isGrouped[k]) break;
      if (n < most) best[n + 1] = best[n] + worth[k];
    }
    return n;
  }

  /** How many people the best team has, of those whose sums are in `best`. */
  private cheapestTotal(j: number, least: number, most: number): number {
    const { best } = this;
    const loadBy = this.loadBy[j];
    let total = least;
    for (let t = least; t <= most; t++) {
      if (best[t] + loadBy[t] < best[total] + loadBy[total]) total = t;
    }
    return total;
  }

  private loadTables(mostOfAll: number): Float64Array[] {
    const none = new Float64Array(mostOfAll + 1);
    return Array.from(this.most, (_, j) =>
      this.blocks.loadCost === 0
        ? none
        : none.map((_cost, people) => loadCostAt(this.blocks, j, people)),
    );
  }

  private pick(j: number, at: number): void {
    const block = this.listed[at];
    this.timesPicked[block]++;
    this.picks[this.first[j] + this.pickCount[j]++] = block;
  }

  private dropPicks(j: number): void {
    const { picks, timesPicked } = this;
    const start = this.first[j];
    const end = start + this.pickCount[j];
    for (let k = start; k < end; k++) timesPicked[picks[k]]--;
    this.pickCount[j] = 0;
  }

  /** Gives how many runs there are. */
  private nameRuns(): number {
    const { first, byMentor, sizeBy, runOf } = this;
    let runs = 0;
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      for (let k = first[j]; k < first[j + 1]; k++) {
        if (k === first[j] || sizeBy[k] !== sizeBy[k - 1]) runs++;
        runOf[byMentor[k]] = runs - 1;
      }
    }
    return runs;
  }

  /** Candidates by mentor, those of a mentor by the size of the block. */
  private groupedByMentor(): Int32Array {
    const { mentor } = this.blocks;
    const next = this.first.slice();
    const grouped = new Int32Array(mentor.length);
    for (let at = 0; at < mentor.length; at++) grouped[next[mentor[at]]++] = at;
    return this.hasOnlySingles ? grouped : this.bySize(grouped);
  }

  /** Stably, by counting the sizes of each mentor's candidates. */
  private bySize(grouped: Int32Array): Int32Array {
    const { size, mentorCount } = this.blocks;
    const sorted = new Int32Array(grouped.length);
    const next = new Int32Array(largestOf(size) + 2);
    for (let j = 0; j < mentorCount; j++) {
      next.fill(0);
      for (let k = this.first[j]; k < this.first[j + 1]; k++) {
        next[size[this.blockOf[grouped[k]]] + 1]++;
      }
      next[0] = this.first[j];
      for (let s = 1; s < next.length; s++) next[s] += next[s - 1];
      for (let k = this.first[j]; k < this.first[j + 1]; k++) {
        sorted[next[size[this.blockOf[grouped[k]]]]++] = grouped[k];
      }
    }
    return sorted;
  }

  private mostPeople(j: number): number {
    let people = 0;
    for (let k = this.first[j]; k < this.first[j + 1]; k++) {
      people += this.blocks.size[this.blockOf[this.byMentor[k]]];
    }
    return Math.min(this.blocks.maximum[j], people);
  }

  private makeRoom(width: number, cells: number): void {
    if (this.best.length < width) this.best = new Float64Array(2 * width);
    if (this.taken.length < cells) this.taken = new Uint8Array(2 * cells);
  }
}

function largestOf(numbers: Int32Array): number {
  let largest = 0;
  for (let at = 0; at < numbers.length; at++) largest = Math.max(largest, numbers[at]);
  return largest;
}
