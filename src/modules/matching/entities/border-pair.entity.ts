import { Entity } from 'typeorm';
import {
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { PairFacts } from './pair.entity';

/** `published`: a pair began; `outdated`: it could not, `refusal` says why. */
export type BorderPairState = 'proposed' | 'published' | 'outdated';

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

  @TextColumn({ length: 10, default: 'proposed' })
  state!: BorderPairState;

  @TextColumn({ nullable: true })
  refusal!: string | null;
}
