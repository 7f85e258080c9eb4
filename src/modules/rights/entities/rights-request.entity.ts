import { Entity } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { RequestKind, RequestWay } from '../../../core/people/rights';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

/** What somebody asks for of what is kept of them, and what came of it. */
@Entity('rights_request')
export class RightsRequest {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 6 })
  side!: Side;

  @PersonColumn()
  personId!: string;

  @TextColumn({ length: 10 })
  kind!: RequestKind;

  @TextColumn({ length: 10 })
  way!: RequestWay;

  /** What is to be put right, in their words. */
  @TextColumn({ ...sealed, nullable: true })
  words!: string | null;

  @DateColumn()
  askedOn!: string;

  @TextColumn({ length: 10 })
  askedByKind!: string;

  @RefColumn({ nullable: true })
  askedById!: string | null;

  /** Until when they have to hear that it was received, and until when it has to be done. */
  @DateColumn()
  answerBy!: string;

  @DateColumn()
  doneBy!: string;

  @InstantColumn({ nullable: true })
  answeredAt!: number | null;

  @RefColumn({ nullable: true })
  answeredById!: string | null;

  /** Null while it is open. */
  @TextColumn({ length: 10, nullable: true })
  outcome!: 'done' | 'refused' | null;

  @InstantColumn({ nullable: true })
  settledAt!: number | null;

  @TextColumn({ length: 10, nullable: true })
  settledByKind!: string | null;

  @RefColumn({ nullable: true })
  settledById!: string | null;

  @InstantColumn()
  createdAt!: number;
}
