import { Get, Param, Query } from '@nestjs/common';
import {
  type Actor,
  AllowOnly,
  CurrentActor,
  PersonalLinksService,
  staff,
} from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Paging } from '../../kit/components/table';
import { Page } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { askedPage } from '../../kit/components/asked-page';
import { SlipsPage } from './slips-page';
import { StaffWards } from '../staff-wards';

const slipsAPage = 60;

interface SlipPerson {
  id: string;
  fullName: string;
  hamletId: string;
}

/** Printed slips with personal QR codes. */
@PageController('wards/:code')
@AllowOnly(...staff)
export class SlipsController {
  constructor(
    private readonly wards: StaffWards,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly links: PersonalLinksService,
  ) {}

  @Get('slips/:kind')
  async all(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('kind') kind: string,
    @Query('page') page?: string,
  ): Promise<Page> {
    if (kind !== 'mentors' && kind !== 'mentees') throw notFound('page');
    const ward = await this.wards.find(actor, code);
    const slice = await askedPage<SlipPerson>(page, (number) =>
      this.people[kind](ward.id, { page: number, pageSize: slipsAPage }, { isActive: true }),
    );
    return this.page(ward, kind === 'mentors' ? 'mentor' : 'mentee', slice.items, slice);
  }

  @Get('mentees/:id/slip')
  async mentee(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const mentee = await this.people.mentee(id);
    if (mentee.wardId !== ward.id) throw notFound('mentee');
    return this.page(ward, 'mentee', [mentee]);
  }

  @Get('mentors/:id/slip')
  async mentor(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const mentor = await this.people.mentor(id);
    if (mentor.wardId !== ward.id) throw notFound('mentor');
    return this.page(ward, 'mentor', [mentor]);
  }

  private async page(
    ward: Ward,
    kind: 'mentor' | 'mentee',
    people: SlipPerson[],
    paging?: { page: number; pageSize: number; total: number },
  ): Promise<Page> {
    const links = await this.links.allStanding(
      kind,
      people.map(({ id }) => id),
    );
    const hamlets = new Map((await this.places.hamlets(ward.id)).map(({ id, name }) => [id, name]));
    const slips = people.map(({ id, fullName, hamletId }) => ({
      id,
      name: fullName,
      hamletName: hamlets.get(hamletId) ?? '',
      link: links.get(id) ?? null,
    }));
    return new Page(
      (t) => t.paper.slips,
      <>
        <SlipsPage kind={kind} slips={slips} />
        {paging ? <Paging {...paging} /> : null}
      </>,
      { ward },
    );
  }
}
