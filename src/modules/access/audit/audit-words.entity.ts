import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, RefColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** What people typed themselves when they did what an entry says: a reason, a note. Erasure takes it away, the entry stays. */
@Entity('audit_words')
export class AuditWords {
  @IdColumn()
  entryId!: string;

  @RefColumn({ nullable: true })
  wardId!: string | null;

  @RefColumn()
  subjectId!: string;

  @JsonColumn({ ...sealed })
  words!: Record<string, string>;
}
