import { Entity } from 'typeorm';
import type { MeasureCode } from '../../../core/vietnamese/measures';
import type { Actor } from '../../access';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** What a unit shall reach by the end of a year: a percent of a number that was typed in, or a number. */
@Entity('target')
export class Target {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @IntegerColumn()
  year!: number;

  /** A code of core/vietnamese/measures. */
  @TextColumn({ length: 20 })
  audience!: string;

  @TextColumn({ length: 20 })
  measure!: MeasureCode;

  @IntegerColumn({ nullable: true })
  percent!: number | null;

  /** How many there are of whom the percent is, in the unit's books and not in these lists. */
  @IntegerColumn({ nullable: true })
  denominator!: number | null;

  /** Of which day that number is. */
  @DateColumn({ nullable: true })
  denominatorOn!: string | null;

  /** Where it was taken from. */
  @TextColumn({ length: 200, nullable: true })
  denominatorSource!: string | null;

  @IntegerColumn({ nullable: true })
  amount!: number | null;

  @TextColumn({ length: 10 })
  setByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  setById!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
