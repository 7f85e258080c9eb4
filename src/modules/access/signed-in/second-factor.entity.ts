import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, TextColumn } from '../../../platform/database/columns';

/** The app on a phone that shows an account's codes; two of them while one replaces another. */
@Entity('second_factor')
export class SecondFactor {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  accountId!: string;

  /** Sealed (sealing.ts); null until the first code was right. */
  @TextColumn({ nullable: true })
  secret!: string | null;

  /** Of the app that is being set up, sealed as well. */
  @TextColumn({ nullable: true })
  pendingSecret!: string | null;

  @InstantColumn({ nullable: true })
  pendingAt!: number | null;

  /** The half minute, counted from 1970, whose code was taken last: none of it or before is taken again. */
  @IntegerColumn()
  lastStep!: number;

  /** Since when signing in asks for a code; null while it does not. */
  @InstantColumn({ nullable: true })
  confirmedAt!: number | null;
}
