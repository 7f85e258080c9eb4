import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { PlannedChanges } from '../../../modules/sessions';
import { type Ward, type WardSettings, WardsService } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { saveOrAsk, type ToBeSaved } from '../changes/change-question';
import { hoursOf, settingsOf } from './settings-form';
import { SettingsPage } from './settings-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('wards.read')
export class SettingsPageController {
  constructor(
    private readonly service: WardsService,
    private readonly changes: PlannedChanges,
  ) {}

  @Get(paths.ward.settings.pattern)
  async show(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Allow('wards.change')
  @Post(paths.ward.settings.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      () => saveOrAsk(this.wanted(actor, ward, settingsOf(body)), body),
      (refusal) => this.page(ward, refusal),
    );
  }

  private wanted(actor: Actor, ward: Ward, settings: Partial<WardSettings>): ToBeSaved {
    const action = paths.ward.settings(ward.code);
    const wanted = { wardId: ward.id, settings };
    return {
      ward,
      action,
      back: { href: action, name: (t) => t.places.settings },
      title: (t) => t.changes.settingsTitle,
      look: (resolution) => this.changes.lookAtSettings(actor, wanted, resolution),
      make: (resolution) => this.changes.changeSettings(actor, wanted, resolution),
      atOnce: async () => {
        await this.service.changeSettings(actor, ward.id, settings);
        return new SeeOther(action, 'settings-saved');
      },
    };
  }

  private page(ward: Ward, refusal?: DomainError): WebPage {
    const { settings } = ward;
    return new WebPage(
      (t) => t.places.settings,
      <SettingsPage
        code={ward.code}
        settings={settings}
        hours={hoursOf(settings.workingWindows)}
      />,
      { ward, refusal },
    );
  }
}
