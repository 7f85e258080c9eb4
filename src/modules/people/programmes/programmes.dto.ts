import { ApiProperty } from '@nestjs/swagger';
import {
  longestProgrammeName,
  type ProgrammeKind,
  programmeKinds,
} from '../../../core/programme/programmes';
import { Ids, LocalDay, OneOf, Text, Version, Whole } from '../../../platform/http/fields';
import { OrNull } from '../../../platform/http/left-out';
import { Codes } from '../fields/codes';

/** More halls no programme names one by one. */
const mostProgrammeVenues = 200;

/** What a programme decides for its people. */
export class SaidOfProgrammeDto {
  /** Whether its people are paired, or learn in classes alone. */
  @OneOf(programmeKinds, 'ProgrammeKind')
  kind!: ProgrammeKind;

  /** Null takes the ward's. */
  @Whole(1, 50)
  @OrNull()
  @ApiProperty({ nullable: true })
  minMentees!: number | null;

  /** Null takes the ward's. */
  @Whole(1, 50)
  @OrNull()
  @ApiProperty({ nullable: true })
  maxMentees!: number | null;

  /** Empty is all. */
  @Codes('topic')
  topics!: string[];

  /** Empty is everywhere. */
  @Ids(mostProgrammeVenues)
  venueIds!: string[];

  @LocalDay()
  @OrNull()
  @ApiProperty({ nullable: true })
  fromDate!: string | null;

  @LocalDay()
  @OrNull()
  @ApiProperty({ nullable: true })
  untilDate!: string | null;
}

export class NewProgrammeDto extends SaidOfProgrammeDto {
  @Text(longestProgrammeName)
  name!: string;
}

/** All but the name is said anew. */
export class ChangedProgrammeDto extends SaidOfProgrammeDto {
  @Version()
  version!: number;
}
