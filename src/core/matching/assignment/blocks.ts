import { AssignmentProblem, candidateCost, Infeasibility } from './assignment-problem';
import { loadCostOf } from './load-costs';

/**
 * The same problem over blocks: people who go together. A household to be kept whole is one block,
 * everyone else a block of one. Locked blocks are settled already and only leave their mark on the mentors.
 */
export interface BlockProblem {
  mentorCount: number;
  blockCount: number;
  /** People in a block. */
  size: Int32Array;
  /** Candidates of block b: entries offset[b] … offset[b + 1] - 1 of `mentor` and `cost` (of the whole block). */
  offset: Int32Array;
  mentor: Int32Array;
  cost: Float64Array;
  unpairedCost: Float64Array;
  /** What is still needed beside the locked people: 0, or at least `minimum`, at most `maximum`. */
  minimum: Int32Array;
  maximum: Int32Array;
  /** 1 for mentors who have locked people and so take part. */
  mustOpen: Uint8Array;
  activeReward: number;
  /** See `AssignmentProblem`; 0 for none. */
  loadCost: number;
  /** People above the minimum whom each mentor has locked already. */
  heldLoad: Int32Array;
  /** Cost of what the locks settled, rewards and load of these mentors included. */
  settledCost: number;
  /** The people of block b: members[memberOffset[b]] … members[memberOffset[b + 1] - 1]. */
  memberOffset: Int32Array;
  members: Int32Array;
  /** The mentor of each locked mentee, -1 for all others. */
  settled: Int32Array;
  /**
   * Blocks that are households which may be split, ascending. The people of such a block b are the blocks
   * b + 1 … b + size[b] as well, one each, with a share of the cost of splitting in all they cost. An assignment uses
   * either the block or all of these; who is not used stands at UNUSED.
   */
  divisible: Int32Array;
}

/** The same with its fields in one order: what is compiled for one problem then serves all. */
export function inOneOrder(problem: BlockProblem): BlockProblem {
  return {
    mentorCount: problem.mentorCount,
    blockCount: problem.blockCount,
    size: problem.size,
    offset: problem.offset,
    mentor: problem.mentor,
    cost: problem.cost,
    unpairedCost: problem.unpairedCost,
    minimum: problem.minimum,
    maximum: problem.maximum,
    mustOpen: problem.mustOpen,
    activeReward: problem.activeReward,
    loadCost: problem.loadCost,
    heldLoad: problem.heldLoad,
    settledCost: problem.settledCost,
    memberOffset: problem.memberOffset,
    members: problem.members,
    settled: problem.settled,
    divisible: problem.divisible,
  };
}

/** Where a block stands that an assignment does not use. */
export const UNUSED = -2;

/** Groups people into blocks and settles the locks, or says why the locks cannot hold. */
export function toBlocks(problem: AssignmentProblem): BlockProblem | Infeasibility {
  const lockFault = findLockFault(problem);
  if (lockFault) return lockFault;
  const { mentorCount } = problem;
  const settling: Settling = {
    problem,
    maximum: problem.maximum.slice(),
    minimum: problem.minimum.map((minimumOfOne) => Math.max(1, minimumOfOne)),
    mustOpen: new Uint8Array(mentorCount),
    settled: new Int32Array(problem.menteeCount).fill(-1),
    settledCost: 0,
  };
  const free = problem.splitCost === undefined ? wholeBlocks(settling) : softBlocks(settling);
  if ('code' in free) return free;
  const { minimum, maximum, mustOpen, settled } = settling;
  const { activeReward, loadCost = 0 } = problem;
  const heldLoad = heldLoadOf(problem, settled);
  let { settledCost } = settling;
  for (const above of heldLoad) settledCost += loadCostOf(loadCost, above);
  const laidOut = layOut(problem, free, maximum);
  return inOneOrder({
    ...laidOut,
    mentorCount,
    minimum,
    maximum,
    mustOpen,
    activeReward,
    loadCost,
    heldLoad,
    settledCost,
    settled,
  });
}

function heldLoadOf({ minimum }: AssignmentProblem, settled: Int32Array): Int32Array {
  const held = minimum.map((least) => -Math.max(1, least));
  for (const j of settled) if (j >= 0) held[j]++;
  return held.map((above) => Math.max(0, above));
}

/** The mentor of each mentee from the candidate of each block. */
export function spreadBlocks(blocks: BlockProblem, candidateOf: Int32Array): Int32Array {
  const mentorOf = blocks.settled.slice();
  for (let b = 0; b < blocks.blockCount; b++) {
    const candidate = candidateOf[b];
    if (candidate < 0) continue;
    for (let at = blocks.memberOffset[b]; at < blocks.memberOffset[b + 1]; at++) {
      mentorOf[blocks.members[at]] = blocks.mentor[candidate];
    }
  }
  return mentorOf;
}

