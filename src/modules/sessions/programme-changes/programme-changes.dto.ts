import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { ChangedProgrammeDto, SaidOfProgrammeDto } from '../../people';
import { ActsDto, MayActDto } from '../changes/changes.dto';

/** All that a programme decides but its name, said anew, and what becomes of what it hits; left out, all of it is kept. */
export class PutProgrammeDto extends IntersectionType(ChangedProgrammeDto, MayActDto) {}

/** What a programme is to decide, and what is to become of what that hits. */
export class ProgrammeChangeDto extends ActsDto {
  @IsObject()
  @ValidateNested()
  @Type(() => SaidOfProgrammeDto)
  programme!: SaidOfProgrammeDto;
}
