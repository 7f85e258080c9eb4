import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** One try to send a reminder; rows are only ever added. */
@Entity('reminder_attempt')
export class ReminderAttempt {
  @IdColumn()
  id!: string;

  @RefColumn()
  reminderId!: string;

  @TextColumn({ length: 10 })
  channel!: string;

  /** Masked. */
  @TextColumn()
  address!: string;

  /** started, accepted, delivered, refused, unreachable, ambiguous, error. */
  @TextColumn({ length: 12 })
  outcome!: string;

  /** The provider's own code. */
  @TextColumn({ nullable: true })
  providerCode!: string | null;

  @TextColumn({ nullable: true })
  detail!: string | null;

  @InstantColumn()
  at!: number;
}
