import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { longestReason } from '../../../platform/http/bounds';
import {
  Id,
  Ids,
  Instant,
  ListOf,
  OneOf,
  Text,
  Version,
  Whole,
} from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { Code } from '../../people';
import { type AudienceKind, audienceKinds } from '../entities/group-class.entity';
import { AttendanceMarkDto } from '../views/sessions.dto';
import { fewestInClass, mostInClass } from './class-size';

/** What can be changed of a class as long as it lies ahead. */
class ClassPlanDto {
  @Id()
  venueId!: string;

  /** Epoch milliseconds, on the half hour. */
  @Instant()
  startAt!: number;

  @Whole(fewestInClass, mostInClass)
  seats!: number;

  /** The first one is named to those who come. */
  @Ids(10, 1)
  mentorIds!: string[];

  /** The ambassadors agreed to a time outside their weekly windows. */
  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;

  /** Whom to call about it; it stands on posters. */
  @MayBeLeftOut()
  @Text(30, 0)
  phone?: string;
}

export class NewClassDto extends ClassPlanDto {
  @Code('topic')
  topic!: string;

  /** `team`: the people of the hamlets that it serves; `programme`: who is in it; `untaught`: whoever needs the topic and has nobody who teaches it. */
  @OneOf(audienceKinds, 'AudienceKind')
  audienceKind!: AudienceKind;

  /** The hamlet's id, the code of the group, the team's id, or the programme's id. */
  @MayBeLeftOut()
  @Text(40)
  audienceRef?: string;
}

/** What is left out of topic and audience stays. */
export class ChangedClassDto extends ClassPlanDto {
  @Version()
  version!: number;

  @MayBeLeftOut()
  @Code('topic')
  topic?: string;

  @MayBeLeftOut()
  @OneOf(audienceKinds, 'AudienceKind')
  audienceKind?: AudienceKind;

  /** The hamlet's id, the code of the group, the team's id, or the programme's id. */
  @MayBeLeftOut()
  @Text(40)
  audienceRef?: string;
}

export class RestoredClassDto {
  @Version()
  version!: number;
}

export class ClassSeatDto {
  @Id()
  menteeId!: string;

  /** Why somebody else takes it. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  because?: string;

  @MayBeLeftOut()
  @IsBoolean()
  byFamily?: boolean;
}

class UnannouncedDto {
  @Id()
  menteeId!: string;

  /** How they can do what was taught, seen in this class. */
  @MayBeLeftOut()
  @IsIn(skillLevels)
  level?: SkillLevel;

  /** How they could before their first lesson in the topic; `never` when left out. */
  @MayBeLeftOut()
  @IsIn(skillLevels)
  levelBefore?: SkillLevel;
}

export class ClassSheetDto {
  @Version()
  version!: number;

  @ListOf(() => AttendanceMarkDto, 2 * mostInClass)
  marks!: AttendanceMarkDto[];

  /** Who came without a place. */
  @MayBeLeftOut()
  @ListOf(() => UnannouncedDto, mostInClass)
  came?: UnannouncedDto[];

  @MayBeLeftOut()
  @Text(1000, 0)
  note?: string;
}

export class ClassesQuery {
  /** Classes that start then or later, epoch milliseconds; from today on, when left out. */
  @IsOptional()
  @Type(() => Number)
  @Instant()
  fromAt?: number;
}
