import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { ProvinceJobs, ProvincePublisher, ProvinceRunsService } from '../../modules/matching';
import { WardsService } from '../../modules/wards';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { BorderRows } from '../shared/pairs/border-rows';
import { orShow } from '../kit/forms/refusals';
import { ProvincePage, type WardFault } from './province-page';
import { paths } from '../kit/paths/paths';

const pairsShown = 200;

/** Operators pair, watch and publish a whole province. */
@PageController()
@Allow('provinces.pair')
export class ProvincePageController {
  constructor(
    private readonly provinces: ProvinceRunsService,
    private readonly publisher: ProvincePublisher,
    private readonly jobs: ProvinceJobs,
    private readonly wards: WardsService,
    private readonly border: BorderRows,
  ) {}

  @Get(paths.operations.province.pattern)
  async show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<WebPage> {
    const latest = await this.provinces.latest(code);
    const run = latest && (await this.provinces.progress(latest));
    const isAtWork = run !== null && ['wards', 'joining', 'publishing'].includes(run.state);
    return new WebPage(
      (t) => t.province.title,
      <ProvincePage
        code={code}
        run={run}
        faults={run ? await this.faults(actor, run.id) : []}
        border={run ? await this.border.ofProvince(run.id, pairsShown) : []}
      />,
      { province: code, refreshSeconds: isAtWork ? 2 : undefined },
    );
  }

  /** When a run is at work already, that one is shown. */
  @Post(paths.operations.provinceRuns.pattern)
  start(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<SeeOther> {
    return this.thenBack(code, () => this.provinces.request(actor, code));
  }

  @Post(paths.operations.provincePublication.pattern)
  publish(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    return this.thenBack(code, async () =>
      this.publisher.request(actor, await this.provinces.get(code, id)),
    );
  }

  @Post(paths.operations.provinceJoining.pattern)
  retryJoining(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    return this.thenBack(code, async () =>
      this.provinces.retryJoining(actor, await this.provinces.get(code, id)),
    );
  }

  @Post(paths.operations.provinceWard.pattern)
  retry(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('wardId') wardId: string,
  ): Promise<SeeOther> {
    return this.thenBack(code, async () =>
      this.provinces.retryWard(actor, await this.provinces.get(code, id), wardId),
    );
  }

  /** A refusal means that somebody else was quicker: the page shows what they began. */
  private async thenBack(code: string, work: () => Promise<unknown>): Promise<SeeOther> {
    await orShow(work, () => undefined);
    await this.jobs.resume();
    return new SeeOther(paths.operations.province(code));
  }

  private async faults(actor: Actor, provinceRunId: string): Promise<WardFault[]> {
    const faults = await this.provinces.faults(provinceRunId);
    const wards = new Map((await this.wards.list(actor)).map((ward) => [ward.id, ward]));
    return faults.map(({ id, wardId, runId, state, failure }) => {
      const ward = wards.get(wardId);
      const home = paths.ward.home(ward?.code ?? '');
      return {
        id,
        wardId,
        name: ward?.name ?? '',
        path: runId ? paths.ward.proposal(ward?.code ?? '', runId) : home,
        reason: failure,
        canRetry: state === 'failed',
      };
    });
  }
}
