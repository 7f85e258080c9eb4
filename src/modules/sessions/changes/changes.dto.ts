import { IsOptional } from 'class-validator';
import { type ChangeAct, changeActs } from '../../../core/changes/acts';
import { Id, LocalDay, OneOf, Text } from '../../../platform/http/fields';

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
