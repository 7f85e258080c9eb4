import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../../../platform/database/columns';

/** A channel that no process uses for a while: its quota is used up, its balance is empty. */
@Entity('channel_pause')
export class ChannelPause {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  channel!: string;

  @InstantColumn()
  untilAt!: number;

  /** The provider's code and words. */
  @TextColumn()
  reason!: string;

  @InstantColumn()
  at!: number;
}
