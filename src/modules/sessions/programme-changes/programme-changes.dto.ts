import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { type ChangeAct, changeActs, type PairAct, pairActs } from '../../../core/changes/acts';
import { longestReason } from '../../../platform/http/bounds';
import { OneOf, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { ChangedProgrammeDto, SaidOfProgrammeDto } from '../../people';

/** All that a programme decides but its name, said anew, and what becomes of what it hits; left out, all of it is kept. */
export class PutProgrammeDto extends ChangedProgrammeDto {
  /** Of lessons and classes. */
  @MayBeLeftOut()
  @OneOf(changeActs, 'ChangeAct')
  act?: ChangeAct;

  /** Of pairs; left out, they are kept. */
  @MayBeLeftOut()
  @OneOf(pairActs, 'PairAct')
  pairs?: PairAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}

/** What a programme is to decide, and what is to become of what that hits. */
export class ProgrammeChangeDto {
  @IsObject()
  @ValidateNested()
  @Type(() => SaidOfProgrammeDto)
  programme!: SaidOfProgrammeDto;

  /** Of lessons and classes. */
  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** Of pairs; left out, they are kept. */
  @MayBeLeftOut()
  @OneOf(pairActs, 'PairAct')
  pairs?: PairAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}
