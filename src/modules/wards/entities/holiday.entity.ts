import { Entity } from 'typeorm';
import {
  DateColumn,
  FlagColumn,
  IdColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/**
 * A staff edit of the public holidays: a day added, or one of the library's days taken away. Of a venue: a day on
 * which it is closed.
 */
@Entity('holiday')
export class Holiday {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** Null: the whole ward; else this venue alone is closed. */
  @RefColumn({ nullable: true, default: null })
  venueId!: string | null;

  @DateColumn()
  date!: string;

  @TextColumn()
  name!: string;

  /** False: sessions take place although the library calls it a holiday. */
  @FlagColumn()
  isHoliday!: boolean;
}
