import { Entity, PrimaryColumn } from 'typeorm';
import { RefColumn, TextColumn } from '../../../platform/database/columns';

/** Signs one entry of the audit together with the seal before it: whoever alters one breaks the chain. */
@Entity('audit_seal')
export class AuditSeal {
  /** 1, 2, 3 … without a gap. */
  @PrimaryColumn({ type: 'bigint' })
  position!: number;

  @RefColumn()
  entryId!: string;

  /** HMAC-SHA256 by the service's secret, 22 characters of base64url. */
  @TextColumn({ length: 22 })
  hash!: string;
}
