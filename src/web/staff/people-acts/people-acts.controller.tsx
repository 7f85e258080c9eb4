import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleActs, type PeopleActView } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { ActLook } from './act-panel';
import { StoppedTogetherPage } from './stopped-together-page';

/** What one press did to many people, and the press that takes it back. */
@PageController()
@Allow('people.change')
export class PeopleActsPageController {
  constructor(private readonly acts: PeopleActs) {}

  /** An import has a page of its own. */
  @Get(paths.ward.peopleAct.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    const view = await this.find(actor, ward, id);
    return view.kind === 'import' ? new SeeOther(pageOf(ward, view)) : this.page(ward, view);
  }

  /** At once where nothing is in the way; else it is shown before. */
  @Post(paths.ward.peopleActBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const found = await this.find(actor, ward, id);
    const away = pageOf(ward, found);
    return orShow<WebPage | SeeOther, WebPage>(
      async () => {
        if (textOf(body, 'confirmed') === 'yes') await this.acts.takeBack(actor, id);
        else {
          const { isDone, view } = await this.acts.takeBackWhole(actor, id);
          if (!isDone) return look(ward, view, away);
        }
        return new SeeOther(away, 'change-taken-back');
      },
      async (refusal) => this.page(ward, await this.find(actor, ward, id), refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<PeopleActView> {
    return inWard(ward, 'change', await this.acts.get(actor, id));
  }

  private async page(ward: Ward, view: PeopleActView, refusal?: DomainError): Promise<WebPage> {
    const people = await this.acts.stoppedBy(view.id);
    return new WebPage(
      ({ peopleActs: a }) =>
        view.kind === 'import' ? a.importTitle(view.side) : a.stopTitle(view.people),
      <StoppedTogetherPage code={ward.code} view={view} people={people} />,
      { ward, refusal },
    );
  }
}

function look(ward: Ward, view: PeopleActView, away: string): WebPage {
  return new WebPage(
    (t) => t.peopleActs.lookTitle,
    <ActLook code={ward.code} view={view} away={away} />,
    { ward },
  );
}

function pageOf({ code }: Ward, { id, kind }: PeopleActView): string {
  return kind === 'import' ? paths.ward.import(code, id) : paths.ward.peopleAct(code, id);
}
