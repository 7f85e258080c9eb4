import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** Somebody does not want messages at this address by this channel: STOP is respected. */
@Entity('message_opt_out')
export class MessageOptOut {
  @IdColumn()
  id!: string;

  /** E.164 phone or e-mail address. */
  @TextColumn()
  address!: string;

  /** zalo, sms, email, or 'all'. */
  @TextColumn({ length: 10 })
  channel!: string;

  /** Where we learned it: a provider's code, a reply, an officer. */
  @TextColumn({ length: 20 })
  source!: string;

  /** Whose staff may take it back; null: the operator alone. */
  @RefColumn({ nullable: true })
  wardId!: string | null;

  @InstantColumn()
  at!: number;
}
