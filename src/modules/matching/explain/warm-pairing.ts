import { PairExplainer } from '../../../core/matching/explain/explain';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { PairKey } from '../../../core/matching/rules/problem';
import { WhatIf } from '../../../core/matching/explain/what-if';
import type { MatchInput } from '../profiles/profiles';

/** A pairing as it stands, with its solved flows kept so that questions about it are answered at once. */
export class WarmPairing {
  private explainer?: PairExplainer;
  private whatIf?: WhatIf;

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

  mentorOf(menteeId: string): string | null {
    return this.pairs.find((pair) => pair.menteeId === menteeId)?.mentorId ?? null;
  }
}
