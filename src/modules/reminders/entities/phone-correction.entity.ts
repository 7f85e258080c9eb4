import { Entity } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { IdColumn, InstantColumn, JsonColumn, RefColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** One person's number before and after. */
export interface CorrectedPhone {
  side: Side;
  id: string;
  /** Their own number, or the second one. */
  field: 'phone' | 'otherPhone';
  before: string | null;
  after: string | null;
}

/** A number that was put right, for everybody of whom it was said. */
@Entity('phone_correction')
export class PhoneCorrection {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @JsonColumn({ ...sealed })
  people!: CorrectedPhone[];

  @InstantColumn()
  madeAt!: number;

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
