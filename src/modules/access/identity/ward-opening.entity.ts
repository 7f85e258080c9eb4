import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** That a coordinator looked into a ward's lists, why, and until when they may. */
@Entity('ward_opening')
export class WardOpening {
  @IdColumn()
  id!: string;

  @RefColumn()
  accountId!: string;

  @RefColumn()
  wardId!: string;

  /** In the coordinator's words; the ward's officers read it. */
  @TextColumn({ ...sealed })
  reason!: string;

  @InstantColumn()
  openedAt!: number;

  /** Earlier than planned where the coordinator closed it. */
  @InstantColumn()
  endsAt!: number;
}
