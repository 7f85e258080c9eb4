import { Entity } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** Somebody outstanding, named in a report because they agreed to it; the name stands in their record alone. */
@Entity('report_person')
export class ReportPerson {
  @IdColumn()
  id!: string;

  @RefColumn()
  reportId!: string;

  @TextColumn({ length: 6 })
  side!: Side;

  @PersonColumn()
  personId!: string;

  /** What for. */
  @TextColumn({ ...sealed })
  word!: string;

  /** The day on which they agreed to be named. */
  @DateColumn()
  agreedOn!: string;

  @InstantColumn()
  createdAt!: number;
}
