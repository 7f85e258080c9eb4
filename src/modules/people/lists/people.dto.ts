import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  Equals,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { WeeklyWindowDto } from '../../wards';

export class PeopleQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  hamletId?: string;
}

class PersonFields {
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  fullName!: string;

  @IsOptional()
  @Matches(/^\+84[35789]\d{8}$/, {
    message: 'phone must be a Vietnamese mobile number such as +84912345678',
  })
  phone!: string | null;

  @IsOptional()
  @IsEmail()
  email!: string | null;

  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  languages!: string[];

  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  topics!: string[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  windows!: WeeklyWindowDto[];

  @IsBoolean()
  isActive!: boolean;
}

class MentorFields extends PersonFields {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
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
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  proof!: string;
}

/** Somebody at the counter. */
export class NewMenteeDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  fullName!: string;

  @IsInt()
  @Min(1900)
  birthYear!: number;

  @IsUUID()
  hamletId!: string;

  /** In any spelling. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  @IsOptional()
  @IsIn(['female', 'male'])
  gender?: 'female' | 'male' | null;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  topics!: string[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  windows?: WeeklyWindowDto[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  groups?: string[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  support?: string[];

  @ValidateNested()
  @Type(() => ConsentDto)
  consent!: ConsentDto;
}

/** Any of the fields; `version` is that of the person as it was read. */
export class ChangeMentorDto extends PartialType(MentorFields, { skipNullProperties: false }) {
  @IsInt()
  @Min(1)
  version!: number;
}

export class ChangeMenteeDto extends PartialType(MenteeFields, { skipNullProperties: false }) {
  @IsInt()
  @Min(1)
  version!: number;
}
