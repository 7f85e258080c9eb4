import { MoveParts } from './move-parts';
import { FixedTeamsFlow } from './fixed-teams-flow';
import { Shift, Trial, TrialResult } from './trial';

/** Wards up to this size are searched household by household for every move; larger ones by the flow alone. */
const THOROUGH_PEOPLE = 1000;

/** What it costs everyone together when a block goes to another mentor. */
export interface MoveCost {
  /** Against the pairing as it stands, in units of one metre, everybody else having done what is best. */
  extraCost: number;
  /** True when nothing cheaper exists; else this is the cheapest re-pairing that was found. */
  isProved: boolean;
  /** People who lose their mentor over it, and people without one who find one. */
  lost: number;
  found: number;
}

/** With the candidate of every block after it. */
type Found = MoveCost & { after: Int32Array };

/**
 * The true price of every possible move: the move is made, everybody else is re-paired, and the objective of the whole
 * is compared. Two searches one after the other: a warm flow while households stay and teams are as they are, then the
 * mentors around the move solved anew. The same question always gets the same answer.
 */
export class MoveCosts {
  private readonly known = new Map<number, Found | null>();
  private readonly dearerThan = new Map<number, number>();
  private readonly parts: MoveParts | null;
  /** Every question starts from the same solved flow, so that the order they come in makes no difference. */
  private readonly startAgain: () => void;

  constructor(
    private readonly teams: FixedTeamsFlow,
    /** Blocks that are locked where they are; one that is asked about is let go for the question. */
    private readonly held: ReadonlySet<number>,
  ) {
    const isThorough = teams.mentorOf.length <= THOROUGH_PEOPLE;
    this.parts = isThorough ? new MoveParts(teams, held) : null;
    const standing = new Trial(teams, held);
    for (const block of held) standing.keep(block);
    teams.flow.fits();
    this.startAgain = teams.flow.checkpoint();
  }

  /** Whether `atLeast` knows anything, and everybody is looked at again for every move. */
  get isThorough(): boolean {
    return this.parts !== null;
  }

  /** No pairing with this candidate costs everyone less above today's than this. */
  atLeast(candidate: number): number {
    return this.parts?.atLeast(candidate) ?? -Infinity;
  }

  /**
   * Null when no way was found to keep every mentor between the minimum and the maximum, 'dearer' once it is sure that it
   * costs more than `atMost`.
   */
  of(block: number, candidate: number, atMost: number): MoveCost | 'dearer' | null;
  of(block: number, candidate: number): MoveCost | null;
  of(block: number, candidate: number, atMost = Infinity): MoveCost | 'dearer' | null {
    const found = this.found(block, candidate, atMost);
    if (!found || found === 'dearer') return found;
    const { after: _, ...cost } = found;
    return cost;
  }

  /** The blocks that go elsewhere with it, from mentor to mentor, -1 for nobody. */
  shiftsOf(block: number, candidate: number): Shift[] {
    const { blocks, standing } = this.teams;
    const mentorAt = (at: number): number => (at < 0 ? -1 : blocks.mentor[at]);
    const found = this.found(block, candidate, Infinity);
    const after = found && found !== 'dearer' ? found.after : standing;
    return [...standing.keys()]
      .filter((b) => after[b] !== standing[b])
      .map((b) => ({ block: b, from: mentorAt(standing[b]), to: mentorAt(after[b]) }));
  }

  private found(block: number, candidate: number, atMost: number): Found | 'dearer' | null {
    const known = this.known.get(candidate);
    if (known !== undefined) return known;
    if (atMost <= (this.dearerThan.get(candidate) ?? -Infinity)) return 'dearer';
    const found = this.search(block, candidate, atMost);
    if (found === 'dearer') this.dearerThan.set(candidate, atMost);
    else this.known.set(candidate, found);
    return found;
  }

  private search(block: number, candidate: number, atMost: number): Found | 'dearer' | null {
    const { teams, parts } = this;
    const quick = this.ask(block, candidate);
    const after = teams.standing.slice();
    after[block] = candidate;
    const changed = new Set([teams.blocks.mentor[candidate]]);
    for (const shift of quick?.shifts ?? [{ block, from: teams.mentorOfBlock(block), to: -1 }]) {
      if (shift.block !== block) after[shift.block] = teams.candidateOf(shift.block, shift.to);
      if (shift.from >= 0) changed.add(shift.from);
      if (shift.to >= 0) changed.add(shift.to);
    }
    if (!parts) {
      const { extraCost = 0 } = quick ?? {};
      return quick && { extraCost, isProved: false, ...this.peopleOf(after), after };
    }
    const found = parts.solve(block, after, quick !== null, [...changed], atMost);
    if (!found || found === 'dearer') return found;
    for (const [other, at] of found.changes) after[other] = at;
    const { extraCost, isProved } = found;
    return { extraCost, isProved, ...this.peopleOf(after), after };
  }

  private ask(block: number, candidate: number): TrialResult | null {
    const { mentor, cost } = this.teams.blocks;
    const trial = new Trial(this.teams, this.held);
    trial.move(block, mentor[candidate], cost[candidate]);
    const result = trial.solve();
    this.startAgain();
    return result;
  }

  private peopleOf(after: Int32Array): { lost: number; found: number } {
    const { blocks, standing } = this.teams;
    const people = { lost: 0, found: 0 };
    standing.forEach((at, b) => {
      if (at >= 0 && after[b] < 0) people.lost += blocks.size[b];
      if (at < 0 && after[b] >= 0) people.found += blocks.size[b];
    });
    return people;
  }
}
