import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** A training that an ambassador, or a member of a team who is none, has had. */
@Entity('training')
export class Training {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** A code of core/vietnamese/trainings. */
  @TextColumn({ length: 40 })
  kind!: string;

  /** The ambassador; null where it is a member who is none. */
  @RefColumn({ nullable: true })
  @LeadsToPerson()
  mentorId!: string | null;

  @RefColumn({ nullable: true })
  memberId!: string | null;

  @DateColumn()
  heldOn!: string;

  /** By whom. */
  @TextColumn({ length: 200 })
  givenBy!: string;

  @InstantColumn()
  createdAt!: number;
}
