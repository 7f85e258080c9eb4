import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../../platform/database/columns';

/** Somebody whom a message has reached: they know who writes. */
@Entity('message_introduction')
export class MessageIntroduction {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recipientId!: string;

  @InstantColumn()
  at!: number;
}
