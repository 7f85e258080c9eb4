import { Entity } from 'typeorm';
import {
  DateColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** Some hours at one place for people who come without an appointment (ngày học không cần hẹn). */
@Entity('walk_in_day')
export class WalkInDay {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn()
  venueId!: string;

  @DateColumn()
  date!: string;

  @InstantColumn()
  startAt!: number;

  @InstantColumn()
  endAt!: number;

  /** Codes of what is taught. */
  @JsonColumn()
  topics!: string[];

  /** People who can be served in one half hour. */
  @IntegerColumn()
  seats!: number;

  /** Staff said so: outside the ward's hours, or on a holiday. */
  @FlagColumn()
  isOutsideHours!: boolean;

  @TextColumn({ length: 10 })
  state!: 'open' | 'cancelled';

  @TextColumn({ ...sealed, nullable: true })
  cancelReason!: string | null;

  /** The number given out last. */
  @IntegerColumn()
  lastNumber!: number;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
