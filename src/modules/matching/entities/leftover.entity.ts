import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** A person whom a proposal leaves without a partner, and the reason that binds. */
@Entity('leftover')
export class Leftover {
  @IdColumn()
  id!: string;

  @RefColumn()
  runId!: string;

  @TextColumn({ length: 6 })
  side!: 'mentor' | 'mentee';

  @RefColumn()
  personId!: string;

  @TextColumn()
  code!: string;

  /** Numbers behind the reason, for the sentence. */
  @JsonColumn()
  facts!: Record<string, unknown>;
}
