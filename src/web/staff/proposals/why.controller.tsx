import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import {
  type MatchRun,
  MatchRunsService,
  PairExplanations,
  ProposalChanges,
  WarmPairings,
  WhatIfs,
} from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { MovePreviewPage } from './move-preview-page';
import { StaffWards } from '../staff-wards';
import { WhyPage } from './why-page';

/** Why a pair is a pair, and what a move would do to everyone before it is made. */
@PageController('wards/:code')
@AllowOnly(...staff)
export class WhyPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly people: PeopleService,
    private readonly runs: MatchRunsService,
    private readonly warm: WarmPairings,
    private readonly explanations: PairExplanations,
    private readonly whatIfs: WhatIfs,
    private readonly changes: ProposalChanges,
  ) {}

  @Get('pairs/:menteeId/why')
  async whyToday(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const pair = await this.explanations.explain(await this.warm.ofToday(ward.id), menteeId, 'vi');
    return new Page((t) => t.why.link, <WhyPage back={`/wards/${code}/pairs`} pair={pair} />, {
      ward,
    });
  }

  @Get('proposals/:id/mentees/:menteeId/why')
  async whyProposed(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const run = await this.find(ward, id);
    const pair = await this.explanations.explain(await this.warm.ofRun(run), menteeId, 'vi');
    const path = `/wards/${code}/proposals/${id}`;
    const previewPath = (mentorId: string): string =>
      `${path}/mentees/${menteeId}/move?mentorId=${mentorId}`;
    const isOpen = run.state === 'proposed';
    return new Page(
      (t) => t.why.link,
      <WhyPage back={path} pair={pair} previewPath={isOpen ? previewPath : undefined} />,
      { ward },
    );
  }

  @Get('proposals/:id/mentees/:menteeId/move')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Query('mentorId') mentorId = '',
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    return this.previewPage(ward, await this.find(ward, id), { menteeId, mentorId });
  }

  @Post('proposals/:id/mentees/:menteeId/move')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const run = await this.find(ward, id);
    const move = { menteeId, mentorId: textOf(body, 'mentorId') };
    return orShow(
      async () => {
        await this.changes.accept(actor, run, Number(textOf(body, 'version')), { moves: [move] });
        return new SeeOther(`/wards/${code}/proposals/${id}`, 'moved');
      },
      async (refusal) => this.previewPage(ward, await this.find(ward, id), move, refusal),
    );
  }

  private async previewPage(
    ward: Ward,
    run: MatchRun,
    move: { menteeId: string; mentorId: string },
    refusal?: DomainError,
  ): Promise<Page> {
    const mentor = await this.people.mentor(move.mentorId);
    const mentee = await this.people.mentee(move.menteeId);
    if (mentor.wardId !== ward.id || mentee.wardId !== ward.id) throw notFound('person');
    const pairing = await this.warm.ofRun(run);
    const path = `/wards/${ward.code}/proposals/${run.id}/mentees/${mentee.id}`;
    return new Page(
      (t) => t.why.preview(mentee.fullName, mentor.fullName),
      <MovePreviewPage
        back={path}
        action={`${path}/move`}
        alonePath={path}
        menteeName={mentee.fullName}
        mentorName={mentor.fullName}
        mentorId={mentor.id}
        answer={await this.whatIfs.explain(pairing, { moves: [move] }, 'vi', run.version)}
      />,
      { ward, refusal },
    );
  }

  private async find(ward: Ward, id: string): Promise<MatchRun> {
    const run = await this.runs.get(id);
    if (run.wardId !== ward.id) throw notFound('run');
    return run;
  }
}
