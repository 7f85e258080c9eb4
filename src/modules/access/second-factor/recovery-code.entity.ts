import { Entity, PrimaryColumn } from 'typeorm';
import { TextColumn } from '../../../platform/database/columns';

/** A code on paper for when the phone is lost; its row goes when it was used. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  accountId!: string;

  /** The first sign of the code, so that one hash is compared and not ten. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** argon2id: 50 bits are fewer than a plain hash would keep (ASVS 6.5.2). */
  @TextColumn()
  codeHash!: string;
}
