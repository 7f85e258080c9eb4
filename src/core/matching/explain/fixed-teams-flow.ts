import { AssignmentProblem } from '../assignment/assignment-problem';
import { BlockProblem, toBlocks } from '../assignment/blocks';
import { Candidates } from '../candidates/candidates';
import { FlowRelaxation } from '../assignment/flow-relaxation';
import { costOfActive } from '../assignment/load-costs';
import { WorkMeter } from '../assignment/work-meter';
import { MatchPlan, toProblem } from '../pairing/match-plan';
import { MatchSettings, PairKey } from '../rules/problem';
import { dummyCandidate, withDummyMentor } from '../assignment/dummy-mentor';

/** So many places more than a mentor's maximum are asked about at their own cost. */
const MORE_PLACES = 8;

/**
 * A pairing as it stands, as a solved flow: who takes part is fixed, households stay where they are.
 * From it come the prices of places and, by warm restarts, what a change would do.
 */
export class FixedTeamsFlow {
  readonly candidates: Candidates;
  readonly problem: AssignmentProblem;
  readonly blocks: BlockProblem;
  readonly flow: FlowRelaxation;
  /** The mentor of each mentee by row, -1 for nobody. */
  readonly mentorOf: Int32Array;
  readonly load: Int32Array;
  /** The candidate each block stands at, -1 for none. */
  readonly standing: Int32Array;
  /** The block of each mentee. */
  readonly blockOf: Int32Array;
  /** Whether there are households that other pairings could split or put together. */
  readonly maySplit: boolean;
  /** Cost of the flow as it stands; Infinity when the pairs break a rule. */
  readonly cost: number;

  constructor(
    plan: MatchPlan,
    settings: MatchSettings,
    pairs: readonly PairKey[],
    {
      /** With a vacancy, one more mentor can be asked about. */
      hasVacancy = false,
      /** How many of the nearest mentors are considered for each mentee, those left over apart. */
      reach = settings.nearestMentors,
    } = {},
  ) {
    const mentorRow = new Map(plan.mentors.map(({ id }, row) => [id, row]));
    const menteeRow = new Map(plan.mentees.map(({ id }, row) => [id, row]));
    this.mentorOf = new Int32Array(plan.mentees.length).fill(-1);
    this.load = new Int32Array(plan.mentors.length + (hasVacancy ? 1 : 0));
    const standing: [number, number][] = [];
    for (const { mentorId, menteeId } of pairs) {
      const mentor = mentorRow.get(mentorId);
      const mentee = menteeRow.get(menteeId);
      if (mentor === undefined || mentee === undefined) continue;
      this.mentorOf[mentee] = mentor;
      this.load[mentor]++;
      standing.push([mentor, mentee]);
    }
    this.candidates = plan.search.find(() => reach, standing);
    this.problem = toProblem({ ...plan, locks: [] }, settings, this.candidates);
    this.maySplit = (this.problem.splitCost ?? 0) > 0 && hasTwice(this.problem.household);
    this.problem.household = this.householdsThatAreWhole();
    // Those that stand whole stay whole, whatever splitting them would cost.
    delete this.problem.splitCost;
    const blocks = toBlocks(this.problem);
    if ('code' in blocks) throw new Error(`Without locks nothing can be ${blocks.code}.`);
    this.blocks = hasVacancy ? withDummyMentor(blocks) : blocks;
    this.blockOf = new Int32Array(plan.mentees.length);
    for (let b = 0; b < blocks.blockCount; b++) {
      for (const i of this.membersOf(b)) this.blockOf[i] = b;
    }
    this.standing = Int32Array.from({ length: blocks.blockCount }, (_, b) =>
      this.candidateOf(b, this.mentorOfBlock(b)),
    );
    this.flow = new FlowRelaxation(this.blocks, new WorkMeter(), hasVacancy ? MORE_PLACES : 0);
    if (hasVacancy) this.clearVacancy();
    for (let j = 0; j < plan.mentors.length; j++) {
      if (this.load[j] > 0) this.flow.open(j);
      else this.flow.close(j);
    }
    for (let b = 0; b < blocks.blockCount; b++) this.holdHousehold(b);
    this.cost = this.flow.solve();
  }

  /** What everyone costs together as they stand. */
  objective(): number {
    const { blocks } = this;
    let cost = blocks.settledCost;
    this.load.forEach((people, j) => (cost += costOfActive(blocks, j, people)));
    this.standing.forEach((at, b) => {
      cost += at < 0 ? blocks.unpairedCost[b] : blocks.cost[at];
    });
    return cost;
  }

  membersOf(block: number): Int32Array {
    return this.blocks.members.subarray(
      this.blocks.memberOffset[block],
      this.blocks.memberOffset[block + 1],
    );
  }

  mentorOfBlock(block: number): number {
    return this.mentorOf[this.blocks.members[this.blocks.memberOffset[block]]];
  }

  /** Lets whoever it has a cost for come to the vacancy. */
  fillVacancy(least: number, most: number, costOf: (mentee: number) => number): void {
    const { blocks, flow } = this;
    const vacancy = blocks.mentorCount - 1;
    blocks.minimum[vacancy] = least;
    blocks.maximum[vacancy] = most;
    flow.setLimits(vacancy);
    for (let b = 0; b < blocks.blockCount; b++) {
      const cost = this.membersOf(b).reduce((sum, i) => sum + costOf(i), 0);
      const candidate = dummyCandidate(blocks.offset, b);
      if (cost === Infinity || blocks.size[b] > most) continue;
      blocks.cost[candidate] = cost;
      flow.setCandidate(candidate, true);
    }
  }

  clearVacancy(): void {
    const { blocks, flow } = this;
    flow.close(blocks.mentorCount - 1);
    for (let b = 0; b < blocks.blockCount; b++) {
      flow.setCandidate(dummyCandidate(blocks.offset, b), false);
    }
  }

  /** The candidate that joins block and mentor, -1 when there is none. */
  candidateOf(block: number, mentor: number): number {
    for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
      if (this.blocks.mentor[at] === mentor) return at;
    }
    return -1;
  }

  /** Households of two or more stay with their mentor (or without) while others move. */
  holdHousehold(block: number): void {
    if (this.blocks.size[block] === 1) return;
    for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
      this.flow.allow(at);
    }
    const mentor = this.mentorOf[this.membersOf(block)[0]];
    const candidate = this.candidateOf(block, mentor);
    if (candidate >= 0) this.flow.give(candidate);
    else {
      for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
        this.flow.forbid(at);
      }
    }
  }

  /** Only households whose people are all with one mentor today, or all without, are blocks. */
  private householdsThatAreWhole(): Int32Array {
    const first = new Map<number, number>();
    const apart = new Set<number>();
    this.problem.household.forEach((household, i) => {
      if (household < 0) return;
      const mentor = first.get(household);
      if (mentor === undefined) first.set(household, this.mentorOf[i]);
      else if (mentor !== this.mentorOf[i]) apart.add(household);
    });
    return this.problem.household.map((household) => (apart.has(household) ? -1 : household));
  }
}

function hasTwice(households: Int32Array): boolean {
  const some = households.filter((household) => household >= 0);
  return new Set(some).size < some.length;
}
