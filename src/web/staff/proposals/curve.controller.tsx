import { Body, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { MatchRunsService, MatchTrials } from '../../../modules/matching';
import type { Ward } from '../../../modules/wards';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { ProposalDesk } from './proposal-desk';

/** The price of one more ambassador in a proposal, and another proposal with as many as an officer chooses. */
@PageController()
@Allow('pairs.propose')
export class CurveController {
  constructor(
    private readonly desk: ProposalDesk,
    private readonly runs: MatchRunsService,
    private readonly trials: MatchTrials,
  ) {}

  @Post(paths.ward.proposalCurve.pattern)
  ask(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const run = await this.desk.find(ward, id);
        if (run.state !== 'proposed') throw staleVersion('proposal');
        await this.trials.askCurve(actor, run);
        return new SeeOther(`${paths.ward.proposal(ward.code, id)}#curve`);
      },
      async (refusal) => this.desk.page(ward, await this.desk.find(ward, id), undefined, refusal),
    );
  }

  /** Only what the curve of this proposal offers can be chosen. */
  @Post(paths.ward.proposalChoice.pattern)
  choose(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.desk.find(ward, id);
        const wanted = textOf(body, 'activeMentorReward');
        const results = (await this.trials.curveOf(id))?.results;
        const points = results && 'curve' in results ? results.curve : [];
        const point = points.find(({ activeReward }) => String(activeReward) === wanted);
        if (!point) throw staleVersion('proposal');
        const weights = { activeMentorReward: point.activeReward };
        const run = await this.runs.request(actor, ward.id, weights);
        return new SeeOther(paths.ward.proposal(ward.code, run.id));
      },
      async (refusal) => this.desk.page(ward, await this.desk.find(ward, id), undefined, refusal),
    );
  }
}
