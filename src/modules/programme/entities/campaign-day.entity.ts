import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** What is added by hand to a day of a campaign, beside what the records count. */
@Entity('campaign_day')
export class CampaignDay {
  @IdColumn()
  id!: string;

  @RefColumn()
  campaignId!: string;

  @DateColumn()
  heldOn!: string;

  /** Turns that are in no record; null where there is no number, which is not 0. */
  @IntegerColumn({ nullable: true })
  turns!: number | null;

  @TextColumn({ ...sealed })
  note!: string;

  /** When it was said first, against the deadline. */
  @InstantColumn()
  saidAt!: number;

  @IntegerColumn()
  version!: number;
}
