import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Equals,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { mostWindows } from '../../../platform/http/bounds';
import { Codes, Id, ListOf, Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

export class PeopleQuery extends PageQuery {
  /** People of this hamlet alone. */
  @IsOptional()
  @Id()
  hamletId?: string;
}

class PersonFields {
  @Text(120)
  fullName!: string;

  @IsOptional()
  @Matches(/^\+84[35789]\d{8}$/, {
    message: 'phone must be a Vietnamese mobile number such as +84912345678',
  })
  @MaxLength(12)
  phone!: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email!: string | null;

  @Codes('language', 1)
  languages!: string[];

  @Codes('topic', 1)
  topics!: string[];

  @ListOf(() => WeeklyWindowDto, mostWindows)
  windows!: WeeklyWindowDto[];

  @IsBoolean()
  isActive!: boolean;
}

class MentorFields extends PersonFields {
  @IsOptional()
  @Whole(1, 50)
  maxMentees!: number | null;
}

class MenteeFields extends PersonFields {
  @IsOptional()
  @IsIn(['female', 'male'])
  wishedGender!: 'female' | 'male' | null;

  @IsBoolean()
  isPriority!: boolean;

  @IsBoolean()
  isHomebound!: boolean;
}

export class ConsentDto {
  /** Somebody has to say so: it is never assumed. */
  @Equals(true)
  isGiven!: true;

  @IsIn(['signed', 'spoken'])
  way!: 'signed' | 'spoken';

  /** Where the signed form lies, or who heard it. */
  @Text(200)
  proof!: string;
}

/** Somebody at the counter. */
export class NewMenteeDto {
  @Text(120)
  fullName!: string;

  @Whole(1900, 2199)
  birthYear!: number;

  @Id()
  hamletId!: string;

  /** In any spelling. */
  @IsOptional()
  @Text(30, 0)
  phone?: string | null;

  @IsOptional()
  @IsIn(['female', 'male'])
  gender?: 'female' | 'male' | null;

  @Codes('topic', 1)
  topics!: string[];

  @MayBeLeftOut()
  @ListOf(() => WeeklyWindowDto, mostWindows)
  windows?: WeeklyWindowDto[];

  @MayBeLeftOut()
  @Codes('group')
  groups?: string[];

  @MayBeLeftOut()
  @Codes('support')
  support?: string[];

  @ValidateNested()
  @Type(() => ConsentDto)
  consent!: ConsentDto;
}

/** Any of the fields; `version` is that of the person as it was read. */
export class ChangeMentorDto extends PartialType(MentorFields, { skipNullProperties: false }) {
  @Version()
  version!: number;
}

export class ChangeMenteeDto extends PartialType(MenteeFields, { skipNullProperties: false }) {
  @Version()
  version!: number;
}
