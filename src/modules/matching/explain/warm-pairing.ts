import { type Help, helpsOf } from '../../../core/matching/explain/helps';
import {
  type HouseholdChange,
  householdChanges,
} from '../../../core/matching/explain/household-changes';
import { isNobodyMoreServed } from '../../../core/matching/explain/most-served';
import { type OpenNeed, openNeedsOf } from '../../../core/matching/explain/open-needs';
import { PairExplainer } from '../../../core/matching/explain/explain';
import { splitsOf } from '../../../core/matching/pairing/leftovers';
import {
  type LocksOverMaximum,
  locksOverMaximumOf,
} from '../../../core/matching/pairing/locks-over-maximum';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { SplitHousehold } from '../../../core/matching/pairing/split-households';
import type { PairKey } from '../../../core/matching/rules/problem';
import { WhatIf } from '../../../core/matching/explain/what-if';
import type { MatchInput } from '../profiles/profiles';
import { type BlockingSet, blockingSetsOf } from '../../../core/matching/explain/blocking-sets';
import { type IdleMentors, idleMentors } from '../../../core/matching/explain/idle-mentors';
import { type Shortage, shortageOf } from '../../../core/matching/explain/shortage';

/** What a pairing shows of too few mentors, and of too few mentees. */
export interface PairingShortage extends Shortage {
  blocking: BlockingSet[];
  /** Mentors with whom one more place would take somebody who is left over, most worth first. */
  placesWanted: { mentorId: string; worth: number }[];
  idle: IdleMentors;
}

/** A pairing as it stands, with its solved flows kept so that questions about it are answered at once. */
export class WarmPairing {
  private explainer?: PairExplainer;
  private whatIf?: WhatIf;
  private shortageFacts?: PairingShortage;
  private apart?: SplitHousehold[];
  private helped?: Map<string, Help>;
  private households?: HouseholdChange[];
  private needs?: Map<string, OpenNeed[]>;
  private servesMost?: boolean;

  constructor(
    readonly input: MatchInput,
    readonly pairs: readonly PairKey[],
    /** Who is left over, as stored with the proposal. */
    readonly left: Pick<MatchResult, 'unpaired' | 'inactive'>,
    /** True while nobody is bound by it; of pairs that count, the price of leaving them is no reason for them. */
    readonly isProposal: boolean,
  ) {}

  /** What the pairs are explained from. */
  get onTheirMerits(): MatchInput {
    if (this.isProposal) return this.input;
    const mentees = this.input.mentees.map((mentee) => ({ ...mentee, currentMentorId: null }));
    return { ...this.input, mentees };
  }

  get explained(): PairExplainer {
    return (this.explainer ??= new PairExplainer(this.onTheirMerits, this.pairs));
  }

  get asked(): WhatIf {
    return (this.whatIf ??= new WhatIf(this.input, this.pairs));
  }

  /** What there is too little of, in codes and numbers; worked out once. */
  get shortage(): PairingShortage {
    return (this.shortageFacts ??= this.findShortage());
  }

  /** The households that are apart, and why. */
  get splits(): SplitHousehold[] {
    return (this.apart ??= splitsOf(this.onTheirMerits, this.pairs));
  }

  /** Mentors to whom an officer locked more than they take. */
  get locksOverMaximum(): LocksOverMaximum[] {
    return locksOverMaximumOf(this.input);
  }

  /** What would serve those who are left over, by mentee. */
  get helps(): Map<string, Help> {
    return (this.helped ??= helpsOf(this.onTheirMerits, this.pairs, this.withoutMentor()));
  }

  /** What putting each household together, or splitting it, would do. */
  get householdChanges(): HouseholdChange[] {
    return (this.households ??= householdChanges(this.onTheirMerits, this.pairs));
  }

  /** Proved: no pairing serves more people. */
  get isNobodyMoreServed(): boolean {
    return (this.servesMost ??= isNobodyMoreServed(this.input, this.pairs));
  }

  /** What the own mentors do not teach, and who could beside them; by mentee. */
  get openNeeds(): Map<string, OpenNeed[]> {
    return (this.needs ??= openNeedsOf(this.input, this.pairs));
  }

  mentorOf(menteeId: string): string | null {
    return this.pairs.find((pair) => pair.menteeId === menteeId)?.mentorId ?? null;
  }

  private withoutMentor(): Set<string> {
    const paired = new Set(this.pairs.map(({ menteeId }) => menteeId));
    return new Set(this.input.mentees.map(({ id }) => id).filter((id) => !paired.has(id)));
  }

  private findShortage(): PairingShortage {
    const { input, left } = this;
    const shortage = shortageOf(input.mentees, left, input.settings);
    const leftIds = left.unpaired.map(({ menteeId }) => menteeId);
    return {
      ...shortage,
      blocking: blockingSetsOf(input, this.pairs, leftIds),
      placesWanted: shortage.people === 0 ? [] : this.findPlacesWanted(),
      idle: idleMentors(input.mentors, left),
    };
  }

  private findPlacesWanted(): PairingShortage['placesWanted'] {
    const busy = [...new Set(this.pairs.map(({ mentorId }) => mentorId))];
    return busy
      .map((mentorId) => ({ mentorId, worth: this.explained.worthOfPlace(mentorId) }))
      .filter(({ worth }) => worth >= this.input.settings.unpairedCost / 2)
      .sort((one, other) => other.worth - one.worth);
  }
}
