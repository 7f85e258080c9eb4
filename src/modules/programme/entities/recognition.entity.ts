import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import {
  type TaughtWork,
  type RecognisedSide,
  recognisedSides,
} from '../../../core/programme/recognition';
import {
  DateColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** What an officer decided on an ambassador or a team for some days: recognised, or not. */
@Entity('recognition')
export class Recognition implements TaughtWork {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 6 })
  @ApiProperty({ enum: recognisedSides, enumName: 'RecognisedSide' })
  side!: RecognisedSide;

  @PersonColumn()
  subjectId!: string;

  @DateColumn()
  fromOn!: string;

  @DateColumn()
  untilOn!: string;

  @FlagColumn()
  isAwarded!: boolean;

  /** What for, or why not. */
  @TextColumn({ ...sealed })
  word!: string;

  /** As it was counted when it was decided. */
  @IntegerColumn()
  lessons!: number;

  @IntegerColumn()
  minutes!: number;

  @IntegerColumn()
  people!: number;

  @IntegerColumn()
  skills!: number;

  /** Of whoever was recognised. */
  @RefColumn({ nullable: true })
  certificateId!: string | null;

  @InstantColumn()
  decidedAt!: number;

  @RefColumn({ nullable: true })
  decidedById!: string | null;

  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;

  @IntegerColumn()
  version!: number;
}
