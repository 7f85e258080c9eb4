import { Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../../platform/database/columns';

/** How often a channel that has a daily quota was used on one day, by all processes together. */
@Entity('channel_use')
export class ChannelUse {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  channel!: string;

  /** In the zone of the service. */
  @PrimaryColumn({ type: 'varchar', length: 10 })
  date!: string;

  @IntegerColumn()
  used!: number;
}
