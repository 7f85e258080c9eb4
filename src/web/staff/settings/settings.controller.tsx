import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PlannedChanges } from '../../../modules/sessions';
import { TrainingsService } from '../../../modules/teams';
import type { Ward, WardSettings } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { type PageOptions, WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { asItIs, isRefusedAsStale, shownIn } from '../changes/carried-values';
import { saveOrAsk, type ToBeSaved } from '../changes/change-question';
import { hoursOf, settingsOf } from './settings-form';
import { SettingsPage } from './settings-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('wards.change')
export class SettingsPageController {
  constructor(
    private readonly changes: PlannedChanges,
    private readonly trainings: TrainingsService,
  ) {}

  @Get(paths.ward.settings.pattern)
  async show(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Post(paths.ward.settings.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      () => saveOrAsk(this.wanted(actor, ward, body), body),
      (refusal) => this.page(ward, { refusal, ...(isRefusedAsStale(refusal) ? asItIs : {}) }),
    );
  }

  private wanted(actor: Actor, ward: Ward, body: FormBody): ToBeSaved {
    const action = paths.ward.settings(ward.code);
    const shown = shownIn<WardSettings>(body);
    const wanted = { wardId: ward.id, settings: settingsOf(body), shown };
    return {
      ward,
      action,
      back: { href: action, name: (t) => t.places.settings },
      title: (t) => t.changes.settingsTitle,
      look: (resolution) => this.changes.lookAtSettings(actor, wanted, resolution),
      make: (resolution) => this.changes.changeSettings(actor, wanted, resolution),
      saved: () => new SeeOther(action, 'settings-saved'),
      edit: (typed) => this.page(ward, { typed }),
    };
  }

  private async page(
    ward: Ward,
    options: Pick<PageOptions, 'refusal' | 'typed'> = {},
  ): Promise<WebPage> {
    const { settings } = ward;
    return new WebPage(
      (t) => t.places.settings,
      <SettingsPage
        code={ward.code}
        settings={settings}
        hours={hoursOf(settings.workingWindows)}
        trained={await this.trainings.countsOf(ward.id)}
      />,
      { ward, ...options },
    );
  }
}
