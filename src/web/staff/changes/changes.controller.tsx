import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  type ChangeView,
  PeopleActs,
  PlannedChanges,
  TopicChanges,
  WithoutLesson,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ChangePage } from '../../shared/changes/change-pages';
import { ChangesPage } from './changes-page';
import { staffLink } from './item-link';

/** What was changed after planning, and the press that takes it back. */
@PageController()
@Allow('changes.make')
export class ChangePagesController {
  constructor(
    private readonly changes: PlannedChanges,
    private readonly acts: PeopleActs,
    private readonly topics: TopicChanges,
    private readonly withoutLesson: WithoutLesson,
  ) {}

  @Get(paths.ward.changes.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const lines = await this.changes.list(actor, ward.id);
    const acts = await this.acts.list(actor, ward.id);
    const unfit = await this.topics.count(ward.id);
    return new WebPage(
      (t) => t.changes.title,
      <ChangesPage code={ward.code} lines={lines} acts={acts} unfit={unfit} />,
      { ward },
    );
  }

  @Get(paths.ward.change.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(ward, await this.find(actor, ward, id));
  }

  @Post(paths.ward.changeTakingBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    await this.find(actor, ward, id);
    return orShow(
      async () => {
        await this.changes.takeBack(actor, id);
        return new SeeOther(paths.ward.change(ward.code, id), 'change-taken-back');
      },
      async (refusal) => this.page(ward, await this.find(actor, ward, id), refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<ChangeView> {
    return inWard(ward, 'change', await this.changes.get(actor, id));
  }

  private async page(ward: Ward, view: ChangeView, refusal?: DomainError): Promise<WebPage> {
    const waiting = await this.withoutLesson.mentees(ward.id);
    const hit = new Set(view.items.map(({ menteeId }) => menteeId));
    const unplanned = [...hit].filter((id) => id !== null && waiting.has(id)).length;
    return new WebPage(
      (t) => t.changes.kind[view.kind],
      <ChangedInWard code={ward.code} view={view} unplanned={unplanned} />,
      { ward, refusal },
    );
  }
}

interface ChangedInWardProps {
  code: string;
  view: ChangeView;
  /** How many of the change's people have an ambassador and no lesson ahead. */
  unplanned: number;
}

function ChangedInWard({ code, view, unplanned }: ChangedInWardProps) {
  const { changes: c, peopleList } = useView().t;
  return (
    <ChangePage
      view={view}
      takingBack={paths.ward.changeTakingBack(code, view.id)}
      back={{ href: paths.ward.changes(code), name: c.title }}
      link={staffLink(code)}
    >
      {unplanned > 0 ? (
        <p class="inset">
          {c.unplanned(unplanned)} <a href={`${paths.ward.week(code)}#plan`}>{peopleList.plan}</a>
        </p>
      ) : null}
    </ChangePage>
  );
}
