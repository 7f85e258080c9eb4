import { Entity } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import type { FieldState } from './person-merge.entity';

/**
 * What stood in somebody's fields before one change, and since: the one place where old values are kept. Its identifier is
 * that of the audit's entry, which says who and when.
 */
@Entity('person_change')
export class PersonChange {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 6 })
  side!: Side;

  @RefColumn()
  personId!: string;

  /** What one press made together with it: a `people_act`. */
  @RefColumn({ nullable: true })
  actId!: string | null;

  /** Of what changed alone; null of somebody who was added. */
  @JsonColumn({ ...sealed, nullable: true })
  before!: FieldState | null;

  /** Of somebody who was added, nothing: it stands with them. */
  @JsonColumn({ ...sealed })
  after!: FieldState;

  /** The change that it took back. */
  @RefColumn({ nullable: true })
  takesBackId!: string | null;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
