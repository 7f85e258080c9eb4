import { Type } from 'class-transformer';
import { Equals, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { askedWays } from '../../../core/people/consents';
import { menteeFields, mentorFields, type Side } from '../../../core/people/fields';
import { type StopReason, stopReasons } from '../../../core/people/stops';
import { Id, Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { bodyToAdd, bodyToChange } from '../fields/field-body';

export class PeopleQuery extends PageQuery {
  /** People of this hamlet alone. */
  @IsOptional()
  @Id()
  hamletId?: string;

  /** Those who take part, those who stopped, or those who stopped for this reason; everybody when left out. */
  @IsOptional()
  @IsIn(['no', 'any', 'unknown', ...stopReasons])
  stopped?: 'no' | 'any' | StopReason;
}

/** Somebody by their address. */
export class PersonParams {
  @IsIn(['mentors', 'mentees'])
  people!: 'mentors' | 'mentees';

  @Id()
  id!: string;
}

export function sideOf(people: PersonParams['people']): Side {
  return people === 'mentors' ? 'mentor' : 'mentee';
}

export class ConsentDto {
  /** Somebody has to say so: it is never assumed. */
  @Equals(true)
  isGiven!: true;

  /** `api`: they agreed in the program that says so. */
  @IsIn([...askedWays, 'api'])
  way!: (typeof askedWays)[number] | 'api';

  /** Where the signed form lies, or who heard it. */
  @Text(200)
  proof!: string;

  /** Of the wording that they agreed to; the one that is asked today when left out. */
  @MayBeLeftOut()
  @Whole(1, 1_000_000)
  wordingVersion?: number;
}

/** Somebody at the counter. */
export class NewMenteeDto extends bodyToAdd(menteeFields) {
  /** The household's code in the ward's books, instead of its id; one that is not there yet is added. */
  @IsOptional()
  @Text(60)
  householdCode?: string | null;

  @ValidateNested()
  @Type(() => ConsentDto)
  consent!: ConsentDto;

  /** Somebody else than the people whom `person-alike` named. */
  @MayBeLeftOut()
  @IsBoolean()
  isAnother?: boolean;

  /** The home is right although `home-far` says how far from the ward it lies. */
  @MayBeLeftOut()
  @IsBoolean()
  isHomeRight?: boolean;
}

/** An ambassador at the desk. */
export class NewMentorDto extends bodyToAdd(mentorFields) {
  @ValidateNested()
  @Type(() => ConsentDto)
  consent!: ConsentDto;

  /** Somebody else than the people whom `person-alike` named. */
  @MayBeLeftOut()
  @IsBoolean()
  isAnother?: boolean;

  /** The home is right although `home-far` says how far from the ward it lies. */
  @MayBeLeftOut()
  @IsBoolean()
  isHomeRight?: boolean;
}

/** Any of the fields; `version` is that of the person as it was read. */
export class ChangeMentorDto extends bodyToChange(mentorFields) {
  @Version()
  version!: number;

  /** The new home is right although `home-far` says how far from the ward it lies. */
  @MayBeLeftOut()
  @IsBoolean()
  isHomeRight: boolean = false;
}

export class ChangeMenteeDto extends bodyToChange(menteeFields) {
  /** The household's code in the ward's books, instead of its id; one that is not there yet is added. */
  @IsOptional()
  @Text(60)
  householdCode?: string | null;

  @Version()
  version!: number;

  /** The new home is right although `home-far` says how far from the ward it lies. */
  @MayBeLeftOut()
  @IsBoolean()
  isHomeRight: boolean = false;
}
