import { ApiProperty } from '@nestjs/swagger';
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
