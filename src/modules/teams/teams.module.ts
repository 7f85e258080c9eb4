import { Module } from '@nestjs/common';
import { DoorQueries } from './doors/door-queries';
import { DoorVisits } from './doors/door-visits.service';
import { DoorsController } from './doors/doors.controller';
import { DoorsService } from './doors/doors.service';
import { TeamQueries } from './teams/team-queries';
import { TeamsController } from './teams/teams.controller';
import { TeamsService } from './teams/teams.service';
import { TrainingsController } from './trainings/trainings.controller';
import { TrainingsService } from './trainings/trainings.service';

/** Community technology teams, what their members and the ambassadors were trained in, and the doors they knock at. */
@Module({
  controllers: [TeamsController, TrainingsController, DoorsController],
  providers: [TeamQueries, TeamsService, TrainingsService, DoorQueries, DoorsService, DoorVisits],
  exports: [TeamQueries, TeamsService, TrainingsService, DoorQueries, DoorsService, DoorVisits],
})
export class TeamsModule {}
