import { Entity } from 'typeorm';
import type { CountedCode } from '../../../core/vietnamese/measures';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/**
 * What a measure came to by day: for each kind of people (their group, and the year in which they are adults) pairs of a
 * day, in days since 1970, and how many came to count on it, in the order of days.
 */
export type DailyCounts = Record<string, number[]>;

/** What one measure of a ward came to by day, as it was counted last; it holds while nothing marks the ward. */
@Entity('ward_figures')
export class WardFigures {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 20 })
  measure!: CountedCode;

  /** By which definitions; what was counted by others holds no more. */
  @TextColumn({ length: 64 })
  definition!: string;

  @JsonColumn()
  days!: DailyCounts;

  @InstantColumn()
  computedAt!: number;
}
