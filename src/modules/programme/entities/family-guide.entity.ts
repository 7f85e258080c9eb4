import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** Somebody who guides the others of their household, as long as it has not ended. */
@Entity('family_guide')
export class FamilyGuide {
  @IdColumn()
  id!: string;

  /** A household goes when nobody is left in it; the row then says nothing any more. */
  @RefColumn()
  householdId!: string;

  @PersonColumn()
  menteeId!: string;

  @DateColumn()
  since!: string;

  @TextColumn({ length: 10 })
  byKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  byId!: string | null;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn({ nullable: true })
  endedAt!: number | null;
}
