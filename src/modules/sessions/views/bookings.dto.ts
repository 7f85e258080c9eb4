import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { longestReason } from '../../../platform/http/bounds';
import { Id, Instant, Text, Version, Whole } from '../../../platform/http/fields';
import { Code } from '../../people';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { type BookingState, bookingStates } from '../entities/booking.entity';

/** Where somebody wants to sit: in a session that stands, or at a time of their mentor. */
class SeatWishDto {
  @MayBeLeftOut()
  @Id()
  sessionId?: string;

  /** Epoch milliseconds; needed without a sessionId. */
  @ValidateIf((wish: SeatWishDto) => wish.sessionId === undefined || wish.startAt !== undefined)
  @Instant()
  startAt?: number;

  @MayBeLeftOut()
  @Code('topic')
  topic?: string;

  /** Null is at home; left out, the nearest venue with a free seat is chosen. */
  @IsOptional()
  @Id()
  venueId?: string | null;

  /** Mentor and mentee agreed in person on a time outside their weekly windows. */
  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;

  /** The mentor agreed to more sessions in a day or a week than the ward asks of them; of staff and mentors alone. */
  @MayBeLeftOut()
  @IsBoolean()
  overLimit?: boolean;
}

export class BookingDto extends SeatWishDto {
  @Id()
  menteeId!: string;

  /** Why somebody else books. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  because?: string;

  @MayBeLeftOut()
  @IsBoolean()
  byFamily?: boolean;
}

export class WaitingDto {
  @Id()
  menteeId!: string;

  @MayBeLeftOut()
  @Text(longestReason, 0)
  because?: string;

  @MayBeLeftOut()
  @IsBoolean()
  byFamily?: boolean;
}

export class MoveBookingDto extends SeatWishDto {
  @Version()
  version!: number;
}

export class ComingDto {
  /** The start of the session that they will come to, epoch milliseconds: refused when it was moved since. */
  @Instant()
  startAt!: number;
}

export class CancelBookingDto {
  @Version()
  version!: number;

  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason?: string;
}

export class BookingsQuery extends PageQuery {
  /** Officers may leave it out: it is theirs. */
  @IsOptional()
  @Id()
  wardId?: string;

  /** Of this mentee alone. */
  @IsOptional()
  @Id()
  menteeId?: string;

  /** In this session alone. */
  @IsOptional()
  @Id()
  sessionId?: string;

  /** In this state alone. */
  @IsOptional()
  @IsIn(bookingStates)
  state?: BookingState;
}

export class FreeTimesQuery {
  /** Epoch milliseconds; now, when left out. */
  @IsOptional()
  @Type(() => Number)
  @Instant()
  fromAt?: number;

  /** How many days to look at; 14, when left out. */
  @IsOptional()
  @Type(() => Number)
  @IsIn([1, 2, 3, 4, 5, 6, 7, 14, 21, 28])
  days?: number;

  /** At most so many times; 50, when left out. */
  @IsOptional()
  @Type(() => Number)
  @Whole(1, 500)
  limit?: number;

  /** Also times at which the mentor would have more sessions than the ward asks of them; of staff and mentors alone. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overLimits?: 'true' | 'false';

  /** Of all times, where the two can have it; when left out, new sessions have the next one to learn. */
  @IsOptional()
  @Code('topic')
  topic?: string;
}

export class SinceQuery {
  /** Epoch milliseconds; now, when left out. */
  @IsOptional()
  @Type(() => Number)
  @Instant()
  fromAt?: number;
}
