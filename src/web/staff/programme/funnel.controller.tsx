import { Get } from '@nestjs/common';
import { localDateOf } from '../../../core/time/zone';
import { AUDIENCES } from '../../../core/vietnamese/measures';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Funnel } from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { AskedFilter, oneOf } from '../../kit/page/address-filter';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { AskedPeriod, shownPeriod, type TypedPeriod } from '../../shared/programme/shown-period';
import { FunnelPage } from './funnel-page';

const words = { audience: oneOf(AUDIENCES.codes) };

/** How far the ward's learners have come, from the list to the confirmation. */
@PageController()
@Allow('targets.read')
export class FunnelPageController {
  constructor(
    private readonly funnel: Funnel,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.funnel.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedFilter(words) { audience = 'all' }: { audience?: string },
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const period = shownPeriod(today, days);
    const funnel = await this.funnel.ofWard(actor, ward.id, { ...period, audience });
    return new WebPage(
      (t) => t.funnel.title,
      <FunnelPage code={ward.code} audience={audience} period={period} {...funnel} />,
      { ward, refusal: period.refusal },
    );
  }
}
