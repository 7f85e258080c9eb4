import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { Actor } from '../policies/actor';

/** Who changed what, and when; written in the transaction of the change and never altered. */
@Entity('audit_entry')
export class AuditEntry {
  @IdColumn()
  id!: string;

  @RefColumn({ nullable: true })
  wardId!: string | null;

  @TextColumn({ length: 10 })
  actorKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  actorId!: string | null;

  /** Such as booking.move. */
  @TextColumn({ length: 40 })
  action!: string;

  @RefColumn()
  subjectId!: string;

  /** Codes, counts and identifiers; what people typed stands in AuditWords. */
  @JsonColumn()
  facts!: Record<string, unknown>;

  /** By which way, of staff also from which network address: `page 203.0.113.7`; null where nobody asked. */
  @TextColumn({ length: 60, nullable: true })
  origin!: string | null;

  @InstantColumn()
  at!: number;
}
