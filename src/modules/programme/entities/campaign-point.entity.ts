import { Entity } from 'typeorm';
import type { PointKind } from '../../../core/programme/campaigns';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** A point of a campaign on one day: mobile, on a market, at the counter, a volunteer Saturday. */
@Entity('campaign_point')
export class CampaignPoint {
  @IdColumn()
  id!: string;

  @RefColumn()
  campaignId!: string;

  @TextColumn({ length: 20 })
  kind!: PointKind;

  @DateColumn()
  heldOn!: string;

  @TextColumn({ length: 200 })
  place!: string;

  @InstantColumn()
  createdAt!: number;
}
