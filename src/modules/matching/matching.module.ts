import { Module } from '@nestjs/common';
import { ComputingModule } from '../../platform/computing/computing.module';
import { PeopleModule } from '../people';
import { WardsModule } from '../wards';
import { BorderPublisher } from './proposals/border-publisher';
import { LocksService } from './proposals/locks.service';
import { MatchComputer } from './runs/match-computer';
import { MatchRunsService } from './runs/match-runs.service';
import { MatchTrials } from './trials/match-trials.service';
import { MatchingJobs } from './trials/matching.jobs';
import { PairExplanations } from './explain/pair-explanations.service';
import { PairReasons } from './explain/pair-reasons';
import { PairsController } from './proposals/pairs.controller';
import { PairRules } from './pairs/pair-rules';
import { Successors } from './pairs/successors';
import { PeopleScope } from './pairs/people-scope';
import { ForbiddenPairs } from './pairs/forbidden-pairs.service';
import { PairComparisons } from './pairs/pair-comparison';
import { PairsService } from './pairs/pairs.service';
import { ProposalActs } from './proposals/proposal-acts.service';
import { ProposalChanges } from './proposals/proposal-changes.service';
import { ProposalReasonsController } from './proposals/proposal-reasons.controller';
import { ProposalsController } from './proposals/proposals.controller';
import { ProposalsService } from './proposals/proposals.service';
import { Shortages } from './explain/shortages.service';
import { UnpairedReasons } from './explain/unpaired-reasons.service';
import { WarmPairings } from './explain/warm-pairings.service';
import { WhatIfs } from './explain/what-ifs.service';
import { ProvinceJobs } from './provinces/province.jobs';
import { ProvinceProposalsController } from './provinces/province-proposals.controller';
import { ProvinceJoiner } from './provinces/province-joiner';
import { ProvincePublisher } from './provinces/province-publisher';
import { ProvinceRunsService } from './provinces/province-runs.service';

@Module({
  imports: [ComputingModule, WardsModule, PeopleModule],
  controllers: [
    ProposalsController,
    ProposalReasonsController,
    PairsController,
    ProvinceProposalsController,
  ],
  providers: [
    BorderPublisher,
    LocksService,
    MatchComputer,
    MatchRunsService,
    MatchTrials,
    MatchingJobs,
    PairExplanations,
    PairReasons,
    PairRules,
    ForbiddenPairs,
    PairComparisons,
    PairsService,
    PeopleScope,
    ProposalActs,
    ProposalChanges,
    ProposalsService,
    Shortages,
    UnpairedReasons,
    Successors,
    WarmPairings,
    WhatIfs,
    ProvinceJobs,
    ProvinceJoiner,
    ProvincePublisher,
    ProvinceRunsService,
  ],
  exports: [
    LocksService,
    MatchRunsService,
    MatchTrials,
    PairExplanations,
    PairReasons,
    PairRules,
    ForbiddenPairs,
    PairComparisons,
    PairsService,
    PeopleScope,
    ProposalActs,
    ProposalChanges,
    ProposalsService,
    Shortages,
    UnpairedReasons,
    Successors,
    WarmPairings,
    WhatIfs,
    ProvinceJobs,
    ProvincePublisher,
    ProvinceRunsService,
  ],
})
export class MatchingModule {}
