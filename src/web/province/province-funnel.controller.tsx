import { Get, Param } from '@nestjs/common';
import { localDateOf } from '../../core/time/zone';
import { AUDIENCES } from '../../core/vietnamese/measures';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { Funnel, type FunnelPart, stagesTogether } from '../../modules/programme';
import { Clock } from '../../platform/common/clock';
import { Env } from '../../platform/config/env';
import { AskedFilter, oneOf } from '../kit/page/address-filter';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { AudienceField } from '../shared/programme/audience-field';
import {
  AskedPeriod,
  shownPeriod,
  type ShownPeriod,
  type TypedPeriod,
} from '../shared/programme/shown-period';
import { StagesOfAll, StagesOfParts } from '../shared/programme/stage-tables';
import { PeriodForm } from '../shared/programme/target-progress';

const words = { audience: oneOf(AUDIENCES.codes) };

/** How far the learners of all units have come; nobody is named. */
@PageController()
@Allow('provinces.read')
export class ProvinceFunnelController {
  constructor(
    private readonly funnel: Funnel,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.provinceFunnel.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { audience = 'all' }: { audience?: string },
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const period = shownPeriod(today, days);
    const units = await this.funnel.ofProvince(actor, code, { ...period, audience });
    return new WebPage(
      (t) => t.funnel.title,
      <ProvinceFunnelPage code={code} audience={audience} period={period} units={units} />,
      { province: code, refusal: period.refusal },
    );
  }
}

interface ProvinceFunnelPageProps {
  code: string;
  audience: string;
  period: ShownPeriod;
  units: FunnelPart[];
}

function ProvinceFunnelPage({ code, audience, period, units }: ProvinceFunnelPageProps) {
  const { t, dates } = useView();
  const f = t.funnel;
  return (
    <>
      <h1>{f.title}</h1>
      <p class="lead">{f.lead}</p>
      <PeriodForm action={paths.provinceFunnel(code)} period={period}>
        <AudienceField audience={audience} />
      </PeriodForm>
      <p>{t.targets.periodOf(dates.date(period.from), dates.date(period.until))}</p>
      <h2>{f.together}</h2>
      <StagesOfAll stages={stagesTogether(units)} listOf={() => null} />
      <h2>{f.byUnit}</h2>
      <StagesOfParts
        caption={f.byUnit}
        heading={t.overview.unit}
        parts={units}
        nameOf={({ name }) => name ?? ''}
        whenEmpty={t.roles.noUnits}
      />
    </>
  );
}
