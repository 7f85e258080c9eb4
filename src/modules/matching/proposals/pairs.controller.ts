import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PairsQuery } from '../pairs/matching.dto';
import { PeopleService } from '../../people';
import { notFound } from '../../../platform/common/domain-error';
import { ForbiddenPairs } from '../pairs/forbidden-pairs.service';
import { UnpairedReasons } from '../explain/unpaired-reasons.service';
import { PairsService } from '../pairs/pairs.service';
import { ForbiddenMentorView, PossibleMentorView } from '../pairs/pairs.views';
import { PairPage } from './proposals.views';

@ApiTags('pairs')
@Controller('api/v1/wards/:wardId')
@Allow('pairs.read')
export class PairsController {
  constructor(
    private readonly pairs: PairsService,
    private readonly forbidden: ForbiddenPairs,
    private readonly people: PeopleService,
    private readonly reasons: UnpairedReasons,
  ) {}

  @Get('pairs')
  async list(@Param('wardId') wardId: string, @Query() query: PairsQuery): Promise<PairPage> {
    const found = await this.pairs.list(wardId, query, query.mentorId);
    const needs = await this.reasons.openNeeds(wardId);
    return {
      ...found,
      items: found.items.map((pair) => ({ ...pair, openNeeds: needs.get(pair.menteeId) ?? [] })),
    };
  }

  @Allow('pairs.assign')
  @Get('mentees/:menteeId/possible-mentors')
  possibleMentors(
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
  ): Promise<PossibleMentorView[]> {
    return this.pairs.possibleMentors(wardId, menteeId);
  }

  /** The mentors with whom an officer does not want the mentee paired. */
  @Allow('pairs.assign')
  @Get('mentees/:menteeId/forbidden-mentors')
  async forbiddenMentors(
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
  ): Promise<ForbiddenMentorView[]> {
    const mentee = await this.people.mentee(menteeId);
    if (mentee.wardId !== wardId) throw notFound('mentee');
    return this.forbidden.ofMentee(menteeId);
  }

  /** The two may be paired again. */
  @Allow('pairs.assign')
  @Delete('mentees/:menteeId/forbidden-mentors/:mentorId')
  @HttpCode(204)
  allow(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Param('mentorId') mentorId: string,
  ): Promise<void> {
    return this.forbidden.allow(actor, wardId, menteeId, mentorId);
  }
}
