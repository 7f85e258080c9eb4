import { Body, Get, Param, Post } from '@nestjs/common';
import { type PointKind, pointKinds, usualDeadlineMinute } from '../../../core/programme/campaigns';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { CampaignsService, ReportsService, type WholeCampaign } from '../../../modules/programme';
import { TeamQueries } from '../../../modules/teams';
import type { Ward } from '../../../modules/wards';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { minutesOf } from '../../kit/forms/clock-times';
import {
  boundedTextOf,
  type FormBody,
  integerOf,
  listOf,
  textOf,
} from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { withFilter } from '../../kit/page/address-filter';
import { AskedText } from '../../kit/page/asked';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { versionSeen } from '../../shared/programme/seen-versions';
import { countOf, dayOf, neededText } from '../../shared/programme/typed-values';
import { CampaignChange, CampaignPage, CampaignsPage } from './campaign-pages';

/** Campaigns of a ward, day by day. */
@PageController()
@Allow('reports.write')
export class CampaignPagesController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly reports: ReportsService,
    private readonly teams: TeamQueries,
  ) {}

  @Get(paths.ward.campaigns.pattern)
  list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.listPage(actor, ward);
  }

  @Post(paths.ward.campaigns.pattern)
  begin(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { id } = await this.campaigns.begin(actor, ward.id, valuesIn(body));
        return new SeeOther(paths.ward.campaign(ward.code, id), 'campaign-saved');
      },
      (refusal) => this.listPage(actor, ward, refusal),
    );
  }

  @Get(paths.ward.campaign.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('day') day: string | undefined,
  ): Promise<WebPage> {
    return this.page(actor, ward, id, { day });
  }

  @Get(paths.ward.campaignChange.pattern)
  askChange(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.changePage(actor, ward, id);
  }

  @Post(paths.ward.campaignChange.pattern)
  change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        await this.campaigns.change(actor, id, integerOf(body, 'version') ?? 0, valuesIn(body));
        return new SeeOther(paths.ward.campaign(ward.code, id), 'campaign-saved');
      },
      (refusal) => this.changePage(actor, ward, id, refusal),
    );
  }

  @Post(paths.ward.campaignRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        if (textOf(body, 'sure') !== 'yes') throw invalidFields({ sure: 'tick-this' });
        await this.campaigns.remove(actor, id, integerOf(body, 'version') ?? 0);
        return new SeeOther(paths.ward.campaigns(ward.code), 'campaign-removed');
      },
      (refusal) => this.changePage(actor, ward, id, refusal),
    );
  }

  @Post(paths.ward.campaignDay.pattern)
  sayDay(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, { day: textOf(body, 'heldOn') }, async () => {
      const heldOn = dayOf(body, 'heldOn');
      const turns = countOf(body, 'turns');
      const note = boundedTextOf(body, 'note', 500);
      const version = versionSeen(body, heldOn);
      await this.campaigns.sayDay(actor, id, heldOn, { turns, note, version });
    });
  }

  @Post(paths.ward.campaignPoints.pattern)
  addPoint(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, {}, async () => {
      const kind = textOf(body, 'kind') as PointKind;
      if (!pointKinds.includes(kind)) throw invalidFields({ kind: 'choose-one' });
      const place = neededText(body, 'place', 200);
      await this.campaigns.addPoint(actor, id, { kind, heldOn: dayOf(body, 'pointOn'), place });
    });
  }

  @Post(paths.ward.campaignPointRemoval.pattern)
  removePoint(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('pointId') pointId: string,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, {}, () => this.campaigns.removePoint(actor, id, pointId));
  }

  @Post(paths.ward.campaignReport.pattern)
  report(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        const report = await this.reports.beginOfCampaign(actor, id);
        return new SeeOther(paths.ward.report(ward.code, report.id), 'report-begun');
      },
      (refusal) => this.page(actor, ward, id, { refusal }),
    );
  }

  private act(
    actor: Actor,
    ward: Ward,
    id: string,
    shown: { day?: string },
    work: () => Promise<void>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        await work();
        const back = withFilter(paths.ward.campaign(ward.code, id), shown);
        return new SeeOther(back, 'campaign-saved');
      },
      (refusal) => this.page(actor, ward, id, { ...shown, refusal }),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<WholeCampaign> {
    const whole = await this.campaigns.whole(actor, id);
    if (whole.campaign.wardId !== ward.id) throw notFound('campaign');
    return whole;
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    { day: asked, refusal }: { day?: string; refusal?: DomainError },
  ): Promise<WebPage> {
    const whole = await this.find(actor, ward, id);
    // Today's, or the last that has come; a day to come has nothing to be said of.
    const come = whole.days.filter(({ turns }) => turns !== null);
    const day = come.find(({ on }) => on === asked) ?? come.at(-1) ?? null;
    return new WebPage(
      (t) => t.campaigns.one,
      <CampaignPage code={ward.code} whole={whole} day={day} />,
      { ward, refusal },
    );
  }

  private async changePage(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { campaign } = await this.find(actor, ward, id);
    const teams = await this.teams.working(ward.id);
    return new WebPage(
      (t) => t.campaigns.change,
      <CampaignChange code={ward.code} campaign={campaign} teams={teams} />,
      { ward, refusal },
    );
  }

  private async listPage(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const campaigns = await this.campaigns.list(actor, ward.id);
    const teams = await this.teams.working(ward.id);
    return new WebPage(
      (t) => t.campaigns.title,
      <CampaignsPage code={ward.code} campaigns={campaigns} teams={teams} />,
      { ward, refusal },
    );
  }
}

/** @throws DomainError invalid-form */
function valuesIn(body: FormBody) {
  return {
    name: neededText(body, 'name', 120),
    fromOn: dayOf(body, 'fromOn'),
    untilOn: dayOf(body, 'untilOn'),
    deadlineMinute: minuteOf(body, 'deadline'),
    works: boundedTextOf(body, 'works', 1000),
    teamIds: listOf(body, 'teams'),
  };
}

/** @throws DomainError invalid-form */
function minuteOf(body: FormBody, name: string): number {
  if (textOf(body, name) === '') return usualDeadlineMinute;
  const minute = minutesOf(body, name);
  if (minute === undefined || minute >= 24 * 60) throw invalidFields({ [name]: 'bad-time' });
  return minute;
}
