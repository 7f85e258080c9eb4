import { Entity } from 'typeorm';
import type { PairingFigures } from '../../../core/matching/explain/pairing-figures';
import type { CurvePoint } from '../../../core/matching/pairing/active-curve';
import type { MatchWeights } from '../../../core/matching/rules/problem';
import { RunColumns } from '../../../platform/computing/run.columns';
import { JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

export type MatchTrialState = 'queued' | 'running' | 'done' | 'failed';

/** What came of pairing the ward with some of the weights changed; with none for today's. */
export interface TriedWeights {
  weights: Partial<MatchWeights>;
  figures: PairingFigures;
}

export type TrialResults = { tried: TriedWeights[] } | { curve: CurvePoint[] };

/** Pairings of a ward that are computed to be looked at: nobody is bound by them, and none is stored. */
@Entity('match_trial')
export class MatchTrial extends RunColumns {
  @RefColumn()
  wardId!: string;

  /** Other weights than the ward's, or what one more active mentor costs in a proposal. */
  @TextColumn({ length: 10 })
  kind!: 'weights' | 'curve';

  /** The proposal that the curve belongs to. */
  @RefColumn({ nullable: true })
  runId!: string | null;

  /** The weights that are tried. */
  @JsonColumn()
  weights!: Partial<MatchWeights>;

  /** The ward's own of these, as they were then. */
  @JsonColumn()
  shown!: Partial<MatchWeights>;

  @TextColumn({ length: 10 })
  state!: MatchTrialState;

  @JsonColumn({ nullable: true })
  results!: TrialResults | null;

  @RefColumn({ nullable: true })
  requestedBy!: string | null;
}
