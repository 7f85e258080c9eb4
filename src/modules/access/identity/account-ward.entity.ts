import { Entity, PrimaryColumn } from 'typeorm';

/** A further ward that an account works for, beside its first. */
@Entity('account_ward')
export class AccountWard {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  accountId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  wardId!: string;
}
