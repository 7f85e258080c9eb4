import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** The answer that a request got, kept in the transaction of what it wrote, for the same request again. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** Actor and key together. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** SHA-256 of method, path and body: another request under the same key is refused. */
  @TextColumn({ length: 64 })
  requestHash!: string;

  @IntegerColumn()
  status!: number;

  @TextColumn({ ...sealed, nullable: true })
  body!: string | null;

  @InstantColumn()
  createdAt!: number;
}
