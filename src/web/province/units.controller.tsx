import { Body, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { readUpload } from '../../modules/exchange';
import { Onboarding, unitsIn } from '../../modules/programme';
import type { DomainError } from '../../platform/common/domain-error';
import { type Language, textsIn } from '../../texts';
import { type FormBody, rawOf } from '../kit/forms/form-fields';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PageLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';
import { type ToldOfUnits, UnitsPage } from './units-page';
import { UnitsPreviewPage } from './units-preview-page';

/** Operators bring in all units of a province: one list, a first officer for each, boundaries for the map. */
@PageController()
@Allow('wards.create')
export class ProvinceUnitsController {
  constructor(private readonly onboarding: Onboarding) {}

  @Get(paths.provinceUnits.pattern)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<WebPage> {
    return this.page(actor, code);
  }

  /** What the list would do; it is read and forgotten, and nothing saved. */
  @Post(paths.provinceUnits.pattern)
  look(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!files.units) throw invalidFields({ units: 'choose-file' });
        const preview = await this.onboarding.preview(actor, code, files.units);
        return new WebPage(
          (t) => t.onboarding.previewTitle,
          <UnitsPreviewPage code={code} {...preview} />,
          { province: code },
        );
      },
      (refusal) => this.page(actor, code, { refusal }),
    );
  }

  /** The lines that were looked at and can be taken. */
  @Post(paths.provinceUnitsSaving.pattern)
  bring(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<WebPage> {
    return orShow(
      async () => {
        const brought = await this.onboarding.bring(actor, code, unitsIn(rawOf(body, 'units')));
        return this.page(actor, code, { brought });
      },
      (refusal) => this.page(actor, code, { refusal }),
    );
  }

  /** The links stand on the answer alone, and in no address. */
  @Allow('accounts.manage')
  @Post(paths.provinceInvitations.pattern)
  invite(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @PageLanguage() language: Language,
  ): Promise<WebPage> {
    return orShow(
      async () => {
        const { onboarding } = textsIn(language);
        const officerOf = (unit: string): string => onboarding.officerOf(unit);
        const invitations = await this.onboarding.invite(actor, code, officerOf);
        return this.page(actor, code, { invitations });
      },
      (refusal) => this.page(actor, code, { refusal }),
    );
  }

  @Post(paths.provinceBoundaries.pattern)
  bringBoundaries(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!files.boundaries) throw invalidFields({ boundaries: 'choose-file' });
        await this.onboarding.draw(actor, code, files.boundaries);
        return new SeeOther(paths.provinceUnits(code), 'boundaries-brought');
      },
      (refusal) => this.page(actor, code, { refusal }),
    );
  }

  private async page(
    actor: Actor,
    code: string,
    { refusal, ...told }: ToldOfUnits & { refusal?: DomainError } = {},
  ): Promise<WebPage> {
    const units = await this.onboarding.units(actor, code);
    return new WebPage(
      (t) => t.onboarding.title,
      <UnitsPage code={code} units={units} {...told} />,
      { province: code, refusal, isForOnce: told.invitations !== undefined },
    );
  }
}
