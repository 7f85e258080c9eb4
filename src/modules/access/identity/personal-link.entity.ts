import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** The signed link by which a mentor or a mentee comes in; revoked rather than changed. */
@Entity('personal_link')
export class PersonalLink {
  @IdColumn()
  id!: string;

  @TextColumn({ length: 6 })
  personKind!: 'mentor' | 'mentee';

  @RefColumn()
  personId!: string;

  /** Counts the addresses of the person's calendar; the last one opens it. */
  @IntegerColumn()
  calendarVersion!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn({ nullable: true })
  revokedAt!: number | null;
}
