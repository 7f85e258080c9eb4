import { Body, Get, Param, Post } from '@nestjs/common';
import { lastPeriodOf } from '../../core/programme/report-periods';
import { localDateOf } from '../../core/time/zone';
import { AUDIENCES, COUNTED, type CountedCode } from '../../core/vietnamese/measures';
import { type Actor, Allow, CurrentActor, CurrentWard, WardOpenings } from '../../modules/access';
import { ProvinceRunsService } from '../../modules/matching';
import { ProvinceOverview, type UnitOverview } from '../../modules/programme';
import { Boundaries, type Ward } from '../../modules/wards';
import { Clock } from '../../platform/common/clock';
import { Env } from '../../platform/config/env';
import { notFound, type DomainError } from '../../platform/common/domain-error';
import { boundedTextOf, type FormBody } from '../kit/forms/form-fields';
import { naming, orShow } from '../kit/forms/refusals';
import { AskedFilter, oneOf } from '../kit/page/address-filter';
import { ListFile } from '../kit/page/list-file';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { AskedPeriod, shownPeriod, type TypedPeriod } from '../shared/programme/shown-period';
import { OpeningPage } from './opening-pages';
import { inOrder, overviewColumns, overviewSorts } from './overview-columns';
import { OverviewPage } from './overview-page';

const longestReason = 500;

const sorts = Object.keys(overviewSorts);
const words = {
  figure: oneOf(COUNTED),
  audience: oneOf(AUDIENCES.codes),
  sort: oneOf([...sorts, ...sorts.map((sort) => `-${sort}`)]),
};

interface OverviewFilter {
  figure?: CountedCode;
  audience?: string;
  sort?: string;
}

/** Coordinators read the figures of their province, and open a unit's lists with a reason. */
@PageController()
@Allow('wards.open')
export class ProvinceController {
  constructor(
    private readonly overview: ProvinceOverview,
    private readonly boundaries: Boundaries,
    private readonly runs: ProvinceRunsService,
    private readonly openings: WardOpenings,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Allow('provinces.read')
  @Get(paths.province.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) filter: OverviewFilter,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const { units, ...asked } = await this.read(actor, code, filter, days);
    const [shapes, open, latest] = await Promise.all([
      this.boundaries.ofMany(units.map(({ id }) => id)),
      this.openings.openOf(actor),
      this.runs.latest(code),
    ]);
    const run = latest && (await this.runs.progress(latest));
    return new WebPage(
      (t) => t.roles.provinceTitle,
      <OverviewPage
        code={code}
        {...asked}
        units={units}
        shapes={shapes}
        open={open}
        month={lastPeriodOf('month', this.today())}
        run={run}
      />,
      { province: code, refusal: asked.period.refusal },
    );
  }

  @Allow('provinces.read')
  @Get(paths.provinceFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) filter: OverviewFilter,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<ListFile<UnitOverview>> {
    const { units, figure, sort, period } = await this.read(actor, code, filter, days);
    if (period.refusal) throw period.refusal;
    return new ListFile(
      (t) => `${t.roles.provinceTitle}: ${t.targets.definitions[figure]}`,
      (view) => overviewColumns(view, null),
      inOrder(units, sort),
      {
        province: code,
        fileName: `cac-don-vi_tinh-${code}_${figure}_${period.from}_${period.until}.xlsx`,
      },
    );
  }

  /** Of a province without units there is nothing to be seen but by its own coordinators. @throws DomainError not-found */
  private async read(
    actor: Actor,
    code: string,
    { figure = 'people', audience = 'all', sort }: OverviewFilter,
    days: TypedPeriod,
  ) {
    const period = shownPeriod(this.today(), days);
    const { from, until } = period;
    const units = await this.overview.of(actor, code, { figure, audience, from, until });
    if (units.length === 0 && !actor.provinceCode) throw notFound('wards-of-province');
    return { units, figure, audience, sort, period };
  }

  private today(): string {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }

  @Get(paths.ward.opening.pattern)
  ask(@CurrentWard() ward: Ward): WebPage {
    return this.page(ward);
  }

  @Post(paths.ward.opening.pattern)
  open(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.openings.open(actor, ward, boundedTextOf(body, 'reason', longestReason));
        return new SeeOther(paths.ward.home(ward.code), 'ward-opened');
      },
      (refusal) =>
        this.page(
          ward,
          refusal.code === 'reason-too-short'
            ? naming(refusal, { reason: 'short-reason' })
            : refusal,
        ),
    );
  }

  @Post(paths.ward.openingEnd.pattern)
  async close(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<SeeOther> {
    await this.openings.close(actor, ward);
    return new SeeOther(paths.province(ward.provinceCode ?? ''), 'ward-closed');
  }

  private page({ code, name }: Ward, refusal?: DomainError): WebPage {
    return new WebPage((t) => t.roles.openTitle(name), <OpeningPage code={code} name={name} />, {
      refusal,
    });
  }
}
