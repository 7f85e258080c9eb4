import { Get } from '@nestjs/common';
import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentWard,
  mayDo,
  WardOpenings,
} from '../../../modules/access';
import { type Ward, WardsService } from '../../../modules/wards';
import { AskedText } from '../../kit/page/asked';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { TodayQuery } from './today';
import { WardCountsQuery } from './ward-counts';
import { WardHomePage } from './ward-home-page';
import { WardListPage } from './ward-list-page';
import { paths } from '../../kit/paths/paths';
import { wardHomeOf } from '../../kit/paths/ward-homes';
import { LooksSection, OpenUntil } from '../../province/opening-pages';

@PageController()
@Allow('wards.read')
export class WardHomeController {
  constructor(
    private readonly wards: WardsService,
    private readonly counts: WardCountsQuery,
    private readonly today: TodayQuery,
    private readonly openings: WardOpenings,
  ) {}

  /** Whoever has one ward goes straight to it; a coordinator to the figures of the province. */
  @Allow('wards.choose')
  @Get(paths.wards.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @AskedText('province') province: string | undefined,
  ): Promise<WebPage | SeeOther> {
    if (province && mayDo(actor, 'wards.create')) {
      return new SeeOther(paths.provinceUnits(province));
    }
    if (actor.provinceCode) return new SeeOther(paths.province(actor.provinceCode));
    const wards = await this.wards.list(actor);
    const [only] = wards;
    if (only && wards.length === 1) return new SeeOther(wardHomeOf(actor, only.code));
    return new WebPage((t) => t.entry.wards, <WardListPage wards={wards} />);
  }

  @Get(paths.ward.home.pattern)
  async home(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const counts = await this.counts.of(ward.id);
    const today = await this.today.of(actor, ward);
    const looks = <LooksSection openings={await this.openings.shownTo(ward.id)} />;
    const open = (await this.openings.openOf(actor)).get(ward.id);
    return new WebPage(
      (t) => t.ward.home,
      <>
        {open === undefined ? null : <OpenUntil code={ward.code} endsAt={open} />}
        <WardHomePage code={ward.code} counts={counts} today={today} />
        {looks}
      </>,
      { ward },
    );
  }
}
