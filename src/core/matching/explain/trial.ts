import { FlowRelaxation } from '../assignment/flow-relaxation';
import { costOfActive } from '../assignment/load-costs';
import { FixedTeamsFlow } from './fixed-teams-flow';

/** Where a block goes, as a trial found it: a mentor, or -1 for nobody. */
export interface Shift {
  block: number;
  from: number;
  to: number;
}

export interface TrialResult {
  extraCost: number;
  shifts: Shift[];
}

/**
 * One question put to a solved pairing: changes of what is allowed, a warm solve, and everything taken back.
 * A block that is moved leaves the flow and takes its places beside it, so the pair need not be a candidate.
 */
export class Trial {
  private readonly flow: FlowRelaxation;
  /** The mentor each moved block goes to, and what that costs. */
  private readonly beside = new Map<number, { mentor: number; cost: number }>();
  private readonly peopleBeside = new Map<number, number>();
  private readonly maximum = new Map<number, number>();
  private readonly forbidden = new Set<number>();
  private readonly freed = new Set<number>();
  private readonly kept = new Set<number>();
  /** Mentors whose taking part is part of the question; true for those who must. */
  private readonly asked = new Map<number, boolean>();

  constructor(
    private readonly teams: FixedTeamsFlow,
    /** Blocks that are locked where they are. */
    private readonly held: ReadonlySet<number>,
  ) {
    this.flow = teams.flow;
  }

  /** The block stays where it is while others move. */
  keep(block: number): void {
    this.kept.add(block);
    this.holdWhereItIs(block);
  }

  /** False when the block was sent to somebody else before. */
  move(block: number, mentor: number, cost: number): boolean {
    const before = this.beside.get(block);
    if (before) return before.mentor === mentor;
    const { offset, size } = this.teams.blocks;
    for (let at = offset[block]; at < offset[block + 1]; at++) this.flow.forbid(at);
    this.beside.set(block, { mentor, cost });
    this.peopleBeside.set(mentor, (this.peopleBeside.get(mentor) ?? 0) + size[block]);
    this.asked.set(mentor, true);
    this.ask(this.teams.mentorOfBlock(block));
    return true;
  }

  /** The block, a household too, goes elsewhere or to nobody. */
  forbid(block: number, mentor: number): void {
    this.forbidden.add(this.teams.candidateOf(block, mentor));
    this.free(block);
    this.ask(this.teams.mentorOfBlock(block));
  }

  setMaximum(mentor: number, maximum: number): void {
    this.maximum.set(mentor, maximum);
    this.flow.setMaximum(mentor, maximum);
    if (maximum < this.teams.load[mentor]) this.freeHouseholdsOf(mentor);
    this.ask(mentor);
  }

  /** A mentor without people takes part, or may where that saves something. */
  activate(mentor: number, isRequired: boolean): void {
    this.asked.set(mentor, isRequired);
  }

  /**
   * What everyone does. Where nothing fits, the households of the mentors asked about may part from them, too.
   * Null when the rules leave no way.
   */
  solve(): TrialResult | null {
    const asksNothing = this.asked.size + this.freed.size + this.beside.size === 0;
    if (asksNothing) return { extraCost: 0, shifts: [] };
    return this.solveAsAsked() ?? this.solveWithoutTheirHouseholds();
  }

  /** Takes all of it back; the flow is solved again with the next question. */
  undo(): void {
    this.forbidden.clear();
    const { teams, flow } = this;
    for (const mentor of this.maximum.keys()) {
      flow.setMaximum(mentor, teams.blocks.maximum[mentor]);
    }
    for (const mentor of this.asked.keys()) {
      if (teams.load[mentor] > 0) flow.open(mentor);
      else flow.close(mentor);
    }
    for (const block of [...this.freed, ...this.beside.keys(), ...this.kept]) {
      this.allow(block);
      teams.holdHousehold(block);
      if (this.held.has(block)) this.holdWhereItIs(block);
    }
  }

  private ask(mentor: number): void {
    if (mentor >= 0 && !this.asked.has(mentor)) this.asked.set(mentor, false);
  }

  private solveAsAsked(): TrialResult | null {
    for (const mentor of this.asked.keys()) {
      if (!this.canBeOpen(mentor)) return null;
      this.open(mentor);
    }
    let best = this.solveWhole() ? this.read() : null;
    for (const [mentor, isRequired] of this.asked) {
      if (isRequired) continue;
      this.flow.close(mentor);
      const without = this.solveWhole() ? this.read() : null;
      if (without && (!best || without.extraCost < best.extraCost)) best = without;
      else if (this.peopleFit(mentor)) this.open(mentor);
    }
    return best;
  }

