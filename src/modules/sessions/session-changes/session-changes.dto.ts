import { IsBoolean, IsOptional } from 'class-validator';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { longestReason } from '../../../platform/http/bounds';
import { Id, Ids, Instant, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { OnVersionDto } from '../views/sessions.dto';

/** When, where and with whom a lesson is to be from now on; what is left out stays. */
export class SessionChangeDto extends OnVersionDto {
  /** Epoch milliseconds, on the half hour. */
  @MayBeLeftOut()
  @Instant()
  startAt?: number;

  /** Null is at the home of the mentees. */
  @IsOptional()
  @Id()
  venueId?: string | null;

  @MayBeLeftOut()
  @Id()
  mentorId?: string;

  /** Bookings of people who are to be in it no more. */
  @MayBeLeftOut()
  @Ids(MAX_MENTEES_A_SESSION)
  leaving?: string[];

  /** Mentees who are to be in it, too: they need its topic, and no rule keeps them from its ambassador. */
  @MayBeLeftOut()
  @Ids(MAX_MENTEES_A_SESSION)
  joining?: string[];

  /** As people read it. */
  @Text(longestReason)
  reason!: string;

  /** The ambassador agreed to a time at which they are not free. */
  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;

  /** They agreed to more sessions in a day or a week than the ward asks of them. */
  @MayBeLeftOut()
  @IsBoolean()
  overLimit?: boolean;
}
