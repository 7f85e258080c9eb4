import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { WardsModule } from '../wards/wards.module';
import { BorderPublisher } from './border-publisher';
import { LocksService } from './locks.service';
import { MatchComputer } from './match-computer';
import { MatchRunsService } from './match-runs.service';
import { MatchingJobs } from './matching.jobs';
import { PairExplanations } from './pair-explanations.service';
import { PairReasons } from './pair-reasons';
import { PairsController } from './pairs.controller';
import { PairsService } from './pairs.service';
import { ProposalChanges } from './proposal-changes.service';
import { ProposalReasonsController } from './proposal-reasons.controller';
import { ProposalsController } from './proposals.controller';
import { ProposalsService } from './proposals.service';
import { Shortages } from './shortages.service';
import { WarmPairings } from './warm-pairings.service';
import { WhatIfs } from './what-ifs.service';
import { ProvinceJobs } from './province.jobs';
import { ProvinceProposalsController } from './province-proposals.controller';
import { ProvinceJoiner } from './province-joiner';
import { ProvincePublisher } from './province-publisher';
import { ProvinceRunsService } from './province-runs.service';

@Module({
  imports: [WardsModule, PeopleModule],
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
    MatchingJobs,
    PairExplanations,
    PairReasons,
    PairsService,
    ProposalChanges,
    ProposalsService,
    Shortages,
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
    PairExplanations,
    PairReasons,
    PairsService,
    ProposalChanges,
    ProposalsService,
    Shortages,
    WarmPairings,
    WhatIfs,
    ProvinceJobs,
    ProvincePublisher,
    ProvinceRunsService,
  ],
})
export class MatchingModule {}
