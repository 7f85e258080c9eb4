import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isLocalDate } from '../../../core/time/local-dates';
import { notFound } from '../../../platform/common/domain-error';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Campaign } from '../entities/campaign.entity';
import { CampaignDay } from '../entities/campaign-day.entity';
import { CampaignPoint } from '../entities/campaign-point.entity';
import {
  CampaignDayDto,
  CampaignDaysQuery,
  ChangedCampaignDto,
  NewCampaignDto,
  NewPointDto,
  SeenCampaignDto,
} from './campaigns.dto';
import { CampaignsService } from './campaigns.service';
import { ProvinceCampaignsView, WholeCampaignView } from './campaigns.views';
import { ProvinceCampaignsQuery } from './province-campaigns';

@ApiTags('reports')
@Controller('api/v1')
@Allow('reports.write')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly province: ProvinceCampaignsQuery,
  ) {}

  /** The latest first. */
  @Get('wards/:wardId/campaigns')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<Campaign[]> {
    return this.campaigns.list(actor, wardId);
  }

  @Post('wards/:wardId/campaigns')
  begin(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewCampaignDto,
  ): Promise<Campaign> {
    return this.campaigns.begin(actor, wardId, body);
  }

  /** Day by day: what the records count, and beside it what was added by hand. */
  @Get('campaigns/:id')
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WholeCampaignView> {
    return this.campaigns.whole(actor, id);
  }

  /** Of all units of a province, how far each is. */
  @Allow('provinces.read')
  @Get('provinces/:code/campaigns')
  ofProvince(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() days: CampaignDaysQuery,
  ): Promise<ProvinceCampaignsView> {
    return this.province.of(actor, code, days);
  }

  /** Its name, days, deadline, works and teams. */
  @Put('campaigns/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version, ...said }: ChangedCampaignDto,
  ): Promise<Campaign> {
    return this.campaigns.change(actor, id, version, said);
  }

  /** Takes it away with its points and the numbers of its days; one that was reported stays. */
  @Post('campaigns/:id/removal')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenCampaignDto,
  ): Promise<void> {
    return this.campaigns.remove(actor, id, version);
  }

  /** A point on one of its days. */
  @Post('campaigns/:id/points')
  addPoint(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewPointDto,
  ): Promise<CampaignPoint> {
    return this.campaigns.addPoint(actor, id, body);
  }

  @Delete('campaigns/:id/points/:pointId')
  @HttpCode(204)
  removePoint(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('pointId') pointId: string,
  ): Promise<void> {
    return this.campaigns.removePoint(actor, id, pointId);
  }

  /** What is added to a day by hand. */
  @Put('campaigns/:id/days/:date')
  sayDay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('date') date: string,
    @Body() body: CampaignDayDto,
  ): Promise<CampaignDay> {
    if (!isLocalDate(date)) throw notFound('page-or-data');
    return this.campaigns.sayDay(actor, id, date, body);
  }
}
