import { IntersectionType, OmitType } from '@nestjs/swagger';
import type { Difference } from '../../../core/matching/explain/what-if';
import { FailureView } from '../../../platform/http/failure.views';
import { PageOf } from '../../../platform/http/paging';
import { Leftover } from '../entities/leftover.entity';
import { MatchRun } from '../entities/match-run.entity';
import { Pair } from '../entities/pair.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import type { AcceptedChanges } from './proposal-changes.service';
import type { ProposalDifference } from './proposal-comparison';
import { MovedView, OpenNeedView } from '../explain/reasons.views';

/** What publishing changes, or changed, in today's pairs. */
export class ProposalDifferenceView implements ProposalDifference {
  added!: number;
  moved!: number;
  ended!: number;
  kept!: number;
  /** Pairs with neighbouring wards that begin now, because their wards are published too. */
  acrossBorder?: number;
}

export class MatchRunView extends IntersectionType(
  OmitType(MatchRun, ['failure'] as const),
  FailureView,
) {}

export class ProposalView extends MatchRunView {
  /** Null while it is not there to be published. */
  difference!: ProposalDifferenceView | null;
}

export class LeftoverView extends Leftover {
  /** One sentence in the language asked for. */
  reason!: string;
}

export class ProposedPairView extends ProposedPair {
  /** What the mentee needs and the mentor does not teach, with who could beside them. */
  openNeeds!: OpenNeedView[];
}

export class ProposedPairPage extends PageOf(ProposedPairView) {}

/** What the changes led to. */
export class AcceptedChangesView implements AcceptedChanges {
  isPossible!: boolean;
  code?: NonNullable<Difference['code']>;
  extraCost!: number;
  moved!: MovedView[];
  /** The proposal's new version. */
  version!: number;
}

/** A pair of today. */
export class PairView extends Pair {
  /** What the mentee needs and the mentor does not teach, with who could beside them. */
  openNeeds!: OpenNeedView[];
}

export class PairPage extends PageOf(PairView) {}
