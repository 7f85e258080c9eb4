/** What other modules may use of this one. */
export { BorderPair, type BorderPairState } from './entities/border-pair.entity';
export { Leftover } from './entities/leftover.entity';
export { MatchRun, type MatchSummary } from './entities/match-run.entity';
export { MatchTrial, type TriedWeights } from './entities/match-trial.entity';
export { ForbiddenPair } from './entities/forbidden-pair.entity';
export { Pair, type PairFacts } from './entities/pair.entity';
export {
  ProposalAct,
  type ProposalActKind,
  proposalActKinds,
} from './entities/proposal-act.entity';
export { Publication } from './entities/publication.entity';
export { ProposedPair } from './entities/proposed-pair.entity';
export { leftoverReason } from './explain/leftover-reasons';
export { type ExplainedPair, PairExplanations } from './explain/pair-explanations.service';
export { type PairReason, PairReasons } from './explain/pair-reasons';
export {
  type ExplainedShortage,
  type ShortageFacts,
  shortageInWords,
} from './explain/shortage-in-words';
export { Shortages } from './explain/shortages.service';
export { UnpairedReasons } from './explain/unpaired-reasons.service';
export { WarmPairings } from './explain/warm-pairings.service';
export { type ExplainedAnswer, WhatIfs } from './explain/what-ifs.service';
export { withFactsToday } from './profiles/facts-today';
export { matchingEntities } from './matching.entities';
export { MatchingModule } from './matching.module';
export { type PairComparison, PairComparisons, type PairSide } from './pairs/pair-comparison';
export { lockPairing } from './pairs/lock-pairing';
export { type BrokenPair, PairRules } from './pairs/pair-rules';
export { ForbiddenPairs } from './pairs/forbidden-pairs.service';
export { leftShort } from './pairs/left-short';
export { LeftShort } from './pairs/left-short.views';
export { NextMentors } from './pairs/next-mentors';
export { PairsService } from './pairs/pairs.service';
export { type Successor, Successors } from './pairs/successors';
export { WhoCanGo } from './pairs/who-can-go';
export { whoCanMeet } from './pairs/who-can-meet';
export { PeopleScope } from './pairs/people-scope';
export { forgetProposed } from './proposals/forgotten-people';
export { LocksService } from './proposals/locks.service';
export { ProposalActs } from './proposals/proposal-acts.service';
export { ProposalChanges } from './proposals/proposal-changes.service';
export { belowMinimumOf, type ProposalDifference } from './proposals/proposal-comparison';
export { ProposalsService } from './proposals/proposals.service';
export { ProvincePublisher } from './provinces/province-publisher';
export { type ProvinceProgress, ProvinceRunsService } from './provinces/province-runs.service';
export { ProvinceJobs } from './provinces/province.jobs';
export { MatchRunsService } from './runs/match-runs.service';
export { MatchTrials } from './trials/match-trials.service';
export { matchingErasure } from './matching.erasure';
export { matchingRetention } from './matching.retention';
