import { homeName } from '../../../core/people/home-name';
import { Get, Param, Query } from '@nestjs/common';
import { Allow, CurrentWard, PersonalLinksService } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Paging } from '../../kit/components/table';
import { WebPage } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { kindOf } from '../../shared/people/people-kind';
import { peopleListQuery } from '../people/list/people-list-query';
import { PeopleRows } from '../people/list/people-rows';
import { SlipsPage } from './slips-page';
import { paths } from '../../kit/paths/paths';
import { AskedPage } from '../../kit/page/asked';

const slipsAPage = 60;

interface SlipPerson {
  id: string;
  fullName: string;
  hamletId: string;
  /** Of mentees. */
  address?: string | null;
}

/** Printed slips with personal QR codes. */
@PageController()
@Allow('links.give')
export class SlipsController {
  constructor(
    private readonly people: PeopleService,
    private readonly rows: PeopleRows,
    private readonly places: PlacesService,
    private readonly links: PersonalLinksService,
  ) {}

  @Get(paths.ward.slips.pattern)
  async all(
    @CurrentWard() ward: Ward,
    @Param('kind') kind: string,
    @AskedPage() page: number,
    @Query() asked: unknown,
  ): Promise<WebPage> {
    const side = kindOf(kind);
    const query = peopleListQuery(side, asked, 'picked');
    const part = { page, pageSize: slipsAPage };
    const slice =
      side === 'mentor'
        ? await this.rows.mentors(ward, query, part)
        : await this.rows.mentees(ward, query, part);
    return this.page(ward, side, slice.items, slice);
  }

  @Get(paths.ward.menteeSlip.pattern)
  async mentee(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    const mentee = inWard(ward, 'mentee', await this.people.mentee(id));
    return this.page(ward, 'mentee', [mentee]);
  }

  @Get(paths.ward.mentorSlip.pattern)
  async mentor(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    const mentor = inWard(ward, 'mentor', await this.people.mentor(id));
    return this.page(ward, 'mentor', [mentor]);
  }

  private async page(
    ward: Ward,
    kind: 'mentor' | 'mentee',
    people: SlipPerson[],
    paging?: { page: number; pageSize: number; total: number },
  ): Promise<WebPage> {
    const links = await this.links.allStanding(
      kind,
      people.map(({ id }) => id),
    );
    const hamlets = await this.places.hamletNames(ward.id);
    const slips = people.map(({ id, fullName, hamletId, address = null }) => ({
      id,
      name: fullName,
      home: homeName({ address, hamletName: hamlets.get(hamletId) ?? null }) ?? '',
      link: links.get(id) ?? null,
    }));
    return new WebPage(
      (t) => t.paper.slips,
      <>
        <SlipsPage kind={kind} slips={slips} />
        {paging ? <Paging {...paging} /> : null}
      </>,
      { ward },
    );
  }
}
