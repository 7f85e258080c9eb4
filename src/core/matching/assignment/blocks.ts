import { AssignmentProblem, candidateCost, Infeasibility } from './assignment-problem';

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
  /** Cost of what the locks settled, rewards of these mentors included. */
  settledCost: number;
  /** The people of block b: members[memberOffset[b]] … members[memberOffset[b + 1] - 1]. */
  memberOffset: Int32Array;
  members: Int32Array;
  /** The mentor of each locked mentee, -1 for all others. */
  settled: Int32Array;
  /** 1 for households no mentor could take whole: their members are blocks of one. */
  isLoose: Uint8Array;
}

/** Groups people into blocks and settles the locks, or says why the locks cannot hold. */
export function toBlocks(problem: AssignmentProblem): BlockProblem | Infeasibility {
  const lockFault = findLockFault(problem);
  if (lockFault) return lockFault;
  const { groups, isLoose } = groupPeople(problem);
  const { mentorCount } = problem;
  const maximum = problem.maximum.slice();
  const minimum = problem.minimum.map((minimumOfOne) => Math.max(1, minimumOfOne));
  const mustOpen = new Uint8Array(mentorCount);
  const settled = new Int32Array(problem.menteeCount).fill(-1);
  let settledCost = 0;
  const free: Block[] = [];
  for (const members of groups) {
    const locked = members.find((i) => problem.lockedMentor[i] >= 0);
    if (locked === undefined) {
      free.push({ members, candidates: commonCandidates(problem, members) });
      continue;
    }
    const mentor = problem.lockedMentor[locked];
    for (const mentee of members) {
      const cost = candidateCost(problem, mentee, mentor);
      const other = problem.lockedMentor[mentee];
      if (cost === Infinity || (other >= 0 && other !== mentor)) {
        return { code: 'lock-splits-household', mentee: locked, mentor };
      }
      settled[mentee] = mentor;
      settledCost += cost;
    }
    if (mustOpen[mentor] === 0) settledCost -= problem.activeReward;
    mustOpen[mentor] = 1;
    maximum[mentor] -= members.length;
    minimum[mentor] = Math.max(0, minimum[mentor] - members.length);
    if (maximum[mentor] < minimum[mentor]) return { code: 'locks-over-maximum', mentor };
  }
  return {
    ...layOut(problem, free, maximum),
    mentorCount,
    minimum,
    maximum,
    mustOpen,
    activeReward: problem.activeReward,
    settledCost,
    settled,
    isLoose,
  };
}

/** The mentor of each mentee from the mentor of each block. */
export function spreadBlocks(blocks: BlockProblem, mentorOfBlock: Int32Array): Int32Array {
  const mentorOf = blocks.settled.slice();
  for (let b = 0; b < blocks.blockCount; b++) {
    for (let at = blocks.memberOffset[b]; at < blocks.memberOffset[b + 1]; at++) {
      mentorOf[blocks.members[at]] = mentorOfBlock[b];
    }
  }
  return mentorOf;
}

interface Block {
  members: number[];
  candidates: Map<number, number>;
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
function groupPeople(problem: AssignmentProblem): { groups: number[][]; isLoose: Uint8Array } {
  const households = new Map<number, number[]>();
  const groups: number[][] = [];
  for (let i = 0; i < problem.menteeCount; i++) {
    const household = problem.household[i];
    const members = household < 0 ? undefined : households.get(household);
    if (members) {
      members.push(i);
      continue;
    }
    const group = [i];
    if (household >= 0) households.set(household, group);
    groups.push(group);
  }
  const isLoose = new Uint8Array(1 + problem.household.reduce((a, b) => Math.max(a, b), -1));
  const together = groups.flatMap((members) => {
    if (members.length === 1 || canBeTakenWhole(problem, members)) return [members];
    isLoose[problem.household[members[0]]] = 1;
    return members.map((i) => [i]);
  });
  return { groups: together, isLoose };
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
  const unpairedCost = new Float64Array(blocks.length);
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
  };
}
