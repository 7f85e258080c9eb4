import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { ChangeMenteeDto, ChangeMentorDto } from '../../people';
import { ActDto } from '../changes/changes.dto';

/** Another word of a mentee, and what becomes of their lessons that it no longer fits. */
export class MenteeChangeDto extends ActDto {
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeMenteeDto)
  mentee!: ChangeMenteeDto;
}

/** The same of an ambassador. */
export class MentorChangeDto extends ActDto {
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeMentorDto)
  mentor!: ChangeMentorDto;
}
