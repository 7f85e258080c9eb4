import { Entity } from 'typeorm';
import type { MenteesBecome, StopReason } from '../../../core/people/stops';
import type { Side } from '../../../core/people/fields';
import {
  DateColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** That somebody takes part no more, and why; one that has not ended for a person. */
@Entity('person_stop')
export class PersonStop {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 6 })
  side!: Side;

  @RefColumn()
  personId!: string;

  @TextColumn({ length: 10 })
  reason!: StopReason;

  /** With it or since: whatever reason is said later, nobody takes part without new consent. */
  @FlagColumn()
  isConsentWithdrawn!: boolean;

  /** Since when, as it was said. */
  @DateColumn()
  stoppedOn!: string;

  /** Of a mentor. */
  @TextColumn({ length: 10, nullable: true })
  menteesBecome!: MenteesBecome | null;

  @RefColumn({ nullable: true })
  successorId!: string | null;

  @InstantColumn()
  stoppedAt!: number;

  @TextColumn({ length: 10 })
  stoppedByKind!: string;

  @RefColumn({ nullable: true })
  stoppedById!: string | null;

  /** What one press did to others as well: a `people_act`. */
  @RefColumn({ nullable: true })
  actId!: string | null;

  /** When they were brought back; null while they are gone. */
  @InstantColumn({ nullable: true })
  endedAt!: number | null;
}
