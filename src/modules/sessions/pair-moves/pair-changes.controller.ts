import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Pair } from '../../matching';
import { ChangeView } from '../changes/changes.views';
import { EndPairQuery, GiveMenteesDto, GiveOneDto } from './pair-changes.dto';
import { PairChanges } from './pair-changes.service';

@ApiTags('pairs')
@Controller('api/v1/wards/:wardId')
@Allow('pairs.assign')
export class PairChangesController {
  constructor(private readonly changes: PairChanges) {}

  /** One mentee goes to another ambassador, or to a first one, at once; it is among the changes of the ward. */
  @Put('pairs/:menteeId')
  giveOne(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Body() { mentorId }: GiveOneDto,
  ): Promise<Pair> {
    return this.changes.giveOne(actor, wardId, { menteeId, mentorId });
  }

  /** The pair ends, at once; it is among the changes of the ward. */
  @Delete('pairs/:menteeId')
  @HttpCode(204)
  async end(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Query() { forbid }: EndPairQuery,
  ): Promise<void> {
    await this.changes.end(actor, wardId, { menteeId, forbid: forbid === 'true' });
  }

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
