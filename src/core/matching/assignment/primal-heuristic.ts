import { BlockProblem, UNUSED } from './blocks';
import { FlowRelaxation } from './flow-relaxation';
import { CLOSED, Decisions, FREE, OPEN, SPLIT, WHOLE } from './decisions';
import { FlowReader } from './flow-reader';
import { LocalSearch } from './local-search';
import { Incumbent } from './incumbent';
import type { WorkMeter } from './work-meter';

/** Makes whole assignments out of a guess who takes part, and offers them. */
export class PrimalHeuristic {
  private readonly isDivisible: Uint8Array;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly blockOf: Int32Array,
    private readonly flow: FlowRelaxation,
    private readonly reader: FlowReader,
    private readonly decisions: Decisions,
    private readonly best: Incumbent,
    private readonly meter: WorkMeter,
  ) {
    this.isDivisible = new Uint8Array(blocks.blockCount);
    for (const b of blocks.divisible) this.isDivisible[b] = 1;
  }

  /** The flow as it stands, its households made whole and its mentors put right by hand: quick, if not close. */
  offerRepaired(): void {
    this.offerByHand(this.reader.candidates());
  }

  /** An assignment that may leave mentors below the minimum or above the maximum; edited in place. */
  offerByHand(candidateOf: Int32Array): void {
    const teams = new LocalSearch(this.blocks, this.blockOf, candidateOf);
    if (!teams.repair()) return;
    if (this.reader.hasHouseholds) teams.improve(this.meter);
    this.best.offer(candidateOf, teams.objective());
  }

  /** Every block with a mentor who picked it, the rest put right by hand. */
  offerPicks(pickedBy: Int32Array): void {
    const { blocks } = this;
    const candidateOf = new Int32Array(blocks.blockCount).fill(-1);
    for (let b = 0; b < blocks.blockCount; b++) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (blocks.mentor[at] === pickedBy[b]) candidateOf[b] = at;
      }
    }
    for (const b of blocks.divisible) {
      const parts = candidateOf.subarray(b + 1, b + 1 + blocks.size[b]);
      const isSplit = candidateOf[b] < 0 && parts.some((at) => at >= 0);
      if (isSplit) candidateOf[b] = UNUSED;
      else parts.fill(UNUSED);
    }
    this.offerByHand(candidateOf);
  }

  /** Opens the mentors whose best team is worth having, closes the others and completes the assignment. */
  offerTeams(teamValue: Float64Array): void {
    const { blocks, decisions } = this;
    const mark = decisions.mark;
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (decisions.mentor[j] !== FREE || blocks.mustOpen[j]) continue;
      decisions.decideMentor(j, teamValue[j] < 0 ? OPEN : CLOSED);
    }
    this.complete();
    decisions.undoTo(mark, this.blockOf);
    decisions.restoreMinimums();
  }

  /**
   * Gives shared blocks to the mentor with the largest part until the flow is an assignment or too dear.
   * Where whole households do not fit the minimums, these are let go and put right at the end by hand.
   */
  private complete(): void {
    let isStrict = true;
    for (;;) {
      const bound = this.flow.solve();
      if (bound === Infinity) {
        if (!isStrict) return;
        isStrict = false;
        this.letMinimumsGo();
        continue;
      }
      if (this.best.excludes(bound)) return;
      const shared = this.reader.shared();
      if (shared.length === 0) break;
      this.giveWhole(shared);
    }
    this.offerByHand(this.reader.candidates());
  }

  /** Opened mentors may stay below the minimum for now, even at 0. */
  private letMinimumsGo(): void {
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] === OPEN) this.flow.free(j);
    }
  }

  /**
   * Gives about a quarter of the shared blocks, the largest first, to mentors who have the places. Households that may
   * be split are, where most of their people go one by one or nobody has the places.
   */
  private giveWhole(shared: readonly number[]): void {
    const { blocks, decisions } = this;
    const places = this.reader.placesBesideWholeHouseholds();
    let spare = this.peopleToSpare(places);
    for (const b of shared.slice(0, Math.ceil(shared.length / 4))) {
      const size = blocks.size[b];
      const mayBeSplit = this.isDivisible[b] === 1 && decisions.mode[b] === FREE;
      let chosen = -1;
      let most = 0;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const taken = this.flow.taken(at);
        if (taken === 0) continue;
        const j = blocks.mentor[at];
        if (places[j] < size || this.aboveMinimum(j, size, places[j]) > spare) {
          if (!mayBeSplit) decisions.forbid(at);
        } else if (taken > most) {
          most = taken;
          chosen = at;
        }
      }
      const isSplit = mayBeSplit && (chosen < 0 || 2 * this.flow.joined(b) <= size);
      if (mayBeSplit) decisions.decideMode(b, isSplit ? SPLIT : WHOLE);
      if (chosen < 0 || isSplit) continue;
      decisions.give(b, chosen);
      const j = blocks.mentor[chosen];
      spare -= this.aboveMinimum(j, size, places[j]);
      places[j] -= size;
    }
  }

  /** How many people more than all minimums there are, beside the households above these already. */
  private peopleToSpare(places: Int32Array): number {
    const { blocks, decisions } = this;
    let spare = 0;
    for (let b = 0; b < blocks.blockCount; b++) if (!this.isDivisible[b]) spare += blocks.size[b];
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (decisions.mentor[j] !== OPEN && !blocks.mustOpen[j]) continue;
      spare -= Math.max(blocks.minimum[j], blocks.maximum[j] - places[j]);
    }
    return Math.max(0, spare);
  }

  /** How many of a household would be above the minimum of a mentor with so many places. */
  private aboveMinimum(j: number, size: number, places: number): number {
    const missing = places - (this.blocks.maximum[j] - this.blocks.minimum[j]);
    return size - Math.min(size, Math.max(0, missing));
  }
}
