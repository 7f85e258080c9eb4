import { Get } from '@nestjs/common';
import { Allow, CurrentWard } from '../../../../modules/access';
import { PlacesService, type Ward } from '../../../../modules/wards';
import { ListFile } from '../../../kit/page/list-file';
import { WebPage } from '../../../kit/page/page';
import { AskedPage } from '../../../kit/page/asked';
import { PageController } from '../../../kit/page/page-controller';
import { paths } from '../../../kit/paths/paths';
import { menteeColumns, mentorColumns } from './people-columns';
import { MenteesPage, MentorsPage } from './people-list-pages';
import { AskedFilter } from '../../../kit/page/address-filter';
import { type PeopleListQuery, peopleWords } from './people-list-query';
import { type MenteeListRow, type MentorListRow, PeopleRows } from './people-rows';

const A_PAGE = 50;

/** The lists of people of a ward, on a page and in Excel. */
@PageController()
@Allow('people.read')
export class PeopleListController {
  constructor(
    private readonly rows: PeopleRows,
    private readonly places: PlacesService,
  ) {}

  @Get(paths.ward.mentees.pattern)
  async mentees(
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedFilter(peopleWords('mentee')) query: PeopleListQuery,
  ): Promise<WebPage> {
    const list = await this.rows.mentees(ward, query, { page, pageSize: A_PAGE });
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => t.people.mentees,
      <MenteesPage code={ward.code} page={list} query={query} hamlets={hamlets} />,
      { ward },
    );
  }

  @Get(paths.ward.mentors.pattern)
  async mentors(
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedFilter(peopleWords('mentor')) query: PeopleListQuery,
  ): Promise<WebPage> {
    const list = await this.rows.mentors(ward, query, { page, pageSize: A_PAGE });
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => t.people.mentors,
      <MentorsPage code={ward.code} page={list} query={query} hamlets={hamlets} />,
      { ward },
    );
  }

  @Get(paths.ward.menteesFile.pattern)
  async menteesFile(
    @CurrentWard() ward: Ward,
    @AskedFilter(peopleWords('mentee')) query: PeopleListQuery,
  ): Promise<ListFile<MenteeListRow>> {
    const { items } = await this.rows.mentees(ward, query);
    return new ListFile(
      (t) => t.people.mentees,
      (view) => menteeColumns(view, ward.code, query),
      items,
      { ward },
    );
  }

  @Get(paths.ward.mentorsFile.pattern)
  async mentorsFile(
    @CurrentWard() ward: Ward,
    @AskedFilter(peopleWords('mentor')) query: PeopleListQuery,
  ): Promise<ListFile<MentorListRow>> {
    const { items } = await this.rows.mentors(ward, query);
    return new ListFile(
      (t) => t.people.mentors,
      (view) => mentorColumns(view, ward.code, query),
      items,
      { ward },
    );
  }
}
