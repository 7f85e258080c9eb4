import { Entity } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { StopReason } from '../../../core/people/stops';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import type { Actor } from '../../access';

export type PeopleActKind = 'import' | 'stop';

/** Somebody who did not go back with the others, and the code of what was in the way. */
export interface StayedPerson {
  personId: string;
  why: string;
}

/** What became of an act that was taken back. */
export interface ActOutcome {
  /** Added by it, and gone again. */
  gone: number;
  /** Who say again what they said before. */
  changedBack: number;
  /** Stopped by it, and back, … */
  returned: number;
  /** … with so many pairs, lessons and places, … */
  pairs: number;
  sessions: number;
  places: number;
  /** … and not with all that they had: the stop tells what is missing. */
  partly: { personId: string; stopId: string }[];
  stayed: StayedPerson[];
}

/** What one press did to many people, by which one press takes it back; an import has its identifier. */
@Entity('people_act')
export class PeopleAct {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: PeopleActKind;

  @TextColumn({ length: 6 })
  side!: Side;

  /** Whom it added, changed or stopped. */
  @IntegerColumn()
  people!: number;

  /** Why they all stopped. */
  @TextColumn({ length: 10, nullable: true })
  reason!: StopReason | null;

  @InstantColumn()
  madeAt!: number;

  @TextColumn({ length: 10 })
  madeByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;

  /** Null while it stands. */
  @JsonColumn({ ...sealed, nullable: true })
  outcome!: ActOutcome | null;
}
