import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import {
  DateColumn,
  DegreesColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

/** Where sessions take place: a cultural house, or a mobile learning point. */
@Entity('venue')
export class Venue {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn({ nullable: true })
  hamletId!: string | null;

  @TextColumn()
  name!: string;

  @TextColumn({ length: 10 })
  kind!: 'hall' | 'mobile';

  @DegreesColumn()
  latitude!: number;

  @DegreesColumn()
  longitude!: number;

  /** Mentees that fit in at one time, over all sessions there. */
  @IntegerColumn()
  seats!: number;

  @FlagColumn()
  hasWifi!: boolean;

  @FlagColumn()
  isStepFree!: boolean;

  /** Opening hours; null means whenever sessions may take place. */
  @JsonColumn({ nullable: true })
  @ApiProperty({ type: () => WeeklyWindowDto, isArray: true, nullable: true })
  openings!: WeeklyWindow[] | null;

  /** A mobile point stands there from this day … */
  @DateColumn({ nullable: true, default: null })
  openFrom!: string | null;

  /** … until this one, both included; null is without an end. */
  @DateColumn({ nullable: true, default: null })
  openUntil!: string | null;
}
