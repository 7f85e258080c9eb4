import { BlockProblem, UNUSED } from './blocks';
import { CLOSED, Decisions, FREE, OPEN, SPLIT, WHOLE } from './decisions';
import { FlowReader } from './flow-reader';
import { FlowRelaxation } from './flow-relaxation';
import { Incumbent } from './incumbent';
import { FixedDecisions, LagrangianBound, nothingFixed } from './lagrangian-bound';
import { PrimalHeuristic } from './primal-heuristic';
import type { WorkMeter } from './work-meter';

/** Mentors who might close for one who opens, the most promising ones. */
const CLOSINGS = 3;
/** Mentors who are let in while households move, the most promising ones. */
const OPENINGS = 30;

/**
 * Lets one mentor more take part, one fewer, or one in place of another, while all people are shifted along whole chains
 * of mentors (a flow that starts from the last one); households stay as they are. Prices of the flow say beforehand who cannot be worth it.
 */
export class TakingPart {
  private readonly flow: FlowRelaxation;
  private readonly reader: FlowReader;
  private readonly decisions: Decisions;
  private readonly bounds: LagrangianBound;
  /** Households as they stand, and every mentor free to choose. */
  private readonly choice: FixedDecisions;
  private readonly completion: PrimalHeuristic;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly best: Incumbent,
    private readonly meter: WorkMeter,
  ) {
    this.flow = new FlowRelaxation(blocks, meter);
    this.reader = new FlowReader(blocks, this.flow);
    this.decisions = new Decisions(blocks, this.flow);
    this.bounds = new LagrangianBound(blocks);
    this.choice = nothingFixed(blocks);
    this.completion = new PrimalHeuristic(
      blocks,
      this.bounds.blockOf,
      this.flow,
      this.reader,
      this.decisions,
      best,
      meter,
    );
  }

  improve(): void {
    if (!this.hasIdle()) return;
    do this.whileHouseholdsStay();
    while (!this.meter.isOver() && this.opensWithHouseholds());
  }

  /** Whether there is a mentor who has nobody and could. */
  private hasIdle(): boolean {
    const { blocks, best } = this;
    const canBeIdle = blocks.minimum.map((least, j) => Number(least <= blocks.maximum[j]));
    for (const at of best.candidateOf ?? []) if (at >= 0) canBeIdle[blocks.mentor[at]] = 0;
    return blocks.mentor.some((j) => canBeIdle[j] === 1);
  }

  private whileHouseholdsStay(): void {
    const { candidateOf } = this.best;
    if (!candidateOf) return;
    keepAsTheyStand(this.blocks, this.decisions, candidateOf);
    this.choice.candidate.set(this.decisions.candidate);
    this.choice.mode.set(this.decisions.mode);
    this.choice.changes++;
    this.isBetter(this.flow.solve());
    while (!this.meter.isOver() && this.change());
    this.decisions.undoTo(0, this.bounds.blockOf);
  }

  /** Households move as well: dearer to look at, so only for the most promising. */
  private opensWithHouseholds(): boolean {
    const { blocks, best, decisions, meter } = this;
    const { candidateOf } = best;
    if (!candidateOf || !this.reader.hasHouseholds) return false;
    const before = best.objective;
    const takesPart = new Float64Array(blocks.mentorCount).fill(1);
    for (const at of candidateOf) if (at >= 0) takesPart[blocks.mentor[at]] = -1;
    takesPart.forEach((sign, j) => {
      if (!blocks.mustOpen[j]) decisions.decideMentor(j, sign < 0 ? OPEN : CLOSED);
    });
    this.choice.candidate.fill(FREE);
    this.choice.mode.fill(FREE);
    this.choice.changes++;
    const bound = this.flow.solve();
    const worth = this.worth();
    decisions.undoTo(0, this.bounds.blockOf);
    const opening = [...worth.keys()].filter(
      (j) => takesPart[j] > 0 && !blocks.mustOpen[j] && bound + worth[j] < before,
    );
    opening.sort((a, b) => worth[a] - worth[b] || a - b);
    for (const j of opening.slice(0, OPENINGS)) {
      if (meter.isOver()) break;
      takesPart[j] = -1;
      this.completion.offerTeams(takesPart);
      takesPart[j] = 1;
      if (best.objective < before) return true;
    }
    return false;
  }

  /** Takes the first change that is a gain. */
  private change(): boolean {
    const worth = this.worth();
    const inOrder = (mentors: number[], sign: number): number[] =>
      mentors.sort((a, b) => sign * (worth[a] - worth[b]) || a - b);
    const active = this.others(OPEN);
    for (const j of inOrder(
      active.filter((mentor) => worth[mentor] > 0),
      -1,
    )) {
      if (this.meter.isOver()) return false;
      if (this.closes(j)) return true;
    }
    const mostLost = active.reduce((most, j) => Math.max(most, worth[j]), 0);
    const idle = this.others(CLOSED).filter((mentor) => worth[mentor] < mostLost);
    for (const j of inOrder(idle, 1)) {
      if (this.meter.isOver()) return false;
      if (this.opens(j)) return true;
    }
    return false;
  }

  /** Mentors in this state who need not be. */
  private others(state: typeof OPEN | typeof CLOSED): number[] {
    const { blocks, decisions } = this;
    const mentors = Array.from({ length: blocks.mentorCount }, (_, j) => j);
    return mentors.filter((j) => !blocks.mustOpen[j] && decisions.mentor[j] === state);
  }

  private closes(j: number): boolean {
    this.decisions.decideMentor(j, CLOSED);
    if (this.isBetter(this.flow.solve())) return true;
    this.decisions.decideMentor(j, OPEN);
    return false;
  }

  /** The mentor takes part, if need be in place of one who is then at a loss. */
  private opens(j: number): boolean {
    this.decisions.decideMentor(j, OPEN);
    const total = this.flow.solve();
    if (this.isBetter(total)) return true;
    if (total < Infinity) {
      const worth = this.worth();
      const inPlace = this.others(OPEN).filter(
        (k) => k !== j && total - worth[k] < this.best.objective,
      );
      inPlace.sort((a, b) => worth[b] - worth[a] || a - b);
      if (inPlace.slice(0, CLOSINGS).some((k) => this.closes(k))) return true;
    }
    this.decisions.decideMentor(j, CLOSED);
    return false;
  }

  /** For each mentor what the best team costs less its people's prices in the solved flow: no change gains more. */
  private worth(): Float64Array {
    const { blocks, bounds, flow, choice } = this;
    const price = Float64Array.from(blocks.size, (_, b) => flow.price(b));
    bounds.evaluate(price, choice);
    this.meter.count(blocks.mentor.length + blocks.blockCount);
    return bounds.teamValue.slice();
  }

  /** Keeps what is decided where it costs less than all before. */
  private isBetter(total: number): boolean {
    const before = this.best.objective;
    if (total < before) this.best.offer(this.reader.candidates());
    return this.best.objective < before;
  }
}

/** Who takes part and who does not, and each household, whole or split. */
export function keepAsTheyStand(
  blocks: BlockProblem,
  decisions: Decisions,
  candidateOf: Int32Array,
): void {
  const isActive = new Uint8Array(blocks.mentorCount);
  for (const at of candidateOf) if (at >= 0) isActive[blocks.mentor[at]] = 1;
  isActive.forEach((active, j) => {
    if (!blocks.mustOpen[j]) decisions.decideMentor(j, active ? OPEN : CLOSED);
  });
  const isDivisible = new Uint8Array(blocks.blockCount);
  for (const b of blocks.divisible) isDivisible[b] = 1;
  candidateOf.forEach((at, b) => {
    if (blocks.size[b] === 1) return;
    if (at === UNUSED) return decisions.decideMode(b, SPLIT);
    if (isDivisible[b]) decisions.decideMode(b, WHOLE);
    if (at >= 0) return decisions.give(b, at);
    for (let k = blocks.offset[b]; k < blocks.offset[b + 1]; k++) {
      if (decisions.candidate[k] === FREE) decisions.forbid(k);
    }
  });
}
