import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/**
 * A number in the line of a walk-in day. Whether its holder waits, is being served or was served is
 * the booking's to say: without a booking, or with a cancelled one, they wait.
 */
@Entity('walk_in_ticket')
export class WalkInTicket {
  @IdColumn()
  id!: string;

  @RefColumn()
  walkInDayId!: string;

  @PersonColumn()
  menteeId!: string;

  @IntegerColumn()
  number!: number;

  /** The how-manyth time this person comes on the day: whoever was served may come again. */
  @IntegerColumn()
  turn!: number;

  @TextColumn()
  topic!: string;

  @FlagColumn()
  isPriority!: boolean;

  @RefColumn({ nullable: true })
  bookingId!: string | null;

  /** Went home, or was not there when called; null while they are in the line or served. */
  @TextColumn({ length: 10, nullable: true })
  goneBecause!: 'left' | 'absent' | null;

  @IntegerColumn()
  version!: number;

  /** When they came. */
  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
