import { Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import { ProvinceJobs, ProvincePublisher, ProvinceRunsService } from '../../modules/matching';
import { WardsService } from '../../modules/wards';
import { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { BorderRows } from '../shared/pairs/border-rows';
import { orShow } from '../kit/forms/refusals';
import { ProvincePage, type WardFault } from './province-page';

const pairsShown = 200;

/** Operators pair, watch and publish a whole province. */
@PageController('operations/provinces/:code')
@AllowOnly('operator')
export class ProvincePageController {
  constructor(
    private readonly provinces: ProvinceRunsService,
    private readonly publisher: ProvincePublisher,
    private readonly jobs: ProvinceJobs,
    private readonly wards: WardsService,
    private readonly border: BorderRows,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    const latest = await this.provinces.latest(code);
    const run = latest && (await this.provinces.progress(latest));
    const isAtWork = run !== null && ['wards', 'joining', 'publishing'].includes(run.state);
    return new Page(
      (t) => t.province.title,
      <ProvincePage
        code={code}
        run={run}
        faults={run ? await this.faults(actor, run.id) : []}
        border={run ? await this.border.ofProvince(run.id, pairsShown) : []}
      />,
      { refreshSeconds: isAtWork ? 2 : undefined },
    );
  }

  /** When a run is at work already, that one is shown. */
  @Post('runs')
  start(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<SeeOther> {
    return this.thenBack(code, () => this.provinces.request(actor, code));
  }

  @Post('runs/:id/publication')
  publish(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    return this.thenBack(code, async () =>
      this.publisher.request(actor, await this.provinces.get(code, id)),
    );
  }

  @Post('runs/:id/wards/:wardId')
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
    return new SeeOther(`/operations/provinces/${code}`);
  }

  private async faults(actor: Actor, provinceRunId: string): Promise<WardFault[]> {
    const faults = await this.provinces.faults(provinceRunId);
    const wards = new Map((await this.wards.list(actor)).map((ward) => [ward.id, ward]));
    return faults.map(({ id, wardId, runId, state, failure }) => {
      const ward = wards.get(wardId);
      const home = `/wards/${ward?.code ?? ''}`;
      return {
        id,
        wardId,
        name: ward?.name ?? '',
        path: runId ? `${home}/proposals/${runId}` : home,
        reason: failure ?? '',
        canRetry: state === 'failed',
      };
    });
  }
}
