import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Training } from '../entities/training.entity';
import { GivenTrainingDto } from './trainings.dto';
import { TrainingsService } from './trainings.service';
import { TrainedPersonView } from './trainings.views';

@ApiTags('teams')
@Controller('api/v1')
@Allow('teams.read')
export class TrainingsController {
  constructor(private readonly trainings: TrainingsService) {}

  /** Every ambassador who takes part and every member of a team, with what they were trained in. */
  @Get('wards/:wardId/trainings')
  people(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<TrainedPersonView[]> {
    return this.trainings.people(actor, wardId);
  }

  /** Writes down a training of several people; whoever has it of that day already is left out of the answer. */
  @Allow('teams.change')
  @Post('wards/:wardId/trainings')
  record(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: GivenTrainingDto,
  ): Promise<Training[]> {
    return this.trainings.record(actor, wardId, body);
  }

  /** Takes back what was written down by mistake. */
  @Allow('teams.change')
  @Delete('trainings/:id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.trainings.remove(actor, id);
  }
}
