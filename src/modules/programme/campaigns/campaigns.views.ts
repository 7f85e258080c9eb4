import { ApiProperty } from '@nestjs/swagger';
import type { CampaignOfUnit, ProvinceCampaigns } from './province-campaigns';
import type { CampaignDayNumbers } from '../../../core/programme/campaigns';
import { Campaign } from '../entities/campaign.entity';
import { CampaignPoint } from '../entities/campaign-point.entity';

// What the API answers, as classes, so that its description can name every field.

export class CampaignDayView implements CampaignDayNumbers {
  on!: string;
  /** Null of a day to come, as the three below. */
  lessons!: number | null;
  classes!: number | null;
  walkIns!: number | null;
  turns!: number | null;
  byHand!: number | null;
  note!: string;
  @ApiProperty({ enum: ['on-time', 'late', 'missing', 'ahead'], enumName: 'SaidOfDay' })
  said!: CampaignDayNumbers['said'];
  points!: number;
  version!: number;
}

export class CampaignTeamView {
  id!: string;
  name!: string;
}

/** A campaign, day by day. */
export class WholeCampaignView {
  campaign!: Campaign;
  teams!: CampaignTeamView[];
  days!: CampaignDayView[];
  points!: CampaignPoint[];
}

/** How far a campaign of a unit is; nobody is named. */
export class CampaignOfUnitView implements CampaignOfUnit {
  id!: string;
  wardId!: string;
  code!: string;
  unit!: string;
  name!: string;
  from!: string;
  until!: string;
  days!: number;
  begun!: number;
  turns!: number;
  byHand!: number | null;
  onTime!: number;
  late!: number;
  missing!: number;
}

export class UnitWithoutCampaignView {
  id!: string;
  code!: string;
  name!: string;
}

export class ProvinceCampaignsView implements ProvinceCampaigns {
  from!: string;
  until!: string;
  campaigns!: CampaignOfUnitView[];
  without!: UnitWithoutCampaignView[];
}
