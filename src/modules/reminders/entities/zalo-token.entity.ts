import { Entity, PrimaryColumn } from 'typeorm';
import {
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** The tokens of the Official Account: one row, changed by compare-and-set on `version`. */
@Entity('zalo_token')
export class ZaloToken {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  name!: string;

  /** Hash of the setting that it began with: another setting begins anew. */
  @TextColumn({ length: 64 })
  seed!: string;

  @TextColumn({ nullable: true })
  accessToken!: string | null;

  /** May be used once. */
  @TextColumn()
  refreshToken!: string;

  /** Of the access token; 0 when nobody knows. */
  @InstantColumn()
  expiresAt!: number;

  @IntegerColumn()
  version!: number;

  /** Until then one process alone may renew; after a refusal nobody asks before. */
  @InstantColumn({ nullable: true })
  renewingUntil!: number | null;

  @RefColumn({ nullable: true })
  renewingBy!: string | null;

  /** Zalo's words when it did not take the refresh token. */
  @TextColumn({ nullable: true })
  failure!: string | null;
}
