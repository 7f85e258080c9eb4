import type { Count } from '../measures/measures.service';
import type { FunnelPart, StageCounts, WardFunnel } from './funnel.service';

// What the API answers, as classes, so that its description can name every field.

/** So far in all, and of that in the period. */
export class StageCountView implements Count {
  total!: number;
  inPeriod!: number;
}

/** Each stage of the way, in its order; what it counts, docs/programme.md says. */
export class StageCountsView implements StageCounts {
  listed!: StageCountView;
  consented!: StageCountView;
  paired!: StageCountView;
  people!: StageCountView;
  'one-topic'!: StageCountView;
  'all-topics'!: StageCountView;
  kept!: StageCountView;
  vneid!: StageCountView;
}

export class FunnelPartView implements FunnelPart {
  /** A unit's, hamlet's or programme's id, or the code of a group; `-` is the programme of the ambassadors. */
  id!: string;
  name!: string | null;
  code?: string;
  stages!: StageCountsView;
}

export class WardFunnelView implements WardFunnel {
  stages!: StageCountsView;
  hamlets!: FunnelPartView[];
  groups!: FunnelPartView[];
  /** None where the ward has the programme of the ambassadors alone. */
  programmes!: FunnelPartView[];
}
