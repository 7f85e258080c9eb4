import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../../platform/database/columns';

/** When some process last did a part of the sweep; shared, so that a web process can raise the alarm. */
@Entity('sweep_beat')
export class SweepHeartbeat {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  name!: string;

  @InstantColumn()
  at!: number;
}
