import { Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type Actor,
  Allow,
  CurrentActor,
  StaffAccounts,
  type UnitInvitation,
  UnitInvitations,
} from '../../modules/access';
import { readUpload, SheetReader } from '../../modules/exchange';
import { Boundaries, type Ward, WardsService } from '../../modules/wards';
import { type DomainError, notFound } from '../../platform/common/domain-error';
import { type Language, textsIn } from '../../texts';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PageLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';
import { UnitsPage, type UnitToOpen } from './units-page';

/** Operators bring in all units of a province: one list, a first officer for each, boundaries for the map. */
@PageController()
@Allow('wards.create')
export class ProvinceUnitsController {
  constructor(
    private readonly wards: WardsService,
    private readonly accounts: StaffAccounts,
    private readonly invitations: UnitInvitations,
    private readonly boundaries: Boundaries,
    private readonly reader: SheetReader,
  ) {}

  @Get(paths.provinceUnits.pattern)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<WebPage> {
    return this.page(actor, code);
  }

  @Post(paths.provinceUnits.pattern)
  bring(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!files.units) throw invalidFields({ units: 'choose-file' });
        const rows = await this.reader.readPlaces('units', files.units);
        // A list of the whole country has the other provinces, and the provinces themselves.
        const units = rows.filter(
          ({ level, parentCode }) =>
            level !== 'province' && level !== 'municipality' && (parentCode ?? code) === code,
        );
        await this.wards.bring(actor, assertCode(code), units);
        return new SeeOther(paths.provinceUnits(code), 'units-brought');
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
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { onboarding } = textsIn(language);
        const units = await this.unitsOf(actor, code);
        const invitations = await this.invitations.invite(
          actor,
          units.map((ward) => ({
            wardId: ward.id,
            login: `xa${ward.code}`,
            fullName: onboarding.officerOf(ward.name),
          })),
        );
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
        await this.boundaries.saveMany(actor, await this.unitsOf(actor, code), files.boundaries);
        return new SeeOther(paths.provinceUnits(code), 'boundaries-brought');
      },
      (refusal) => this.page(actor, code, { refusal }),
    );
  }

  private async unitsOf(actor: Actor, code: string): Promise<Ward[]> {
    return (await this.wards.list(actor)).filter(({ provinceCode }) => provinceCode === code);
  }

  private async page(
    actor: Actor,
    code: string,
    told: { refusal?: DomainError; invitations?: UnitInvitation[] } = {},
  ): Promise<WebPage> {
    assertCode(code);
    const wards = await this.unitsOf(actor, code);
    const drawn = await this.boundaries.ofMany(wards.map(({ id }) => id));
    const officers = (await this.accounts.list(actor)).filter(
      ({ role, isActive }) => role === 'officer' && isActive,
    );
    const units = wards.map(({ id, name, code: unit }): UnitToOpen => {
      const own = officers.filter(({ wardIds }) => wardIds.includes(id));
      const works = own.some(({ hasPassword }) => hasPassword);
      const officer = works ? 'works' : own.length > 0 ? 'invited' : 'noOfficer';
      return { id, name, code: unit, officer, isDrawn: drawn.has(id) };
    });
    const { refusal, invitations } = told;
    return new WebPage(
      (t) => t.onboarding.title,
      <UnitsPage code={code} units={units} invitations={invitations} />,
      { province: code, refusal, isForOnce: invitations !== undefined },
    );
  }
}

/** @throws DomainError not-found */
function assertCode(code: string): string {
  if (!/^\d{2}$/.test(code)) throw notFound('wards-of-province');
  return code;
}
