import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, assertMay, CurrentActor } from '../../access';
import type { Changes } from '../../../core/matching/explain/ask-changes';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import type { MatchRun } from '../entities/match-run.entity';
import { MatchRunsService } from '../runs/match-runs.service';
import { PairExplanations } from '../explain/pair-explanations.service';
import { ProposalChanges } from './proposal-changes.service';
import { ProposalsService } from './proposals.service';
import { AcceptChangesDto, ChangesDto, LanguageQuery } from '../explain/reasons.dto';
import { Shortages } from '../explain/shortages.service';
import { WarmPairings } from '../explain/warm-pairings.service';
import { WhatIfs } from '../explain/what-ifs.service';
import { MovedView, PairExplanationView, ShortageView, WhatIfView } from '../explain/reasons.views';
import { AcceptedChangesView } from './proposals.views';

/** Why a pairing is as it is, and what would be if it were another. */
@ApiTags('proposals')
@Controller('api/v1')
@Allow('pairs.read')
export class ProposalReasonsController {
  constructor(
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly warm: WarmPairings,
    private readonly explanations: PairExplanations,
    private readonly shortages: Shortages,
    private readonly whatIfs: WhatIfs,
    private readonly changes: ProposalChanges,
  ) {}

  @Get('proposals/:id/pairs/:menteeId/explanation')
  async explainProposed(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Query() { lang }: LanguageQuery,
  ): Promise<PairExplanationView> {
    const pairing = await this.warm.ofRun(await this.find(actor, id));
    return this.explanations.explain(pairing, menteeId, lang);
  }

  @Get('wards/:wardId/pairs/:menteeId/explanation')
  async explainToday(
    @Param('wardId') wardId: string,
    @Param('menteeId') menteeId: string,
    @Query() { lang }: LanguageQuery,
  ): Promise<PairExplanationView> {
    return this.explanations.explain(await this.warm.ofToday(wardId), menteeId, lang);
  }

  @Get('proposals/:id/shortage')
  async shortage(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { lang }: LanguageQuery,
  ): Promise<ShortageView> {
    const run = await this.find(actor, id);
    return this.shortages.explain(await this.warm.ofRun(run), run.wardId, lang);
  }

  @Get('proposals/:id/moved')
  async moved(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MovedView[]> {
    return this.proposals.movedFromToday(await this.find(actor, id));
  }

  @Post('proposals/:id/what-if')
  @HttpCode(200)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangesDto,
    @Query() { lang }: LanguageQuery,
  ): Promise<WhatIfView> {
    const run = await this.find(actor, id);
    return this.whatIfs.explain(await this.warm.ofRun(run), asked(body), lang, run.version);
  }

  @Post('wards/:wardId/what-if')
  @HttpCode(200)
  async askToday(
    @Param('wardId') wardId: string,
    @Body() body: ChangesDto,
    @Query() { lang }: LanguageQuery,
  ): Promise<WhatIfView> {
    return this.whatIfs.explain(await this.warm.ofToday(wardId), asked(body), lang);
  }

  @Allow('pairs.propose')
  @Post('proposals/:id/changes')
  @HttpCode(200)
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version, ...body }: AcceptChangesDto,
  ): Promise<AcceptedChangesView> {
    return this.changes.accept(actor, await this.find(actor, id), version, asked(body));
  }

  private async find(actor: Actor, id: string): Promise<MatchRun> {
    const run = await this.runs.get(id);
    assertMay(actor, 'pairs.read', { wardIds: [run.wardId] }, 'run');
    return run;
  }
}

function asked({ addedMentor, ...changes }: ChangesDto): Changes {
  if (!addedMentor) return changes;
  // Whoever joins is trained first, as everybody is.
  const joining = { id: 'added', minMentees: null, trainings: TRAININGS.codes };
  return { ...changes, addedMentor: { ...addedMentor, ...joining } };
}
