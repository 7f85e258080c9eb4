import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { type Ward, WardsService } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { hoursOf, settingsOf } from './settings-form';
import { SettingsPage } from './settings-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('wards.read')
export class SettingsPageController {
  constructor(private readonly service: WardsService) {}

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
      async () => {
        await this.service.changeSettings(actor, ward.id, settingsOf(body));
        return new SeeOther(paths.ward.settings(ward.code), 'settings-saved');
      },
      (refusal) => this.page(ward, refusal),
    );
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
