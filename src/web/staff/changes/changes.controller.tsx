import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  type ChangeView,
  PeopleActs,
  PlannedChanges,
  TopicChanges,
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
    return page(ward, await this.find(actor, ward, id));
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
      async (refusal) => page(ward, await this.find(actor, ward, id), refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<ChangeView> {
    return inWard(ward, 'change', await this.changes.get(actor, id));
  }
}

function page(ward: Ward, view: ChangeView, refusal?: DomainError): WebPage {
  const { code } = ward;
  return new WebPage((t) => t.changes.kind[view.kind], <ChangedInWard code={code} view={view} />, {
    ward,
    refusal,
  });
}

function ChangedInWard({ code, view }: { code: string; view: ChangeView }) {
  const { changes: c } = useView().t;
  return (
    <ChangePage
      view={view}
      takingBack={paths.ward.changeTakingBack(code, view.id)}
      back={{ href: paths.ward.changes(code), name: c.title }}
      link={staffLink(code)}
    />
  );
}
