import { Module } from '@nestjs/common';
import { TeamQueries } from './teams/team-queries';
import { TeamsController } from './teams/teams.controller';
import { TeamsService } from './teams/teams.service';
import { TrainingsController } from './trainings/trainings.controller';
import { TrainingsService } from './trainings/trainings.service';

/** Community technology teams, and what their members and the ambassadors were trained in. */
@Module({
  controllers: [TeamsController, TrainingsController],
  providers: [TeamQueries, TeamsService, TrainingsService],
  exports: [TeamQueries, TeamsService, TrainingsService],
})
export class TeamsModule {}
