import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import type { DoorOutcome } from './door-visit.entity';

/** A household of a hamlet that a team knocks at, whether or not somebody of it is in the lists. */
@Entity('door')
export class Door {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn()
  hamletId!: string;

  /** Of those who live there and are in the lists. */
  @RefColumn({ nullable: true })
  householdId!: string | null;

  /** Whose house it is. */
  @TextColumn({ ...sealed, nullable: true })
  label!: string | null;

  /** House and lane, within the hamlet. */
  @TextColumn({ ...sealed, nullable: true })
  address!: string | null;

  /** E.164. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  /** Of the last visit; null while nobody has knocked. */
  @TextColumn({ length: 20, nullable: true })
  outcome!: DoorOutcome | null;

  @InstantColumn({ nullable: true })
  visitedAt!: number | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