/**
 * The candidate of each block from the mentor of each mentee. A household that was apart, and is to be kept whole, stands
 * with nobody; one that may be split, apart.
 */
export function placeBlocks(blocks: BlockProblem, mentorOf: Int32Array): Int32Array {
  const candidateOf = blocks.size.map((_, b) => {
    const members = blocks.members.subarray(blocks.memberOffset[b], blocks.memberOffset[b + 1]);
    if (members.some((i) => mentorOf[i] !== mentorOf[members[0]])) return -1;
    const at = blocks.mentor
      .subarray(blocks.offset[b], blocks.offset[b + 1])
      .indexOf(mentorOf[members[0]]);
    return at < 0 ? -1 : blocks.offset[b] + at;
  });
  for (const b of blocks.divisible) {
    const parts = candidateOf.subarray(b + 1, b + 1 + blocks.size[b]);
    if (candidateOf[b] < 0 && parts.some((at) => at >= 0)) candidateOf[b] = UNUSED;
    else parts.fill(UNUSED);
  }
  return candidateOf;
}

/** What a block costs at this candidate: -1 for nobody, UNUSED for nothing at all. */
export function costAt(blocks: BlockProblem, block: number, candidate: number): number {
  if (candidate >= 0) return blocks.cost[candidate];
  return candidate === UNUSED ? 0 : blocks.unpairedCost[block];
}

/** Everyone left out: households that may be split are together in it. */
export function nobodyPlaced({ blockCount, divisible, size }: BlockProblem): Int32Array {
  const candidateOf = new Int32Array(blockCount).fill(-1);
  for (const b of divisible) candidateOf.fill(UNUSED, b + 1, b + 1 + size[b]);
  return candidateOf;
}

/** The locks as they take up mentors, and what that costs. */
interface Settling {
  problem: AssignmentProblem;
  minimum: Int32Array;
  maximum: Int32Array;
  mustOpen: Uint8Array;
  settled: Int32Array;
  settledCost: number;
}

interface Block {
  members: readonly number[];
  candidates: Map<number, number>;
  /** Added to what it costs to leave everyone out. */
  extraCost?: number;
  isDivisible?: boolean;
}

/** Blocks of a problem whose households stay whole where somebody could take them. */
function wholeBlocks(settling: Settling): Block[] | Infeasibility {
  const { problem } = settling;
  const free: Block[] = [];
  for (const members of groupPeople(problem)) {
    const locked = members.find((i) => problem.lockedMentor[i] >= 0);
    if (locked === undefined) {
      free.push({ members, candidates: commonCandidates(problem, members) });
      continue;
    }
    const mentor = problem.lockedMentor[locked];
    for (const mentee of members) {
      const other = problem.lockedMentor[mentee];
      const isCandidate = candidateCost(problem, mentee, mentor) < Infinity;
      if (!isCandidate || (other >= 0 && other !== mentor)) {
        return { code: 'lock-splits-household', mentee: locked, mentor };
      }
    }
    const fault = settle(settling, members, mentor);
    if (fault) return fault;
  }
  return free;
}

/** Blocks of a problem whose households may be split: together, and one by one at a part of the cost of splitting. */
function softBlocks(settling: Settling): Block[] | Infeasibility {
  const { problem } = settling;
  const splitCost = problem.splitCost ?? 0;
  const free: Block[] = [];
  for (const members of households(problem)) {
    const rest = members.filter((i) => problem.lockedMentor[i] < 0);
    const mentors = new Set<number>();
    for (const i of members) {
      const mentor = problem.lockedMentor[i];
      if (mentor < 0) continue;
      mentors.add(mentor);
      const fault = settle(settling, [i], mentor);
      if (fault) return fault;
    }
    const isOneByOne = members.length === 1 || splitCost === 0 || mentors.size > 1;
    if (!isOneByOne) free.push(...divisibleBlocks(settling, rest, mentors));
    else
      for (const i of rest) free.push({ members: [i], candidates: commonCandidates(problem, [i]) });
    if (mentors.size > 1) settling.settledCost += splitCost;
  }
  return free;
}

