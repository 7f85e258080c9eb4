import { ProgrammesByName } from '../../../core/programme/programmes';
import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
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
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { MovePreviewPage } from './move-preview-page';
import { WhyPage } from './why-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedText } from '../../kit/page/asked';

/** Why a pair is a pair, and what a move would do to everyone before it is made. */
@PageController()
@Allow('pairs.read')
export class WhyPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly runs: MatchRunsService,
    private readonly warm: WarmPairings,
    private readonly explanations: PairExplanations,
    private readonly whatIfs: WhatIfs,
    private readonly changes: ProposalChanges,
  ) {}

  @Get(paths.ward.pairWhy.pattern)
  async whyToday(@CurrentWard() ward: Ward, @Param('menteeId') menteeId: string): Promise<WebPage> {
    const pair = await this.explanations.explain(await this.warm.ofToday(ward.id), menteeId, 'vi');
    return new WebPage(
      (t) => t.why.link,
      <WhyPage back={paths.ward.pairs(ward.code)} pair={pair} />,
      {
        ward,
      },
    );
  }

  @Get(paths.ward.proposedWhy.pattern)
  async whyProposed(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    const run = await this.find(ward, id);
    const pair = await this.explanations.explain(await this.warm.ofRun(run), menteeId, 'vi');
    const path = paths.ward.proposal(ward.code, id);
    const previewPath = (mentorId: string): string =>
      withQuery(paths.ward.proposedMove(ward.code, id, menteeId), { mentorId });
    const isOpen = run.state === 'proposed';
    return new WebPage(
      (t) => t.why.link,
      <WhyPage back={path} pair={pair} previewPath={isOpen ? previewPath : undefined} />,
      { ward },
    );
  }

  @Allow('pairs.propose')
  @Get(paths.ward.proposedMove.pattern)
  async preview(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @AskedText('mentorId') mentorId: string | undefined,
  ): Promise<WebPage> {
    return this.previewPage(ward, await this.find(ward, id), {
      menteeId,
      mentorId: mentorId ?? '',
    });
  }

  @Allow('pairs.propose')
  @Post(paths.ward.proposedMove.pattern)
  async accept(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const run = await this.find(ward, id);
    const move = { menteeId, mentorId: textOf(body, 'mentorId') };
    return orShow(
      async () => {
        await this.changes.accept(actor, run, integerOf(body, 'version') ?? 0, { moves: [move] });
        return new SeeOther(paths.ward.proposal(ward.code, id), 'moved');
      },
      async (refusal) => this.previewPage(ward, await this.find(ward, id), move, refusal),
    );
  }

  private async previewPage(
    ward: Ward,
    run: MatchRun,
    move: { menteeId: string; mentorId: string },
    refusal?: DomainError,
  ): Promise<WebPage> {
    const mentor = inWard(ward, 'person', await this.people.mentor(move.mentorId));
    const mentee = inWard(ward, 'person', await this.people.mentee(move.menteeId));
    const pairing = await this.warm.ofRun(run);
    const path = paths.ward.proposedMentee(ward.code, run.id, mentee.id);
    return new WebPage(
      (t) => t.why.preview(mentee.fullName, mentor.fullName),
      <MovePreviewPage
        back={path}
        action={paths.ward.proposedMove(ward.code, run.id, mentee.id)}
        alonePath={path}
        menteeName={mentee.fullName}
        mentorName={mentor.fullName}
        mentorId={mentor.id}
        mayGoAlone={
          pairing.pairs.filter(({ mentorId }) => mentorId === mentor.id).length <
          new ProgrammesByName(ward.programmes).limitsOf(mentor, ward.settings).maxMentees
        }
        answer={await this.whatIfs.explain(pairing, { moves: [move] }, 'vi', run.version)}
      />,
      { ward, refusal },
    );
  }

  private async find(ward: Ward, id: string): Promise<MatchRun> {
    return inWard(ward, 'run', await this.runs.get(id));
  }
}
