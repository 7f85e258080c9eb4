import { homeName } from '../../../core/people/home-name';
import { Get, Param, Query } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentWard,
  LookUps,
  PersonalLinksService,
  SlipCodes,
  TakenLists,
} from '../../../modules/access';
import { SessionQueries } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { chunksOf } from '../../../platform/database/row-set';
import type { Page } from '../../../platform/http/paging';
import { QrSeries } from '../../kit/components/qr-series';
import { slicePage } from '../../kit/components/slice-page';
import { Paging } from '../../kit/components/table';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { kindOf } from '../../shared/people/people-kind';
import { filterIn } from '../../kit/page/address-filter';
import { peopleWords } from '../people/list/people-list-query';
import { type MenteeListRow, PeopleRows } from '../people/list/people-rows';
import { Slips, SlipsPage } from './slips-page';
import { paths } from '../../kit/paths/paths';
import { slipAddress } from '../../kit/paths/slip-address';
import { AskedPage, AskedText } from '../../kit/page/asked';

/** A page of paper holds some eight. */
const slipsAPage = 60;
/** Printed in one go: the whole of a busy ward (docs/scale.md). */
const MOST_AT_ONCE = 2500;

/** Drawn without a pause. */
const SLIPS_A_PART = 100;

/** What a slip tells of a person. */
type SlipPerson = Pick<MenteeListRow, 'id' | 'fullName' | 'hamletName'> &
  Partial<Pick<MenteeListRow, 'address' | 'mentor'>>;

/** Printed slips with personal QR codes, by hamlet, as they are handed out. */
@PageController()
@Allow('links.give')
export class SlipsController {
  /** All links are equally long. */
  private readonly series = new QrSeries();

  constructor(
    private readonly rows: PeopleRows,
    private readonly sessions: SessionQueries,
    private readonly links: PersonalLinksService,
    private readonly codes: SlipCodes,
    private readonly taken: TakenLists,
    private readonly lookUps: LookUps,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.slips.pattern)
  async all(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('kind') kind: string,
    @AskedPage() page: number,
    @AskedText('all') all: string | undefined,
    @Query() asked: unknown,
  ): Promise<WebPage> {
    const side = kindOf(kind);
    const query = filterIn(peopleWords(side, 'picked'), asked);
    const sorted = { ...query, sort: query.sort ?? 'hamletId' };
    const people: SlipPerson[] =
      side === 'mentor'
        ? await this.rows.foundMentors(ward, sorted)
        : await this.rows.foundMentees(ward, sorted);
    const slice = slicePage(people, page, all === 'yes' ? MOST_AT_ONCE : slipsAPage);
    const rows = slice.items.length;
    await this.taken.note(actor, ward.id, { list: 'slips', rows, way: 'print' });
    return this.page(ward, side, slice);
  }

  @Allow('slips.give')
  @Get(paths.ward.menteeSlip.pattern)
  async mentee(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const { items } = await this.rows.mentees(ward, { col: [], id: [id] });
    if (items.length === 0) throw notFound('mentee');
    await this.lookUps.note(actor, { action: 'mentee.slip', subjectId: id, wardId: ward.id });
    return this.page(ward, 'mentee', { items });
  }

  @Get(paths.ward.mentorSlip.pattern)
  async mentor(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const { items } = await this.rows.mentors(ward, { col: [], id: [id] });
    if (items.length === 0) throw notFound('mentor');
    await this.lookUps.note(actor, { action: 'mentor.slip', subjectId: id, wardId: ward.id });
    return this.page(ward, 'mentor', { items });
  }

  private async page(
    ward: Ward,
    kind: Side,
    slice: { items: SlipPerson[] } | Page<SlipPerson>,
  ): Promise<WebPage> {
    const ids = slice.items.map(({ id }) => id);
    const links = await this.links.allStandingRows(kind, ids);
    const next = kind === 'mentee' ? await this.sessions.nextOf(ids) : new Map<string, never>();
    const slips = slice.items.map(({ id, fullName, hamletName, address = null, mentor = null }) => {
      const link = links.get(id);
      return {
        id,
        name: fullName,
        home: homeName({ address, hamletName }) ?? '',
        mentor,
        next: next.get(id) ?? null,
        link: link ? this.links.urlOf(link) : null,
        code: link ? this.codes.codeOf(link) : null,
      };
    });
    const how = {
      kind,
      codes: this.series,
      slipAddress: slipAddress(this.env),
      wardPhone: ward.settings.contactPhone,
    };
    const parts = [...chunksOf(slips, SLIPS_A_PART)].map((some) => (
      <Slips key={some[0].id} slips={some} {...how} />
    ));
    return new WebPage(
      (t) => t.paper.slips,
      <>
        <SlipsPage
          count={slips.length}
          total={'total' in slice ? slice.total : slips.length}
          most={MOST_AT_ONCE}
          isReachable={this.env.isReachable}
        />
        {'total' in slice ? <Paging {...slice} /> : null}
      </>,
      { ward, parts },
    );
  }
}
