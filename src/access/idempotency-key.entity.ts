import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, TextColumn } from '../database/columns';

/** The answer that a write gave, kept so that the same request again gets it again. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** Actor and key together. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** SHA-256 of method, path and body: another request under the same key is refused. */
  @TextColumn({ length: 64 })
  requestHash!: string;

  /** 0 while the first request is still at work. */
  @IntegerColumn()
  status!: number;

  @TextColumn({ nullable: true })
  body!: string | null;

  @InstantColumn()
  createdAt!: number;
}
