import { Get, Param } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { WardCountsQuery } from './ward-counts';
import { StaffWards } from '../staff-wards';
import { WardHomePage } from './ward-home-page';
import { WardListPage } from './ward-list-page';

@PageController('wards')
@AllowOnly(...staff)
export class WardHomeController {
  constructor(
    private readonly wards: StaffWards,
    private readonly counts: WardCountsQuery,
  ) {}

  /** An officer has one ward and goes straight to it. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page | SeeOther> {
    const wards = await this.wards.list(actor);
    const [only] = wards;
    if (only && wards.length === 1) return new SeeOther(`/wards/${only.code}`);
    return new Page((t) => t.entry.wards, <WardListPage wards={wards} />);
  }

  @Get(':code')
  async home(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const counts = await this.counts.of(ward.id);
    return new Page((t) => t.ward.home, <WardHomePage base={`/wards/${code}`} counts={counts} />, {
      ward,
    });
  }
}
