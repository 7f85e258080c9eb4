import { Entity } from 'typeorm';
import type { Failure } from '../../../platform/common/failure';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** First every ward by itself, then what neighbours can do for the people left over; then published. */
export type ProvinceRunState =
  'wards' | 'joining' | 'proposed' | 'publishing' | 'published' | 'failed';

/** One pairing of all wards of a province. */
@Entity('province_run')
export class ProvinceRun {
  @IdColumn()
  id!: string;

  @TextColumn()
  provinceCode!: string;

  @TextColumn({ length: 10 })
  state!: ProvinceRunState;

  /** How many pairs the joining of neighbours added; null before. */
  @IntegerColumn({ nullable: true })
  borderPairs!: number | null;

  @JsonColumn({ nullable: true })
  failure!: Failure | null;

  @RefColumn({ nullable: true })
  requestedBy!: string | null;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn({ nullable: true })
  finishedAt!: number | null;
}
