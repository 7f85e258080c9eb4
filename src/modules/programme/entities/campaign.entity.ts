import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** Some days on which a unit does more than on others (chiến dịch). */
@Entity('campaign')
export class Campaign {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 120 })
  name!: string;

  @DateColumn()
  fromOn!: string;

  @DateColumn()
  untilOn!: string;

  /** By this minute of a day its number is due, local wall time. */
  @IntegerColumn()
  deadlineMinute!: number;

  /** The kinds of work, a line each. */
  @TextColumn({ ...sealed })
  works!: string;

  /** Teams that take part. */
  @JsonColumn()
  teamIds!: string[];

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
