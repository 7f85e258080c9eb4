import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { ChangeView } from '../changes/changes.views';
import { GiveMenteesDto } from './pair-changes.dto';
import { PairChanges } from './pair-changes.service';

@ApiTags('pairs')
@Controller('api/v1/wards/:wardId')
@Allow('pairs.assign')
export class PairChangesController {
  constructor(private readonly changes: PairChanges) {}

  /** Mentees go to one ambassador, all of them or none; taken back like every change of plans. */
  @Post('pair-changes')
  give(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: GiveMenteesDto,
  ): Promise<ChangeView> {
    return this.changes.give(actor, wardId, goingOf(body));
  }

  /** What it would do, to the last message; nothing is changed. */
  @Post('pair-changes-preview')
  @HttpCode(200)
  look(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: GiveMenteesDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtGiving(actor, wardId, goingOf(body));
  }
}

const goingOf = ({ menteeIds, mentorId }: GiveMenteesDto) =>
  [...new Set(menteeIds)].map((menteeId) => ({ menteeId, mentorId }));
