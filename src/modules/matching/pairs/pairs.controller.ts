import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, assertWard, CurrentActor } from '../../access';
import { MoveMenteeDto, PairsQuery, ReleaseQuery } from './matching.dto';
import { PairsService } from './pairs.service';

@ApiTags('pairs')
@Controller('api/v1/wards/:wardId')
@AllowOnly('officer', 'operator')
export class PairsController {
  constructor(private readonly pairs: PairsService) {}

  @Get('pairs')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Query() query: PairsQuery) {
    assertWard(actor, wardId);
    return this.pairs.list(wardId, query, query.mentorId);
  }

  @Get('mentees/:menteeId/possible-mentors')
  possibleMentors(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
  ) {
    assertWard(actor, wardId);
    return this.pairs.possibleMentors(wardId, menteeId);
  }

  @Put('pairs/:menteeId')
  assign(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Body() body: MoveMenteeDto,
  ) {
    assertWard(actor, wardId);
    return this.pairs.assign(actor, wardId, menteeId, body.mentorId);
  }

  @Delete('pairs/:menteeId')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Query() query: ReleaseQuery,
  ) {
    assertWard(actor, wardId);
    return this.pairs.release(actor, wardId, menteeId, query.forbid === 'true');
  }
}
