import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { MoveMenteeDto, PairsQuery, ReleaseQuery } from './matching.dto';
import { PairsService } from './pairs.service';
import { PairPage, PossibleMentorView } from './pairs.views';

@ApiTags('pairs')
@Controller('api/v1/wards/:wardId')
@Allow('pairs.read')
export class PairsController {
  constructor(private readonly pairs: PairsService) {}

  @Get('pairs')
  list(@Param('wardId') wardId: string, @Query() query: PairsQuery): Promise<PairPage> {
    return this.pairs.list(wardId, query, query.mentorId);
  }

  @Allow('pairs.assign')
  @Get('mentees/:menteeId/possible-mentors')
  possibleMentors(
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
  ): Promise<PossibleMentorView[]> {
    return this.pairs.possibleMentors(wardId, menteeId);
  }

  @Allow('pairs.assign')
  @Put('pairs/:menteeId')
  assign(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Body() body: MoveMenteeDto,
  ) {
    return this.pairs.assign(actor, wardId, menteeId, body.mentorId);
  }

  @Allow('pairs.assign')
  @Delete('pairs/:menteeId')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Query() query: ReleaseQuery,
  ) {
    return this.pairs.release(actor, wardId, menteeId, query.forbid === 'true');
  }
}
