import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, assertMay, CurrentActor } from '../../access';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import { toldIn } from '../../../platform/http/failure.views';
import { PageQuery } from '../../../platform/http/paging';
import type { Language } from '../../../texts';
import { leftoverReason } from '../explain/leftover-reasons';
import type { MatchRun } from '../entities/match-run.entity';
import { MatchRunsService } from '../runs/match-runs.service';
import { MoveMenteeDto, PublishDto } from '../pairs/matching.dto';
import { LanguageQuery } from '../explain/reasons.dto';
import { WarmPairings } from '../explain/warm-pairings.service';
import { ProposalsService } from './proposals.service';
import {
  LeftoverView,
  MatchRunView,
  ProposalDifferenceView,
  ProposalView,
  ProposedPairPage,
} from './proposals.views';

/** A proposal is a computed pairing that nobody is bound by until it is published. */
@ApiTags('proposals')
@Controller('api/v1')
@Allow('pairs.read')
export class ProposalsController {
  constructor(
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly warm: WarmPairings,
  ) {}

  @Allow('pairs.propose')
  @Post('wards/:wardId/proposals')
  @HttpCode(202)
  async create(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<MatchRunView> {
    return this.runs.request(actor, wardId);
  }

  @Get('proposals/:id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<ProposalView> {
    const run = await this.find(actor, id);
    return {
      ...toldIn(language, run),
      difference: run.state === 'proposed' ? await this.proposals.difference(run) : null,
    };
  }

  @Get('proposals/:id/pairs')
  async pairs(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<ProposedPairPage> {
    const run = await this.find(actor, id);
    const found = await this.proposals.listPairs(id, query);
    const { openNeeds } = await this.warm.ofRun(run);
    return {
      ...found,
      items: found.items.map((pair) => ({
        ...pair,
        openNeeds: openNeeds.get(pair.menteeId) ?? [],
      })),
    };
  }

  @Get('proposals/:id/leftovers')
  async leftovers(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { lang }: LanguageQuery,
  ): Promise<LeftoverView[]> {
    await this.find(actor, id);
    const leftovers = await this.proposals.leftovers(id);
    return leftovers.map((row) => ({ ...row, reason: leftoverReason(row, lang) }));
  }

  @Allow('pairs.propose')
  @Put('proposals/:id/pairs/:menteeId')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: MoveMenteeDto,
  ) {
    return this.proposals.move(actor, await this.find(actor, id), menteeId, body.mentorId);
  }

  @Allow('pairs.publish')
  @Post('proposals/:id/publication')
  @HttpCode(200)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PublishDto,
  ): Promise<ProposalDifferenceView> {
    return this.proposals.publish(actor, await this.find(actor, id), body);
  }

  @Allow('pairs.propose')
  @Delete('proposals/:id')
  @HttpCode(204)
  async discard(@CurrentActor() actor: Actor, @Param('id') id: string) {
    await this.runs.discard(actor, await this.find(actor, id));
  }

  private async find(actor: Actor, id: string): Promise<MatchRun> {
    const run = await this.runs.get(id);
    assertMay(actor, 'pairs.read', { wardIds: [run.wardId] }, 'run');
    return run;
  }
}