  private solveWithoutTheirHouseholds(): TrialResult | null {
    const before = this.freed.size;
    for (const mentor of this.asked.keys()) this.freeHouseholdsOf(mentor);
    return this.freed.size > before ? this.solveAsAsked() : null;
  }

  /** A mentor who must take part needs the places; others can still be closed. */
  private canBeOpen(mentor: number): boolean {
    return this.asked.get(mentor) === false || this.peopleFit(mentor);
  }

  private peopleFit(mentor: number): boolean {
    const { blocks } = this.teams;
    const most = this.maximum.get(mentor) ?? blocks.maximum[mentor];
    return most >= Math.max(blocks.minimum[mentor], this.peopleBeside.get(mentor) ?? 0);
  }

  private open(mentor: number): void {
    if (!this.peopleFit(mentor)) this.flow.close(mentor);
    else this.flow.openBeside(mentor, this.peopleBeside.get(mentor) ?? 0);
  }

  /**
   * Solves, giving a household the flow would share to the mentor with the largest part, or keeping it from
   * there when nothing fits that way. False when nothing fits at all.
   */
  private solveWhole(): boolean {
    const { flow } = this;
    for (const block of this.freed) if (!this.beside.has(block)) this.allow(block);
    let given = -1;
    for (;;) {
      if (!flow.fits()) {
        if (given < 0) return false;
        flow.forbid(given);
        given = -1;
        continue;
      }
      given = this.largestSharedPart();
      if (given < 0) return true;
      flow.give(given);
    }
  }

  private largestSharedPart(): number {
    const { blocks, flow } = this.teams;
    let largest = -1;
    for (const block of this.freed) {
      if (blocks.size[block] === 1) continue;
      for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) {
        const taken = flow.taken(at);
        if (taken === 0 || taken === blocks.size[block]) continue;
        if (largest < 0 || taken > flow.taken(largest)) largest = at;
      }
    }
    return largest;
  }

  private read(): TrialResult | null {
    const { blocks, flow } = this.teams;
    const result: TrialResult = { extraCost: 0, shifts: [] };
    for (let block = 0; block < blocks.blockCount; block++) {
      const moved = this.beside.get(block);
      if (!moved && this.staysPut(block)) continue;
      const from = this.teams.mentorOfBlock(block);
      let to = moved?.mentor ?? -1;
      let after = moved?.cost ?? blocks.unpairedCost[block];
      for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) {
        const taken = flow.taken(at);
        if (taken === 0) continue;
        if (taken < blocks.size[block]) return null;
        to = blocks.mentor[at];
        after = blocks.cost[at];
      }
      if (to === from) continue;
      result.extraCost += after - this.costBefore(block, from);
      result.shifts.push({ block, from, to });
    }
    result.extraCost += this.costOfLoads(result.shifts);
    return result;
  }

  /** Most do, and need no search among their candidates. */
  private staysPut(block: number): boolean {
    const at = this.teams.standing[block];
    return at >= 0 && this.flow.taken(at) === this.teams.blocks.size[block];
  }

  /** What these shifts change in the loads of mentors and in who takes part. */
  private costOfLoads(shifts: readonly Shift[]): number {
    const { blocks, load } = this.teams;
    const people = new Map<number, number>();
    const add = (mentor: number, count: number) =>
      people.set(mentor, (people.get(mentor) ?? load[mentor]) + count);
    for (const { block, from, to } of shifts) {
      if (from >= 0) add(from, -blocks.size[block]);
      if (to >= 0) add(to, blocks.size[block]);
    }
    let cost = 0;
    for (const [mentor, now] of people) {
      cost += costOfActive(blocks, mentor, now) - costOfActive(blocks, mentor, load[mentor]);
    }
    return cost;
  }

  private costBefore(block: number, from: number): number {
    const { blocks } = this.teams;
    return from < 0 ? blocks.unpairedCost[block] : blocks.cost[this.teams.candidateOf(block, from)];
  }

  private freeHouseholdsOf(mentor: number): void {
    const { blocks } = this.teams;
    for (let block = 0; block < blocks.blockCount; block++) {
      const isStuck = this.held.has(block) || this.kept.has(block) || this.beside.has(block);
      if (blocks.size[block] === 1 || isStuck || this.teams.mentorOfBlock(block) !== mentor)
        continue;
      this.free(block);
    }
  }

  private free(block: number): void {
    this.freed.add(block);
    this.allow(block);
  }

  private allow(block: number): void {
    const { offset } = this.teams.blocks;
    for (let at = offset[block]; at < offset[block + 1]; at++) {
      if (this.forbidden.has(at)) this.flow.forbid(at);
      else this.flow.allow(at);
    }
  }

  private holdWhereItIs(block: number): void {
    const candidate = this.teams.candidateOf(block, this.teams.mentorOfBlock(block));
    if (candidate >= 0) this.flow.give(candidate);
  }
}
