import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { longestReason } from '../../../platform/http/bounds';
import { OneOf, Text, Version } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { NewMenteeDto } from '../../people';
import { type DoorOutcome, doorOutcomes } from '../entities/door-visit.entity';

class SaidOfDoorDto {
  /** Whose house it is. */
  @MayBeLeftOut()
  @Text(120, 0)
  label?: string;

  /** House and lane, within the hamlet. */
  @MayBeLeftOut()
  @Text(200, 0)
  address?: string;

  /** In any spelling. */
  @MayBeLeftOut()
  @Text(30, 0)
  phone?: string;
}

/** A house by whose it is, by where it stands, or both. */
export class NewDoorDto extends SaidOfDoorDto {}

/** What is left out stays. */
export class ChangedDoorDto extends SaidOfDoorDto {
  @Version()
  version!: number;
}

export class DoorVisitDto {
  @OneOf(doorOutcomes, 'DoorOutcome')
  outcome!: DoorOutcome;

  @MayBeLeftOut()
  @Text(longestReason, 0)
  note?: string;
}

class LearnerAtDoorDto extends OmitType(NewMenteeDto, [
  'hamletId',
  'householdId',
  'householdCode',
] as const) {}

export class NewLearnerAtDoorDto {
  @MayBeLeftOut()
  @Text(longestReason, 0)
  note?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => LearnerAtDoorDto)
  learner!: LearnerAtDoorDto;
}
