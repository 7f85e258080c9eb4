import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard, WardOpenings } from '../../modules/access';
import type { Ward } from '../../modules/wards';
import { notFound, type DomainError } from '../../platform/common/domain-error';
import { boundedTextOf, type FormBody } from '../kit/forms/form-fields';
import { naming, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { OpeningPage } from './opening-pages';
import { ProvinceFigures } from './province-figures';
import { FiguresPage } from './province-figures-page';

const longestReason = 500;

/** Coordinators read the figures of their province, and open a unit's lists with a reason. */
@PageController()
@Allow('wards.open')
export class ProvinceController {
  constructor(
    private readonly figures: ProvinceFigures,
    private readonly openings: WardOpenings,
  ) {}

  @Allow('provinces.read')
  @Get(paths.province.pattern)
  async show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<WebPage> {
    const units = await this.figures.of(code);
    if (units.length === 0 && !actor.provinceCode) throw notFound('wards-of-province');
    const open = await this.openings.openOf(actor);
    return new WebPage(
      (t) => t.roles.provinceTitle,
      <FiguresPage code={code} units={units} open={open} />,
    );
  }

  @Get(paths.ward.opening.pattern)
  ask(@CurrentWard() ward: Ward): WebPage {
    return this.page(ward);
  }

  @Post(paths.ward.opening.pattern)
  open(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.openings.open(actor, ward, boundedTextOf(body, 'reason', longestReason));
        return new SeeOther(paths.ward.home(ward.code), 'ward-opened');
      },
      (refusal) =>
        this.page(
          ward,
          refusal.code === 'reason-too-short'
            ? naming(refusal, { reason: 'short-reason' })
            : refusal,
        ),
    );
  }

  @Post(paths.ward.openingEnd.pattern)
  async close(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<SeeOther> {
    await this.openings.close(actor, ward);
    return new SeeOther(paths.province(ward.provinceCode ?? ''), 'ward-closed');
  }

  private page({ code, name }: Ward, refusal?: DomainError): WebPage {
    return new WebPage((t) => t.roles.openTitle(name), <OpeningPage code={code} name={name} />, {
      refusal,
    });
  }
}
