import { Entity } from 'typeorm';
import { IdColumn, IntegerColumn, JsonColumn, RefColumn } from '../database/columns';
import type { PairFacts } from './pair.entity';

/** A proposed pair that became possible only because neighbouring wards share their people. */
@Entity('border_pair')
export class BorderPair {
  @IdColumn()
  id!: string;

  @RefColumn()
  provinceRunId!: string;

  @RefColumn()
  mentorId!: string;

  @RefColumn()
  menteeId!: string;

  /** The same as the mentee's where only the neighbours' mentees brought the mentor to the minimum. */
  @RefColumn()
  mentorWardId!: string;

  @RefColumn()
  menteeWardId!: string;

  @IntegerColumn()
  metres!: number;

  @JsonColumn()
  facts!: PairFacts;
}
