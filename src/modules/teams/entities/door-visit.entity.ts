import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** In the order in which they are asked. */
export const doorOutcomes = ['wishes', 'nobody-home', 'no-need', 'refused'] as const;
export type DoorOutcome = (typeof doorOutcomes)[number];

/** Somebody knocked at a door. */
@Entity('door_visit')
export class DoorVisit {
  @IdColumn()
  id!: string;

  @RefColumn()
  doorId!: string;

  @TextColumn({ length: 20 })
  outcome!: DoorOutcome;

  @TextColumn({ ...sealed, nullable: true })
  note!: string | null;

  @InstantColumn()
  at!: number;

  /** The role of whoever knocked. */
  @TextColumn({ length: 10 })
  byKind!: string;

  @RefColumn({ nullable: true })
  byId!: string | null;

  /** Who was taken down as a learner on the spot. */
  @RefColumn({ nullable: true })
  @LeadsToPerson()
  menteeId!: string | null;

  /** Since when it counts no more. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
