import { IsIn, IsOptional } from 'class-validator';
import { Id, Ids } from '../../../platform/http/fields';

/** As many as one write can hold without keeping the rest of the ward waiting. */
const mostAtOnce = 100;

/** Mentees who are to go to one ambassador. */
export class GiveMenteesDto {
  @Ids(mostAtOnce, 1)
  menteeIds!: string[];

  @Id()
  mentorId!: string;
}

export class GiveOneDto {
  @Id()
  mentorId!: string;
}

export class EndPairQuery {
  /** `?forbid=true`: never pair the two again. */
  @IsOptional()
  @IsIn(['true', 'false'])
  forbid?: 'true' | 'false';
}