/** The free people of a household; the others, if any, are locked to one mentor. */
function divisibleBlocks(
  { problem }: Settling,
  members: readonly number[],
  locked: ReadonlySet<number>,
): Block[] {
  if (members.length === 0) return [];
  const splitCost = problem.splitCost ?? 0;
  let candidates = commonCandidates(problem, members);
  if (locked.size > 0) candidates = new Map([...candidates].filter(([j]) => locked.has(j)));
  const extraCost = locked.size > 0 ? splitCost : 0;
  const share = Math.floor(splitCost / members.length);
  const parts = members.map((i, at): Block => {
    const part = at === 0 ? splitCost - share * (members.length - 1) : share;
    const own = commonCandidates(problem, [i]);
    for (const [j, cost] of own) own.set(j, cost + part);
    return { members: [i], candidates: own, extraCost: part };
  });
  if (members.length > 1) return [{ members, candidates, extraCost, isDivisible: true }, ...parts];
  // Alone, but for those who are locked: going where they are splits nothing.
  for (const [j, cost] of candidates) parts[0].candidates.set(j, cost);
  return parts;
}

/** Gives people to the mentor they are locked to. */
function settle(
  settling: Settling,
  members: readonly number[],
  mentor: number,
): Infeasibility | null {
  const { problem, minimum, maximum, mustOpen, settled } = settling;
  for (const mentee of members) {
    settled[mentee] = mentor;
    settling.settledCost += candidateCost(problem, mentee, mentor);
  }
  if (mustOpen[mentor] === 0) settling.settledCost -= problem.activeReward;
  mustOpen[mentor] = 1;
  maximum[mentor] -= members.length;
  minimum[mentor] = Math.max(0, minimum[mentor] - members.length);
  return maximum[mentor] < minimum[mentor] ? { code: 'locks-over-maximum', mentor } : null;
}

function findLockFault(problem: AssignmentProblem): Infeasibility | null {
  for (let mentee = 0; mentee < problem.menteeCount; mentee++) {
    const mentor = problem.lockedMentor[mentee];
    if (mentor >= 0 && candidateCost(problem, mentee, mentor) === Infinity) {
      return { code: 'lock-not-candidate', mentee, mentor };
    }
  }
  return null;
}

/** Households that somebody could take whole stay together; everyone else stands alone. */
function groupPeople(problem: AssignmentProblem): number[][] {
  return households(problem).flatMap((members) =>
    members.length === 1 || canBeTakenWhole(problem, members) ? [members] : members.map((i) => [i]),
  );
}

/** The people of each household, those on their own among them, in the order of the first of each. */
function households({ menteeCount, household: householdOf }: AssignmentProblem): number[][] {
  const known = new Map<number, number[]>();
  const groups: number[][] = [];
  for (let i = 0; i < menteeCount; i++) {
    const household = householdOf[i];
    const members = household < 0 ? undefined : known.get(household);
    if (members) {
      members.push(i);
      continue;
    }
    const group = [i];
    if (household >= 0) known.set(household, group);
    groups.push(group);
  }
  return groups;
}

function canBeTakenWhole(problem: AssignmentProblem, members: readonly number[]): boolean {
  for (const mentor of commonCandidates(problem, members).keys()) {
    if (problem.maximum[mentor] >= Math.max(members.length, problem.minimum[mentor])) return true;
  }
  return false;
}

/** Mentors who could teach every member, with the cost of the whole block. */
function commonCandidates(
  problem: AssignmentProblem,
  members: readonly number[],
): Map<number, number> {
  let common = new Map<number, number>();
  members.forEach((i, position) => {
    const next = new Map<number, number>();
    for (let at = problem.offset[i]; at < problem.offset[i + 1]; at++) {
      const mentor = problem.mentor[at];
      const before = position === 0 ? 0 : common.get(mentor);
      if (before !== undefined) next.set(mentor, before + problem.cost[at]);
    }
    common = next;
  });
  return common;
}

/** Candidates that cost more than leaving the block out can only serve to reach a minimum; they are kept. */
function layOut(problem: AssignmentProblem, blocks: readonly Block[], maximum: Int32Array) {
  const size = Int32Array.from(blocks, ({ members }) => members.length);
  const offset = new Int32Array(blocks.length + 1);
  const memberOffset = new Int32Array(blocks.length + 1);
  const mentor: number[] = [];
  const cost: number[] = [];
  const members: number[] = [];
  const unpairedCost = Float64Array.from(blocks, ({ extraCost = 0 }) => extraCost);
  blocks.forEach((block, b) => {
    for (const [j, amount] of block.candidates) {
      if (maximum[j] < block.members.length) continue;
      mentor.push(j);
      cost.push(amount);
    }
    for (const i of block.members) {
      members.push(i);
      unpairedCost[b] += problem.unpairedCost[i];
    }
    offset[b + 1] = mentor.length;
    memberOffset[b + 1] = members.length;
  });
  return {
    blockCount: blocks.length,
    size,
    offset,
    mentor: Int32Array.from(mentor),
    cost: Float64Array.from(cost),
    unpairedCost,
    memberOffset,
    members: Int32Array.from(members),
    divisible: Int32Array.from(blocks.keys()).filter((b) => blocks[b].isDivisible),
  };
}
