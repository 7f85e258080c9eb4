import { Entity } from 'typeorm';
import type { Failure } from '../../../platform/common/failure';
import {
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

export type ProvinceWardState = 'waiting' | 'done' | 'failed';

/** One ward of a province's pairing, and the run that holds its proposal. */
@Entity('province_ward')
export class ProvinceWard {
  @IdColumn()
  id!: string;

  @RefColumn()
  provinceRunId!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn({ nullable: true })
  runId!: string | null;

  @TextColumn({ length: 10 })
  state!: ProvinceWardState;

  /** How often it was tried and broke. */
  @IntegerColumn()
  attempts!: number;

  /** Why it failed for good, or could not be published. */
  @JsonColumn({ nullable: true })
  failure!: Failure | null;
}
