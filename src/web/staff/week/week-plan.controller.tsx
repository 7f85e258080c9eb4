import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import {
  PlanProposals,
  PlanPublications,
  type WeekPlanRun,
  WeekPlanRuns,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { integerOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import type { Texts } from '../../../texts';
import { PlanProposalPage } from './plan-proposal-page';
import { FailedPlanPage, PlanningPage } from './week-plan-run-page';

/** One planning of a ward: how far it is, what it proposes, and what becomes of it. */
@PageController()
@Allow('sessions.plan')
export class WeekPlanPageController {
  constructor(
    private readonly runs: WeekPlanRuns,
    private readonly proposals: PlanProposals,
    private readonly publications: PlanPublications,
  ) {}

  /** How far a planning is, then what it proposes; once it is published, the week that it planned. */
  @Get(paths.ward.weekPlan.pattern)
  async run(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return this.page(ward, await this.runs.get(actor, ward.id, id));
  }

  @Allow('sessions.publish')
  @Post(paths.ward.weekPlanPublication.pattern)
  async publish(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const version = integerOf(body, 'version') ?? 0;
    return orShow(
      async () => {
        const run = await this.publications.publish(actor, ward.id, id, { version });
        return weekOf(ward, run, 'plan-published');
      },
      async (refusal) => this.page(ward, await this.runs.get(actor, ward.id, id), refusal),
    );
  }

  @Post(paths.ward.weekPlanDiscard.pattern)
  async discard(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const run = await this.publications.discard(actor, ward.id, id);
        return weekOf(ward, run, 'plan-discarded');
      },
      async (refusal) => this.page(ward, await this.runs.get(actor, ward.id, id), refusal),
    );
  }

  @Post(paths.ward.weekPlanRenewal.pattern)
  async renew(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.publications.renew(actor, ward.id, id);
        return new SeeOther(paths.ward.weekPlan(ward.code, id));
      },
      async (refusal) => this.page(ward, await this.runs.get(actor, ward.id, id), refusal),
    );
  }

  private async page(
    ward: Ward,
    run: WeekPlanRun,
    refusal?: DomainError,
  ): Promise<WebPage | SeeOther> {
    if (run.state === 'queued' || run.state === 'running') {
      const page = <PlanningPage code={ward.code} run={run} />;
      const options = { ward, refusal, refreshSeconds: 2 };
      return new WebPage((t) => t.sessions.planning, page, options);
    }
    if (run.state === 'failed') {
      const page = <FailedPlanPage code={ward.code} run={run} />;
      return new WebPage((t) => t.sessions.planFailed, page, { ward, refusal });
    }
    if (run.state === 'proposed') {
      const page = (
        <PlanProposalPage
          code={ward.code}
          run={run}
          proposal={await this.proposals.of(run)}
          isOutdated={refusal?.code === 'plan-outdated'}
        />
      );
      return new WebPage((t) => t.weekPlan.title, page, { ward, refusal });
    }
    return weekOf(ward, run, run.state === 'published' ? 'planned' : undefined);
  }
}

function weekOf(ward: Ward, run: WeekPlanRun, notice?: keyof Texts['notices']): SeeOther {
  return new SeeOther(withQuery(paths.ward.week(ward.code), { from: run.fromDate }), notice);
}
