import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { LeadsToPerson } from '../../../platform/database/person-columns';

export const callOutcomes = ['reached', 'not-reached', 'wrong-number'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What is kept of a number on a ward's call list beside its messages: who calls it, and what came of the last call. */
@Entity('call_line')
export class CallLineRow {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** The number to call (E.164); where there is none, the person's id. */
  @TextColumn()
  line!: string;

  /** Null: nobody's yet. */
  @TextColumn({ length: 10, nullable: true })
  callerKind!: 'staff' | 'mentor' | null;

  @LeadsToPerson()
  @RefColumn({ nullable: true })
  callerId!: string | null;

  @InstantColumn({ nullable: true })
  givenAt!: number | null;

  @RefColumn({ nullable: true })
  givenById!: string | null;

  /** Of the last call; `reached` closes it: what comes to the number after that is nobody's again. */
  @TextColumn({ length: 12, nullable: true })
  outcome!: CallOutcome | null;

  @InstantColumn({ nullable: true })
  outcomeAt!: number | null;

  @RefColumn({ nullable: true })
  outcomeById!: string | null;

  /** Calls that reached nobody since the last one that did. */
  @IntegerColumn()
  tries!: number;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  touchedAt!: number;
}
