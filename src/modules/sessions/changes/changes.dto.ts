import { IsOptional } from 'class-validator';
import { type ChangeAct, changeActs } from '../../../core/changes/acts';
import { Id, LocalDay, OneOf, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';

/** When an ambassador cannot come, days and of each the hours, and what becomes of what it hits. */
export class BusySpellDto {
  @LocalDay()
  from!: string;

  @LocalDay()
  to!: string;

  /** Minutes from local midnight; left out: the whole day. */
  @MayBeLeftOut()
  @Whole(0, 1440)
  startMinute?: number;

  @MayBeLeftOut()
  @Whole(0, 1440)
  endMinute?: number;

  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As mentees read it. */
  @Text(200)
  reason!: string;
}

/** Days off, both ends included, and what becomes of what they hit. */
export class DayOffDto {
  @LocalDay()
  from!: string;

  @LocalDay()
  to!: string;

  /** Left out: the whole ward. */
  @IsOptional()
  @Id()
  venueId?: string | null;

  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As mentees read it. */
  @Text(200)
  reason!: string;
}
