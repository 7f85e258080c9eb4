import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** One day on which a mentor or mentee is free beside, or busy within, their weekly windows. */
@Entity('availability_exception')
export class AvailabilityException {
  @IdColumn()
  id!: string;

  /** A mentor or a mentee. */
  @PersonColumn()
  personId!: string;

  @DateColumn()
  date!: string;

  @TextColumn({ length: 4 })
  kind!: 'free' | 'busy';

  /** Minutes from local midnight; the whole day is 0 to 1440. */
  @IntegerColumn()
  startMinute!: number;

  @IntegerColumn()
  endMinute!: number;

  /** Set when the person serves on that walk-in day; such a row comes and goes with the day. */
  @RefColumn({ nullable: true, default: null })
  walkInDayId!: string | null;

  /** Set when it is a day of a busy spell, a `planned_change`; such a row comes and goes with the spell. */
  @RefColumn({ nullable: true, default: null })
  changeId!: string | null;
}
