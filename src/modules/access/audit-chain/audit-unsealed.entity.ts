import { Entity } from 'typeorm';
import { IdColumn } from '../../../platform/database/columns';

/** An entry of the audit that waits for its seal; a trigger notes each that is written. */
@Entity('audit_unsealed')
export class AuditUnsealed {
  @IdColumn()
  entryId!: string;
}
