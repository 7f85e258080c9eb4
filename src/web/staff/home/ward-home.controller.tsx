import { Get } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type Ward, WardsService } from '../../../modules/wards';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { TodayQuery } from './today';
import { WardCountsQuery } from './ward-counts';
import { WardHomePage } from './ward-home-page';
import { WardListPage } from './ward-list-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('wards.read')
export class WardHomeController {
  constructor(
    private readonly wards: WardsService,
    private readonly counts: WardCountsQuery,
    private readonly today: TodayQuery,
  ) {}

  /** An officer has one ward and goes straight to it. */
  @Get(paths.wards.pattern)
  async list(@CurrentActor() actor: Actor): Promise<WebPage | SeeOther> {
    const wards = await this.wards.list(actor);
    const [only] = wards;
    if (only && wards.length === 1) return new SeeOther(paths.ward.home(only.code));
    return new WebPage((t) => t.entry.wards, <WardListPage wards={wards} />);
  }

  @Get(paths.ward.home.pattern)
  async home(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const counts = await this.counts.of(ward.id);
    const today = await this.today.of(actor, ward);
    return new WebPage(
      (t) => t.ward.home,
      <WardHomePage code={ward.code} counts={counts} today={today} />,
      { ward },
    );
  }
}
