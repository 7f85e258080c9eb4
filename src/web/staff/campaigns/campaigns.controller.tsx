import { Body, Get, Param, Post } from '@nestjs/common';
import { type PointKind, pointKinds, usualDeadlineMinute } from '../../../core/programme/campaigns';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { CampaignsService, ReportsService, type WholeCampaign } from '../../../modules/programme';
import { TeamQueries } from '../../../modules/teams';
import type { Ward } from '../../../modules/wards';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { minutesOf } from '../../kit/forms/clock-times';
import { boundedTextOf, type FormBody, listOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { versionSeen } from '../../shared/programme/seen-versions';
import { countOf, dayOf, neededText } from '../../shared/programme/typed-values';
import { CampaignPage, CampaignsPage } from './campaign-pages';

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
        const name = neededText(body, 'name', 120);
        const { id } = await this.campaigns.begin(actor, ward.id, {
          name,
          fromOn: dayOf(body, 'fromOn'),
          untilOn: dayOf(body, 'untilOn'),
          deadlineMinute: minuteOf(body, 'deadline'),
          works: boundedTextOf(body, 'works', 1000),
          teamIds: listOf(body, 'teams'),
        });
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
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Post(paths.ward.campaignDay.pattern)
  sayDay(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
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
    return this.act(actor, ward, id, async () => {
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
    return this.act(actor, ward, id, () => this.campaigns.removePoint(actor, id, pointId));
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
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private act(
    actor: Actor,
    ward: Ward,
    id: string,
    work: () => Promise<void>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        await work();
        return new SeeOther(paths.ward.campaign(ward.code, id), 'campaign-saved');
      },
      (refusal) => this.page(actor, ward, id, refusal),
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
    refusal?: DomainError,
  ): Promise<WebPage> {
    const whole = await this.find(actor, ward, id);
    return new WebPage((t) => t.campaigns.one, <CampaignPage code={ward.code} whole={whole} />, {
      ward,
      refusal,
    });
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
function minuteOf(body: FormBody, name: string): number {
  if (textOf(body, name) === '') return usualDeadlineMinute;
  const minute = minutesOf(body, name);
  if (minute === undefined || minute >= 24 * 60) throw invalidFields({ [name]: 'bad-time' });
  return minute;
}
