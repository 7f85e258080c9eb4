import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { WardsModule } from '../wards/wards.module';
import { MatchComputer } from './match-computer';
import { MatchRunsService } from './match-runs.service';
import { MatchingJobs } from './matching.jobs';
import { PairsController } from './pairs.controller';
import { PairsService } from './pairs.service';
import { ProposalsController } from './proposals.controller';
import { ProposalsService } from './proposals.service';

@Module({
  imports: [WardsModule, PeopleModule],
  controllers: [ProposalsController, PairsController],
  providers: [MatchComputer, MatchRunsService, MatchingJobs, PairsService, ProposalsService],
  exports: [MatchRunsService, PairsService, ProposalsService],
})
export class MatchingModule {}
