import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { type Ward, WardsService } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { hoursOf, settingsOf } from './settings-form';
import { SettingsPage } from './settings-page';
import { StaffWards } from '../staff-wards';

@PageController('wards/:code/settings')
@AllowOnly(...staff)
export class SettingsPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly service: WardsService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    return this.page(await this.wards.find(actor, code));
  }

  @Post()
  async save(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      async () => {
        await this.service.changeSettings(actor, ward.id, settingsOf(body));
        return new SeeOther(`/wards/${code}/settings`, 'settings-saved');
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  private page(ward: Ward, refusal?: DomainError): Page {
    const { settings } = ward;
    return new Page(
      (t) => t.places.settings,
      <SettingsPage
        base={`/wards/${ward.code}`}
        settings={settings}
        hours={hoursOf(settings.workingWindows)}
      />,
      { ward, refusal },
    );
  }
}
