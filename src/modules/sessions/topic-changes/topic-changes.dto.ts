import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { type ChangeAct, changeActs } from '../../../core/changes/acts';
import { longestReason } from '../../../platform/http/bounds';
import { OneOf, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { ChangeMenteeDto, ChangeMentorDto } from '../../people';

/** What becomes of lessons ahead whose topic fits no more. */
export class TopicActDto {
  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}

/** Another word of a mentee, and what becomes of their lessons that it no longer fits. */
export class MenteeChangeDto extends TopicActDto {
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeMenteeDto)
  mentee!: ChangeMenteeDto;
}

/** The same of an ambassador. */
export class MentorChangeDto extends TopicActDto {
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeMentorDto)
  mentor!: ChangeMentorDto;
}
