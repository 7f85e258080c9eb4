import { Entity } from 'typeorm';
import { IdColumn, InstantColumn } from '../../../platform/database/columns';

/** Retention: from now on entries of the audit may go that are older than this. An entry `audit.forget` says so too. */
@Entity('audit_forgetting')
export class AuditForgetting {
  @IdColumn()
  id!: string;

  @InstantColumn()
  olderThan!: number;
}
